import { useTranslation } from 'react-i18next'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { DescriptionList, type Described } from '#app/components/ui/description-list.tsx'
import { type JobView } from '#app/domain/jobs/job.schema.ts'
import { inLanguage } from '#app/lib/in-language.ts'

/** What a job does, in words; a job of a version we no longer know keeps its name. */
export function JobName({ name }: { name: string }) {
  const { t } = useTranslation('admin')
  return <>{t(`jobs.names.${name.replaceAll('.', '_')}` as 'jobs.title', { defaultValue: name })}</>
}

/** What it is about. A key is shown as it is, for whoever looks it up elsewhere. */
export function JobSubject({ about }: Pick<JobView, 'about'>) {
  const { t, i18n } = useTranslation('admin')
  if (!about) return <>{t('jobs.about.everything')}</>
  if (about.kind === 'key') return <code className="break-all">{about.text}</code>
  const text = inLanguage(i18n.language, about.text, about.textHi)
  return (
    <span lang={text === about.textHi ? 'hi' : (about.language ?? undefined)} className="break-words">
      {text}
    </span>
  )
}

/** What is known of a job that failed: what it is about, how often and since when, and the error for whoever mends it. */
export function JobFacts({ job }: { job: JobView }) {
  const { t } = useTranslation('admin')
  const items: Described[] = [
    { term: t('jobs.subject'), description: <JobSubject about={job.about} /> },
    { term: t('jobs.attempts'), description: t('jobs.tries', { count: job.attempts }) },
    ...when(t('jobs.firstFailed'), job.firstFailedAt),
    ...when(t('jobs.lastFailed'), job.lastFailedAt),
    ...(job.error ? [{ term: t('jobs.error'), description: <JobError job={job} /> }] : []),
  ]
  return <DescriptionList items={items} />
}

const when = (term: string, at: string | null): Described[] =>
  at ? [{ term, description: <DateTime at={at} style="dateTime" /> }] : []

function JobError({ job: { error, errorDetails, requestId, id } }: { job: JobView }) {
  const { t } = useTranslation('admin')
  return (
    <>
      <code lang="en" className="break-words text-sm">
        {error}
      </code>
      <details className="mt-2">
        <summary className="link min-h-6 w-fit cursor-pointer">{t('jobs.details')}</summary>
        <p className="mt-2 text-sm text-muted-foreground">{t('jobs.inTheLog')}</p>
        <p className="text-sm">
          <code className="break-all">jobId {id}</code>
        </p>
        {requestId && (
          <p className="text-sm">
            <code className="break-all">requestId {requestId}</code>
          </p>
        )}
        {errorDetails && (
          <pre lang="en" className="mt-2 rounded-md bg-muted p-3 text-xs break-words whitespace-pre-wrap">
            {errorDetails}
          </pre>
        )}
      </details>
    </>
  )
}

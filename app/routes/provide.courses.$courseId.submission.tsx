import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { VerificationNotice } from '#app/components/courses/verification-notice.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { UnfinishedLessons } from '#app/components/lessons/unfinished-lessons.tsx'
import { useFollow } from '#app/components/packages/use-follow.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { languageList } from '#app/domain/catalogue/language-name.ts'
import { type CourseWorkspace, type RoundView } from '#app/domain/courses/course-views.ts'
import { REVIEW_TIME_IN_DAYS } from '#app/domain/courses/course.schema.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { foreseeLanguages } from '#app/domain/lessons/foresee-languages.server.ts'
import { type UnfinishedLesson } from '#app/domain/lessons/lesson-views.ts'
import { listUnfinished } from '#app/domain/lessons/list-unfinished.server.ts'
import { findIncomingPackage } from '#app/domain/packages/find-incoming-package.server.ts'
import { type IncomingPackage } from '#app/domain/packages/incoming-view.ts'
import { isUnderWay } from '#app/domain/packages/package-state.ts'
import { formFailure, orRespond, readForm } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const course = await requireWorkspace(request, params)
  const author = await requireAuthor(request, params, 'course.list_own')
  const incoming = course.isEditable ? await orRespond(findIncomingPackage(author)) : null
  const unfinished = course.isEditable
    ? await orRespond(listUnfinished({ ...author, versionId: course.version.id }))
    : []
  const { id: versionId } = course.version
  const foreseen = course.isEditable
    ? await orRespond(foreseeLanguages({ ...author, versionId, language: course.details.language }))
    : { promised: [], leftOut: [] }
  const language = languageOf(request, author.actor.language)
  return {
    course,
    incoming,
    unfinished,
    languages: {
      count: foreseen.promised.length,
      promised: languageList(foreseen.promised, language),
      leftOut: languageList(foreseen.leftOut, language),
    },
    title: `${getT(request, 'provide')('submission.title')}: ${course.details.title}`,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.submit')
  const submission = parseWithZod(await readForm(request), { schema: z.object({}) })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await submitCourse(author)
    return redirect(`/provide/courses/${author.courseId}/submission?saved=submitted`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

const UNDER_WAY_REFUSAL = 'provide:refusals.packageUnderWay'

export default function SubmissionPage() {
  const { course, incoming, unfinished } = useLoaderData<typeof loader>()
  const [form] = useServerForm(useActionData<typeof action>(), { id: 'submission' })
  const { t } = useTranslation('provide')
  const columns = useRoundColumns()
  const rounds = course.submission?.rounds ?? []
  return (
    <section className="max-w-4xl space-y-6">
      <h2 className="text-xl font-semibold">{t('submission.title')}</h2>
      {/* The page itself says it as long as it is so. */}
      {!form.errors?.some((message) => message.startsWith(UNDER_WAY_REFUSAL)) && <FormErrors form={form} />}
      <State course={course} incoming={incoming} unfinished={unfinished} />
      {rounds.length > 0 && (
        <DataTable
          caption={t('submission.rounds')}
          columns={columns}
          rows={[...rounds].reverse()}
          rowKey={({ number }) => String(number)}
        />
      )}
    </section>
  )
}

type StateProps = {
  course: CourseWorkspace
  incoming: IncomingPackage | null
  unfinished: readonly UnfinishedLesson[]
}

function State({ course, incoming, unfinished }: StateProps) {
  const { status, missing, providerStatus } = course
  // Above every page of the workspace stands what became of a version that is out of its authors' hands.
  if (status !== 'draft' && status !== 'changes_requested') return null
  if (incoming && isUnderWay(incoming.state)) return <Waiting course={course} incoming={incoming} />
  if (missing.length > 0 || unfinished.length > 0) return <Missing course={course} unfinished={unfinished} />
  if (providerStatus !== 'verified') return <VerificationNotice status={providerStatus} />
  return (
    <>
      {incoming && <NotInIt course={course} incoming={incoming} />}
      <Ready course={course} />
    </>
  )
}

const PATHS = { details: 'details', package: 'lessons', competencies: 'tags', price: 'price' } as const

type MissingProps = Pick<StateProps, 'course' | 'unfinished'>

function Missing({ course: { id, missing, providerStatus }, unfinished }: MissingProps) {
  const { t } = useTranslation('provide')
  return (
    <>
      <VerificationNotice status={providerStatus} />
      <Card>
        <CardHeader level={3} title={t('submission.notReady')} description={t('submission.notReadyText')} />
        {missing.length > 0 && (
          <ul className="list-disc space-y-2 pl-5">
            {missing.map((part) => (
              <li key={part}>
                <Link to={`../${PATHS[part]}`} relative="path" className="link">
                  {t(`next.${part}`)}
                </Link>
              </li>
            ))}
          </ul>
        )}
        {unfinished.length > 0 && (
          <div className="mt-4 space-y-2 first:mt-0">
            <h4 className="font-semibold">{t('submission.unfinished')}</h4>
            <UnfinishedLessons courseId={id} lessons={unfinished} />
          </div>
        )}
      </Card>
    </>
  )
}

type IncomingProps = { course: CourseWorkspace; incoming: IncomingPackage }

/** Nothing is submitted before it is known whether the new package will be part of it. */
function Waiting({ course, incoming }: IncomingProps) {
  const { t } = useTranslation('provide')
  useFollow(true)
  return (
    <Card padding="lg" className="space-y-4">
      <CardHeader
        level={3}
        title={t('submission.waiting')}
        description={t('submission.waitingText', { name: incoming.originalName })}
      />
      <p role="status">
        {t('submission.waitingState', { state: t(`package.state.${incoming.state as 'received'}`) })}
      </p>
      <div className="flex flex-wrap gap-3">
        <LinkButton to={`/provide/courses/${course.id}/package`} variant="secondary">
          {t('submission.toPackage')}
        </LinkButton>
        <noscript>
          <LinkButton to={`/provide/courses/${course.id}/submission`} variant="secondary" reloadDocument>
            {t('package.lookAgain')}
          </LinkButton>
        </noscript>
      </div>
    </Card>
  )
}

/** The last upload came to nothing; what would be submitted is the package from before it. */
function NotInIt({ course, incoming }: IncomingProps) {
  const { t } = useTranslation('provide')
  return (
    <Alert tone="warning" title={t('submission.notInIt', { name: incoming.originalName })}>
      <p>
        {t('submission.notInItText', { name: course.module?.package.originalName ?? '' })}{' '}
        <Link to={`/provide/courses/${course.id}/package`} className="link">
          {t('submission.toPackage')}
        </Link>
      </p>
    </Alert>
  )
}

function Ready({ course }: { course: CourseWorkspace }) {
  const { languages } = useLoaderData<typeof loader>()
  const { t } = useTranslation('provide')
  return (
    <Card padding="lg" className="space-y-4">
      <CardHeader
        level={3}
        title={t('submission.ready')}
        description={t('submission.readyText', { days: REVIEW_TIME_IN_DAYS })}
      />
      <p>{t('submission.languages', { count: languages.count, languages: languages.promised })}</p>
      {languages.leftOut && <p>{t('submission.languagesLeftOut', { languages: languages.leftOut })}</p>}
      <Form method="post">
        <CsrfField />
        <SubmitButton>{course.submission ? t('submission.resubmit') : t('submission.submit')}</SubmitButton>
      </Form>
    </Card>
  )
}

function useRoundColumns(): Column<RoundView>[] {
  const { t } = useTranslation('provide')
  return [
    {
      key: 'number',
      header: t('submission.round', { number: '' }).trim(),
      rowHeader: true,
      cell: ({ number }) => t('submission.round', { number }),
    },
    {
      key: 'submitted',
      header: t('submission.submittedAt'),
      cell: ({ submittedAt }) => <DateTime at={submittedAt} style="shortDate" />,
    },
    {
      key: 'outcome',
      header: t('submission.outcome'),
      cell: ({ outcome }) => t(outcome ? `submission.outcomes.${outcome}` : 'submission.open'),
    },
    {
      key: 'decided',
      header: t('submission.decidedAt'),
      cell: ({ decidedAt }) => (decidedAt ? <DateTime at={decidedAt} style="shortDate" /> : '–'),
    },
    {
      key: 'reason',
      header: t('submission.reason'),
      cell: ({ reason }) => (
        <span className="block text-left whitespace-pre-line [overflow-wrap:anywhere]">{reason ?? '–'}</span>
      ),
    },
  ]
}

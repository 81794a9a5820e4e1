import { type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { CircleCheck, Hourglass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { JobFacts, JobName, JobSubject } from '#app/components/jobs/job-facts.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Count } from '#app/components/ui/count.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { TabLinks } from '#app/components/ui/tab-links.tsx'
import { may } from '#app/domain/access/policy.ts'
import { JOB_LISTS, type JobsPage, type JobView } from '#app/domain/jobs/job.schema.ts'
import { listJobs } from '#app/domain/jobs/list-jobs.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

const addressSchema = z.object({
  list: z.enum(JOB_LISTS).catch('dead'),
  page: pageNumber,
  saved: z.enum(['requeued', 'allRequeued', 'discarded']).nullable().catch(null),
})

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'job.read')
  const { searchParams } = new URL(request.url)
  const { list, page, saved } = addressSchema.parse({
    list: searchParams.get('list'),
    page: searchParams.get('page'),
    saved: searchParams.get('saved'),
  })
  const found = await orRespond(listJobs({ actor, list, page }))
  const title = getT(request, 'admin')('jobs.title')
  return { title, list, page, saved, found, mayManage: may(actor, 'job.manage') }
}

export default function Jobs() {
  const { list, page, saved, found, mayManage } = useLoaderData<typeof loader>()
  const { t } = useTranslation('admin')
  const { dead, waiting, inHand, doneInADay } = found.counts
  return (
    <>
      <PageHeader title={t('jobs.title')} description={t('jobs.lead')} />
      <div className="space-y-6">
        {saved && <Alert tone="success" live title={t(`jobs.saved.${saved}`)} />}
        <Counts counts={found.counts} />
        <TabLinks
          label={t('jobs.lists')}
          items={[
            { to: '/admin/jobs', label: t('jobs.dead'), count: dead, isCurrent: list === 'dead' },
            {
              to: '/admin/jobs?list=waiting',
              label: t('jobs.waiting'),
              count: waiting + inHand,
              isCurrent: list === 'waiting',
            },
          ]}
        />
        {list === 'dead' ? (
          <DeadJobs jobs={found.jobs} mayManage={mayManage} doneInADay={doneInADay} />
        ) : (
          <WaitingJobs jobs={found.jobs} />
        )}
        <Pagination
          page={page}
          pageCount={Math.ceil(found.total / found.pageSize)}
          pageTo={(to) => `/admin/jobs?list=${list}&page=${to}`}
        />
      </div>
    </>
  )
}

function Counts({ counts }: Pick<JobsPage, 'counts'>) {
  const { t } = useTranslation('admin')
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {(['dead', 'waiting', 'inHand', 'doneInADay'] as const).map((name) => (
        <Card key={name} className="flex flex-col-reverse justify-end">
          <dt className="text-sm text-muted-foreground">{t(`jobs.counts.${name}`)}</dt>
          <dd className="text-2xl font-semibold">
            <Count value={counts[name]} />
          </dd>
        </Card>
      ))}
    </dl>
  )
}

type DeadJobsProps = { jobs: JobView[]; mayManage: boolean; doneInADay: number }

function DeadJobs({ jobs, mayManage, doneInADay }: DeadJobsProps) {
  const { t } = useTranslation('admin')
  if (jobs.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title={t('jobs.noneDead')}>
        {t('jobs.noneDeadLead', { count: doneInADay })}
      </EmptyState>
    )
  }
  return (
    <>
      {mayManage && jobs.length > 1 && (
        <Form
          method="post"
          action="/admin/jobs/requeue"
          className="flex flex-wrap items-center gap-x-4 gap-y-2"
        >
          <CsrfField />
          <Button type="submit" variant="secondary">
            {t('jobs.requeueAll')}
          </Button>
          <span className="text-muted-foreground">{t('jobs.requeueAllHint')}</span>
        </Form>
      )}
      <ul className="space-y-4">
        {jobs.map((job) => (
          <Card as="li" key={job.id} className="space-y-4">
            <h2 className="text-xl font-semibold">
              <JobName name={job.name} />
            </h2>
            <JobFacts job={job} />
            {mayManage && <Decision job={job} />}
          </Card>
        ))}
      </ul>
    </>
  )
}

function Decision({ job }: { job: JobView }) {
  const { t } = useTranslation('admin')
  const of = (
    <span className="sr-only">
      : <JobName name={job.name} />, <JobSubject about={job.about} />
    </span>
  )
  return (
    <div className="flex flex-wrap gap-3">
      <Form method="post" action={`/admin/jobs/${job.id}/requeue`}>
        <CsrfField />
        <Button type="submit">
          {t('jobs.requeue')}
          {of}
        </Button>
      </Form>
      <LinkButton variant="secondary" to={`/admin/jobs/${job.id}/discard`}>
        {t('jobs.discard')}
        {of}
      </LinkButton>
    </div>
  )
}

function WaitingJobs({ jobs }: { jobs: JobView[] }) {
  const { t } = useTranslation('admin')
  return (
    <DataTable
      caption={t('jobs.waiting')}
      hideCaption
      rows={jobs}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={Hourglass} title={t('jobs.noneWaiting')}>
          {t('jobs.noneWaitingLead')}
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: t('jobs.what'),
          rowHeader: true,
          cell: ({ name }) => <JobName name={name} />,
        },
        { key: 'about', header: t('jobs.subject'), cell: ({ about }) => <JobSubject about={about} /> },
        {
          key: 'since',
          header: t('jobs.queued'),
          cell: ({ queuedAt }) => <DateTime at={queuedAt} style="dateTime" />,
        },
        {
          key: 'next',
          header: t('jobs.next'),
          cell: ({ isInHand, nextTryAt }) =>
            isInHand ? (
              <StatusBadge tone="info">{t('jobs.inHand')}</StatusBadge>
            ) : (
              nextTryAt && <DateTime at={nextTryAt} style="dateTime" />
            ),
        },
        {
          key: 'error',
          header: t('jobs.error'),
          cell: ({ attempts, isInHand, error }) =>
            error && attempts > (isInHand ? 1 : 0) ? (
              <span className="break-words text-sm">
                {t('jobs.tries', { count: attempts })}: <span lang="en">{error}</span>
              </span>
            ) : (
              t('jobs.noError')
            ),
        },
      ]}
    />
  )
}

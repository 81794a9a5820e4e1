import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ClipboardCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { inLanguage } from '#app/lib/in-language.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { TabLinks } from '#app/components/ui/tab-links.tsx'
import { DueDate } from '#app/components/validation/due-date.tsx'
import { getQueue } from '#app/domain/validation/get-queue.server.ts'
import { type QueueItem, type QueueView } from '#app/domain/validation/submission-views.ts'
import { QUEUE_FILTERS } from '#app/domain/validation/submission.schema.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

const searchSchema = z.object({
  show: z.enum(QUEUE_FILTERS).catch('all'),
  page: pageNumber,
})

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'submission.list')
  const { show, page } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return {
    title: getT(request, 'validate', actor.language)('queue.title'),
    queue: await orRespond(getQueue({ actor, filter: show, page })),
  }
}

const TABS = ['all', 'mine', 'overdue'] as const
const tabTo = (filter: QueueView['filter']) => (filter === 'all' ? '/validate' : `/validate?show=${filter}`)

export default function Queue() {
  const { queue } = useLoaderData<typeof loader>()
  const { t } = useTranslation('validate')
  const { filter, items, counts, page, pageCount, withheld } = queue
  return (
    <>
      <PageHeader title={t('queue.title')} description={t('queue.lead')} />
      <div className="space-y-6">
        <TabLinks
          label={t('queue.filters')}
          items={TABS.map((tab) => ({
            to: tabTo(tab),
            label: t(`queue.show.${tab}`),
            count: counts[tab],
            isCurrent: tab === filter,
          }))}
        />
        <DataTable
          caption={t('queue.caption')}
          hideCaption
          columns={useColumns()}
          rows={items}
          rowKey={({ id }) => id}
          empty={<Empty filter={filter} />}
        />
        <Pagination
          page={page}
          pageCount={pageCount}
          pageTo={(number) => `/validate?show=${filter}&page=${number}`}
        />
        {withheld > 0 && (
          <Alert title={t('queue.withheld', { count: withheld })}>{t('queue.withheldText')}</Alert>
        )}
      </div>
    </>
  )
}

function useColumns(): Column<QueueItem>[] {
  const { t, i18n } = useTranslation('validate')
  return [
    {
      key: 'course',
      header: t('queue.course'),
      rowHeader: true,
      cell: ({ id, title, titleHi, language, providerName, providerNameHi }) => (
        <>
          <Link
            to={`/validate/${id}`}
            lang={i18n.language === 'hi' && titleHi ? 'hi' : language}
            className="link"
          >
            {inLanguage(i18n.language, title, titleHi)}
          </Link>
          <span className="block text-sm font-normal text-muted-foreground">
            {inLanguage(i18n.language, providerName, providerNameHi)}
          </span>
        </>
      ),
    },
    { key: 'round', header: t('queue.round'), cell: ({ round }) => round },
    {
      key: 'since',
      header: t('queue.since'),
      cell: ({ waitingSince }) => <DateTime at={waitingSince} style="shortDate" />,
    },
    {
      key: 'due',
      header: t('due'),
      cell: ({ dueAt, isOverdue }) => <DueDate at={dueAt} isOverdue={isOverdue} />,
    },
    {
      key: 'reviewer',
      header: t('reviewer'),
      cell: ({ reviewer }) =>
        reviewer ? (
          <span className={reviewer.isYou ? 'font-semibold' : undefined}>
            {reviewer.isYou ? t('you') : reviewer.name}
          </span>
        ) : (
          <span className="text-muted-foreground">{t('nobody')}</span>
        ),
    },
  ]
}

function Empty({ filter }: { filter: QueueView['filter'] }) {
  const { t } = useTranslation('validate')
  return (
    <EmptyState
      icon={ClipboardCheck}
      title={t(`queue.empty.${filter}`)}
      actions={
        filter !== 'all' && (
          <LinkButton to="/validate" variant="secondary">
            {t('queue.seeAll')}
          </LinkButton>
        )
      }
    >
      {t(`queue.emptyText.${filter}`)}
    </EmptyState>
  )
}

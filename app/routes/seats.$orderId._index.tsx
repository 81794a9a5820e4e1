import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { SearchX, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { inLanguage } from '#app/lib/in-language.ts'
import { SeatCountRow } from '#app/components/orders/seat-counts.tsx'
import { SeatsSearch } from '#app/components/orders/seats-search.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { formatDate } from '#app/components/ui/format.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { may } from '#app/domain/access/policy.ts'
import { listHolders } from '#app/domain/seats/list-holders.server.ts'
import { getSeatOrder } from '#app/domain/seats/list-seat-orders.server.ts'
import { type HeldSeatView } from '#app/domain/seats/seat.schema.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ orderId: objectId })
const searchSchema = z.object({
  page: pageNumber,
  q: z.string().trim().max(100).catch(''),
  assigned: z.coerce.number().int().min(1).optional().catch(undefined),
  released: z.literal('1').optional().catch(undefined),
})

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'seat.read')
  const { orderId } = parseParams(params, paramsSchema)
  const search = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const order = await orRespond(getSeatOrder({ actor, orderId }))
  const holders = await orRespond(listHolders({ actor, orderId, search: search.q, page: search.page }))
  return {
    title: getT(request, 'buy')('holders.title', { course: order.courseTitle }),
    order,
    holders,
    search,
    mayAssign: may(actor, 'seat.assign') && order.isUsable,
  }
}

export default function Holders() {
  const { order, holders, search, mayAssign } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('buy')
  const hasRoom = mayAssign && order.counts.available > 0
  const assign = hasRoom && (
    <>
      <LinkButton to={`/seats/${order.orderId}/assign`}>{t('holders.assign')}</LinkButton>
      <LinkButton to={`/seats/${order.orderId}/csv`} variant="secondary">
        {t('holders.csv')}
      </LinkButton>
    </>
  )
  return (
    <>
      <PageHeader
        eyebrow={t('seats.title')}
        title={inLanguage(i18n.language, order.courseTitle, order.courseTitleHi)}
        meta={
          <>
            <Link to={`/orders/${order.orderId}`} className="link">
              {t('holders.order', { number: order.number })}
            </Link>
            {order.validUntil && <Validity until={order.validUntil} isUsable={order.isUsable} />}
          </>
        }
        actions={assign}
        breadcrumbs={[{ label: t('seats.title'), to: '/seats' }, { label: order.number }]}
      />
      <div className="space-y-6">
        {search.assigned && (
          <Alert tone="success" live>
            {t('holders.done', { count: search.assigned })}
          </Alert>
        )}
        {search.released && (
          <Alert tone="success" live>
            {t('holders.released')}
          </Alert>
        )}
        <SeatCountRow counts={order.counts} />
        {mayAssign && order.counts.available === 0 && <Alert>{t('holders.noneLeft')}</Alert>}
        {(order.counts.assigned > 0 || search.q) && (
          <SeatsSearch search={search.q} clearTo={`/seats/${order.orderId}`} />
        )}
        <DataTable
          caption={t('holders.caption')}
          columns={useColumns(order.orderId, mayAssign)}
          rows={holders.items}
          rowKey={({ seatId }) => seatId}
          empty={
            search.q ? (
              <EmptyState icon={SearchX} title={t('holders.notFoundTitle')}>
                {t('holders.notFoundText', { search: search.q })}
              </EmptyState>
            ) : (
              <EmptyState icon={Users} title={t('holders.emptyTitle')} actions={assign}>
                {hasRoom && t('holders.emptyText')}
              </EmptyState>
            )
          }
        />
        <Pagination
          page={holders.page}
          pageCount={Math.ceil(holders.total / holders.pageSize)}
          pageTo={(page) =>
            `/seats/${order.orderId}?${new URLSearchParams({ q: search.q, page: String(page) }).toString()}`
          }
        />
      </div>
    </>
  )
}

function Validity({ until, isUsable }: { until: string; isUsable: boolean }) {
  const { t, i18n } = useTranslation('buy')
  if (!isUsable) return <span>{t('seats.ended', { date: formatDate(until, i18n.language) })}</span>
  return (
    <span>
      {t('seats.validUntil')}: <DateTime at={until} />
    </span>
  )
}

function useColumns(orderId: string, mayRelease: boolean): Column<HeldSeatView>[] {
  const { t, i18n } = useTranslation('buy')
  return [
    {
      key: 'name',
      header: t('holders.name'),
      rowHeader: true,
      cell: ({ name, email, hasLeft }) => (
        <>
          {name}
          <span className="block text-sm font-normal break-all text-muted-foreground">{email}</span>
          {hasLeft && <StatusBadge tone="warning">{t('holders.hasLeft')}</StatusBadge>}
        </>
      ),
    },
    {
      key: 'employeeNumber',
      header: t('holders.employeeNumber'),
      cell: ({ employeeNumber }) => employeeNumber ?? '–',
    },
    {
      key: 'since',
      header: t('holders.since'),
      cell: ({ assignedAt }) => assignedAt && <DateTime at={assignedAt} style="shortDate" />,
    },
    {
      key: 'state',
      header: t('holders.state'),
      cell: ({ status, activatedAt }) =>
        status === 'active' && activatedAt ? (
          <StatusBadge tone="success">
            {t('holders.active', { date: formatDate(activatedAt, i18n.language, 'shortDate') })}
          </StatusBadge>
        ) : (
          <StatusBadge>{t('holders.assigned')}</StatusBadge>
        ),
    },
    ...(mayRelease
      ? [
          {
            key: 'release',
            header: t('holders.release'),
            hideHeader: true,
            cell: ({ seatId, name }: HeldSeatView) => (
              <LinkButton to={`/seats/${orderId}/release?seat=${seatId}`} variant="secondary" size="sm">
                {t('holders.release')}
                <span className="sr-only">: {name}</span>
              </LinkButton>
            ),
          },
        ]
      : []),
  ]
}

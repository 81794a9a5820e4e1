import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ClipboardList } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { inLanguage } from '#app/lib/in-language.ts'
import { OrderStatusBadge } from '#app/components/orders/order-status-badge.tsx'
import { Count } from '#app/components/ui/count.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { Money } from '#app/components/ui/money.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { may } from '#app/domain/access/policy.ts'
import { listOrders } from '#app/domain/orders/list-orders.server.ts'
import { type OrderListItem } from '#app/domain/orders/order.schema.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

const searchSchema = z.object({ page: pageNumber })

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'order.read')
  const { page } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return {
    title: getT(request, 'buy')('list.title'),
    list: await orRespond(listOrders({ actor, page })),
    mayRaise: may(actor, 'order.raise'),
  }
}

export default function Orders() {
  const { list, mayRaise } = useLoaderData<typeof loader>()
  const { waiting, items, total, page, pageSize } = list
  const { t } = useTranslation('buy')
  const columns = useColumns()
  const toCatalogue = mayRaise && <LinkButton to="/catalogue">{t('list.fromCatalogue')}</LinkButton>
  return (
    <>
      <PageHeader title={t('list.title')} description={t('list.lead')} actions={total > 0 && toCatalogue} />
      {total === 0 ? (
        <EmptyState icon={ClipboardList} title={t('list.empty')} actions={toCatalogue}>
          {mayRaise ? t('list.emptyOfficer') : t('list.emptyOthers')}
        </EmptyState>
      ) : (
        <div className="space-y-10">
          <section aria-labelledby="waiting">
            <h2 id="waiting" className="mb-3 text-xl font-semibold">
              {t('list.waiting')}
            </h2>
            <DataTable
              caption={t('list.waiting')}
              hideCaption
              columns={columns}
              rows={waiting}
              rowKey={({ id }) => id}
              empty={<p className="text-muted-foreground">{t('list.waitingNone')}</p>}
            />
          </section>
          <section aria-labelledby="all" className="space-y-4">
            <h2 id="all" className="mb-3 text-xl font-semibold">
              {t('list.all')}
            </h2>
            <DataTable
              caption={t('list.all')}
              hideCaption
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
            />
            <Pagination
              page={page}
              pageCount={Math.ceil(total / pageSize)}
              pageTo={(number) => `/orders?page=${number}`}
            />
          </section>
        </div>
      )}
    </>
  )
}

function useColumns(): Column<OrderListItem>[] {
  const { t, i18n } = useTranslation('buy')
  return [
    {
      key: 'number',
      header: t('field.number'),
      rowHeader: true,
      cell: ({ id, number }) => (
        <Link to={`/orders/${id}`} className="link whitespace-nowrap">
          {number}
        </Link>
      ),
    },
    {
      key: 'course',
      header: t('field.course'),
      cell: ({ courseTitle, courseTitleHi }) => inLanguage(i18n.language, courseTitle, courseTitleHi),
    },
    { key: 'seats', header: t('field.seats'), align: 'end', cell: ({ seats }) => <Count value={seats} /> },
    {
      key: 'total',
      header: t('field.total'),
      align: 'end',
      cell: ({ totalInPaise }) => <Money paise={totalInPaise} />,
    },
    { key: 'status', header: t('field.status'), cell: ({ status }) => <OrderStatusBadge status={status} /> },
    {
      key: 'raised',
      header: t('field.raised'),
      cell: ({ raisedAt }) => <DateTime at={raisedAt} style="shortDate" />,
    },
  ]
}

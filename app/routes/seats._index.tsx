import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Armchair } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { inLanguage } from '#app/lib/in-language.ts'
import { Count } from '#app/components/ui/count.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { listSeatOrders } from '#app/domain/seats/list-seat-orders.server.ts'
import { type SeatOrderItem } from '#app/domain/seats/seat.schema.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

const searchSchema = z.object({ page: pageNumber })
const COUNTS = ['granted', 'available', 'assigned', 'inUse', 'expired'] as const

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'seat.read')
  const { page } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return {
    title: getT(request, 'buy')('seats.title'),
    list: await orRespond(listSeatOrders({ actor, page })),
  }
}

export default function Seats() {
  const { items, total, page, pageSize } = useLoaderData<typeof loader>().list
  const { t } = useTranslation('buy')
  return (
    <>
      <PageHeader title={t('seats.title')} description={t('seats.lead')} />
      <div className="space-y-6">
        <DataTable
          caption={t('seats.caption')}
          hideCaption
          columns={useColumns()}
          rows={items}
          rowKey={({ orderId }) => orderId}
          empty={
            <EmptyState icon={Armchair} title={t('seats.empty')}>
              {t('seats.emptyText')}
            </EmptyState>
          }
        />
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          pageTo={(number) => `/seats?page=${number}`}
        />
      </div>
    </>
  )
}

function useColumns(): Column<SeatOrderItem>[] {
  const { t, i18n } = useTranslation('buy')
  return [
    {
      key: 'course',
      header: t('field.course'),
      rowHeader: true,
      cell: ({ orderId, courseTitle, courseTitleHi, number }) => (
        <>
          <Link to={`/seats/${orderId}`} className="link">
            {inLanguage(i18n.language, courseTitle, courseTitleHi)}
          </Link>
          <span className="block text-sm font-normal text-muted-foreground">
            {t('holders.order', { number })}
          </span>
        </>
      ),
    },
    ...COUNTS.map((name) => ({
      key: name,
      header: t(`seats.${name}`),
      align: 'end' as const,
      cell: ({ counts }: SeatOrderItem) => <Count value={counts[name]} />,
    })),
    {
      key: 'validUntil',
      header: t('seats.validUntil'),
      cell: ({ validUntil }) => validUntil && <DateTime at={validUntil} style="shortDate" />,
    },
  ]
}

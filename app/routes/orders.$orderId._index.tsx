import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { inLanguage } from '#app/lib/in-language.ts'
import { InvoiceCard } from '#app/components/orders/invoice-card.tsx'
import { OrderHistory } from '#app/components/orders/order-history.tsx'
import { OrderStatusBadge } from '#app/components/orders/order-status-badge.tsx'
import { OrderStepper } from '#app/components/orders/order-stepper.tsx'
import { OrderSteps } from '#app/components/orders/order-steps.tsx'
import { PriceBreakdown } from '#app/components/orders/price-breakdown.tsx'
import { SeatCountRow } from '#app/components/orders/seat-counts.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { formatDate } from '#app/components/ui/format.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { may } from '#app/domain/access/policy.ts'
import { getOrder } from '#app/domain/orders/get-order.server.ts'
import { type OrderView } from '#app/domain/orders/order.schema.ts'
import { getSeatOrder } from '#app/domain/seats/list-seat-orders.server.ts'
import { type SeatOrderItem } from '#app/domain/seats/seat.schema.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ orderId: objectId })
const SEATED = ['active', 'accepted', 'closed']

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'order.read')
  const { orderId } = parseParams(params, paramsSchema)
  const order = await orRespond(getOrder({ actor, orderId }))
  const hasSeats = SEATED.includes(order.status) && may(actor, 'seat.read')
  return {
    title: getT(request, 'buy')('order.title', { number: order.number }),
    order,
    seats: hasSeats ? await orRespond(getSeatOrder({ actor, orderId })) : null,
    mayAssign: may(actor, 'seat.assign'),
  }
}

export default function Order() {
  const { order, seats, mayAssign } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('buy')
  const course = inLanguage(i18n.language, order.courseTitle, order.courseTitleHi)
  return (
    <>
      <PageHeader
        eyebrow={order.number}
        title={order.courseSlug ? <Link to={`/courses/${order.courseSlug}`}>{course}</Link> : course}
        description={order.providerName}
        meta={<OrderStatusBadge status={order.status} />}
        breadcrumbs={[{ label: t('list.title'), to: '/orders' }, { label: order.number }]}
      />
      <div className="space-y-8">
        <OrderStepper order={order} />
        <WhatNext order={order} />
        {seats && <Seats order={order} seats={seats} mayAssign={mayAssign} />}
        <div className="grid items-start gap-6 lg:grid-cols-[3fr_2fr]">
          <div className="order-2 space-y-6 lg:order-none">
            <NeedAndComparison order={order} />
            <Card as="section">
              <CardHeader title={t('order.history')} description={t('order.historyLead')} />
              <OrderHistory history={order.history} />
            </Card>
          </div>
          <div className="space-y-6">
            <Card as="section">
              <CardHeader title={t('price.heading')} />
              <PriceBreakdown price={order} />
            </Card>
            <InvoiceCard order={order} />
          </div>
        </div>
      </div>
    </>
  )
}

function WhatNext({ order }: { order: OrderView }) {
  const { t } = useTranslation('buy')
  return (
    <Card as="section">
      <CardHeader title={t('order.nextHeading')} />
      <div className="space-y-4">
        <p>{t(`order.next.${order.status}`)}</p>
        {order.returnRemarks && (
          <Alert tone="warning" title={t('correction.returned')}>
            <p className="whitespace-pre-line">{order.returnRemarks}</p>
          </Alert>
        )}
        {order.isKeptOut && (
          <Alert>{order.status === 'active' ? t('order.keptOutAccept') : t('order.keptOutSanction')}</Alert>
        )}
        <div className="flex flex-wrap gap-3 empty:hidden">
          <OrderSteps orderId={order.id} steps={order.steps} />
        </div>
      </div>
    </Card>
  )
}

function NeedAndComparison({ order }: { order: OrderView }) {
  const { t } = useTranslation('buy')
  return (
    <Card as="section">
      <CardHeader title={t('order.needHeading')} />
      <h3 className="font-semibold">{t('new.need')}</h3>
      <p className="mt-1 max-w-prose break-words whitespace-pre-line">{order.need}</p>
      <h3 className="mt-5 font-semibold">{t('new.comparison')}</h3>
      <p className="mt-1 max-w-prose break-words whitespace-pre-line">{order.comparison}</p>
    </Card>
  )
}

type SeatsProps = { order: OrderView; seats: SeatOrderItem; mayAssign: boolean }

function Seats({ order, seats, mayAssign }: SeatsProps) {
  const { t, i18n } = useTranslation('buy')
  const day = (at: string | null) => (at ? formatDate(at, i18n.language) : '')
  return (
    <section aria-labelledby="seats">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 id="seats" className="text-xl font-semibold">
            {t('order.seatsHeading')}
          </h2>
          <p className="text-muted-foreground">
            {t('order.seatsText', { from: day(order.validFrom), until: day(order.validUntil) })}
          </p>
        </div>
        <LinkButton to={`/seats/${order.id}`} variant="secondary">
          {mayAssign ? t('order.toSeats') : t('order.toSeatsReader')}
        </LinkButton>
      </div>
      <SeatCountRow counts={seats.counts} />
    </section>
  )
}

import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CheckPayment } from '#app/components/orders/order-steps.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { Money } from '#app/components/ui/money.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { type OrderView } from '#app/domain/orders/order.schema.ts'

const STATES = ['draft', 'open', 'paid', 'void', 'uncollectible'] as const
const TONES = {
  draft: 'neutral',
  open: 'info',
  paid: 'success',
  void: 'neutral',
  uncollectible: 'danger',
} as const

/** The invoice as the payment service last described it. */
export function InvoiceCard({ order }: { order: OrderView }) {
  const { t } = useTranslation('buy')
  const { invoice } = order
  if (!invoice) {
    return (
      <Card as="section">
        <CardHeader title={t('invoice.heading')} description={t('invoice.none')} />
      </Card>
    )
  }
  const state = STATES.find((known) => known === invoice.status)
  const paidOrDue = invoice.paidAt
    ? [{ term: t('invoice.paidAt'), description: <DateTime at={invoice.paidAt} /> }]
    : invoice.dueAt
      ? [{ term: t('invoice.dueAt'), description: <DateTime at={invoice.dueAt} /> }]
      : []
  return (
    <Card as="section">
      <CardHeader title={t('invoice.heading')} />
      <DescriptionList
        items={[
          { term: t('invoice.number'), description: invoice.number ?? t('invoice.notYet') },
          ...(state
            ? [
                {
                  term: t('invoice.status'),
                  description: <StatusBadge tone={TONES[state]}>{t(`invoice.state.${state}`)}</StatusBadge>,
                },
              ]
            : []),
          { term: t('invoice.amount'), description: <Money paise={invoice.totalInPaise} exact /> },
          ...paidOrDue,
        ]}
      />
      {invoice.hostedUrl && (
        <p className="mt-4">
          <a href={invoice.hostedUrl} target="_blank" rel="noreferrer" className="link inline-flex gap-2">
            {invoice.status === 'open' ? t('invoice.openToPay') : t('invoice.open')}
            <Icon icon={ExternalLink} size="sm" className="mt-1" />
            <span className="sr-only">({t('invoice.newWindow')})</span>
          </a>
        </p>
      )}
      {order.steps.includes('check_payment') && <CheckPayment orderId={order.id} />}
    </Card>
  )
}

import { useTranslation } from 'react-i18next'
import { type Tone } from '#app/components/ui/badge.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { type OrderStatus } from '#app/domain/orders/order.schema.ts'

const TONES: Record<OrderStatus, Tone> = {
  draft: 'neutral',
  need_recorded: 'neutral',
  compared: 'neutral',
  sent_for_sanction: 'info',
  sanctioned: 'primary',
  returned: 'warning',
  placed: 'info',
  active: 'success',
  accepted: 'success',
  closed: 'neutral',
  cancelled: 'danger',
}

export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  const { t } = useTranslation('buy')
  return <StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>
}

import { useTranslation } from 'react-i18next'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { Stepper, type Step } from '#app/components/ui/stepper.tsx'
import { type OrderStatus, type OrderView } from '#app/domain/orders/order.schema.ts'

const STAGES = ['sent_for_sanction', 'sanctioned', 'placed', 'active', 'accepted', 'closed'] as const
type Stage = (typeof STAGES)[number]

/** How many stages an order in this status has behind it. A returned order waits for its sanction again. */
const DONE: Record<Exclude<OrderStatus, 'cancelled'>, number> = {
  draft: 0,
  need_recorded: 0,
  compared: 0,
  returned: 1,
  sent_for_sanction: 1,
  sanctioned: 2,
  placed: 3,
  active: 4,
  accepted: 5,
  closed: 6,
}

/** The stages every order goes through, with when each was reached. */
export function OrderStepper({ order }: { order: Pick<OrderView, 'status' | 'history'> }) {
  const { t } = useTranslation('buy')
  const { status, history } = order
  const done = status === 'cancelled' ? stagesBefore(history) : DONE[status]
  const isStopped = status === 'cancelled' || status === 'returned'
  const steps = STAGES.map((stage, index): Step => {
    const state = index < done ? 'done' : index > done ? 'upcoming' : isStopped ? 'stopped' : 'current'
    const stoppedBy = index === done && isStopped ? status : null
    const reached = history.findLast(({ event }) => event === (stoppedBy ?? stage))
    return {
      key: stage,
      label: stoppedBy ? t(`status.${stoppedBy}`) : t(`stage.${stage}`),
      state,
      detail:
        (index < done || stoppedBy) && reached ? <DateTime at={reached.at} style="shortDate" /> : undefined,
    }
  })
  // Nothing comes after a cancellation.
  return (
    <Stepper label={t('stage.label')} steps={status === 'cancelled' ? steps.slice(0, done + 1) : steps} />
  )
}

function stagesBefore(history: OrderView['history']): number {
  const last = history.findLast(({ event }) => event !== 'cancelled' && event !== 'renewed')?.event
  return last && isStatus(last) ? DONE[last] : 0
}

const isStatus = (event: string): event is keyof typeof DONE | Stage => event in DONE

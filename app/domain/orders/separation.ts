import { type OrderEvent, type OrderStatus } from '#app/domain/orders/order.schema.ts'

type History = { history: readonly { event: OrderEvent; byId?: unknown }[] }

const RAISING: readonly OrderStatus[] = ['draft', 'need_recorded', 'compared', 'sent_for_sanction']

/** Everybody who raised or corrected the order: they cannot sanction or return it. */
export const raisersOf = (order: History): string[] => peopleBehind(order, RAISING)

/** Everybody who sanctioned it: they cannot accept what was delivered. */
export const sanctionersOf = (order: History): string[] => peopleBehind(order, ['sanctioned'])

function peopleBehind({ history }: History, events: readonly OrderEvent[]): string[] {
  const ids = history
    .filter(({ event, byId }) => byId && events.includes(event))
    .map(({ byId }) => String(byId))
  return [...new Set(ids)]
}

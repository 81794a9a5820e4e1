import { may } from '#app/domain/access/policy.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { Course } from '#app/domain/courses/course.model.server.ts'
import { type OrderRecord } from '#app/domain/orders/order.model.server.ts'
import {
  CANCELLABLE,
  type OrderEvent,
  type OrderListItem,
  type OrderStep,
  type OrderView,
} from '#app/domain/orders/order.schema.ts'
import { raisersOf, sanctionersOf } from '#app/domain/orders/separation.ts'
import { getOwnOrder } from '#app/domain/orders/take-step.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

/** Everything about one order of the actor's ministry, and what they may do to it now. */
export async function getOrder({ actor, orderId }: { actor: Actor; orderId: string }): Promise<OrderView> {
  requirePermission(actor, 'order.read', { organisationId: actor.acting.organisationId })
  const order = await getOwnOrder(actor, orderId)
  const people = await User.find({ _id: { $in: order.history.map(({ byId }) => byId) } }, { name: 1 }).lean()
  const nameOf = new Map(people.map(({ _id, name }) => [String(_id), name]))
  const course = await Course.findById(order.courseId, { slug: 1 }).lean()
  const { billing, validFrom, validUntil } = order
  return {
    ...toListItem(order),
    courseSlug: course?.slug ?? null,
    providerName: order.providerName,
    pricePerSeatPerYearInPaise: order.pricePerSeatPerYearInPaise,
    gstRatePercent: order.gstRatePercent,
    subtotalInPaise: order.subtotalInPaise,
    gstInPaise: order.gstInPaise,
    need: lastRemarks(order, 'need_recorded'),
    comparison: lastRemarks(order, 'compared'),
    returnRemarks: order.status === 'returned' ? lastRemarks(order, 'returned') : null,
    history: order.history.map(({ event, at, byId, remarks, reference, seats, totalInPaise }) => ({
      event,
      at: at.toISOString(),
      byName: nameOf.get(String(byId)) ?? null,
      remarks: remarks ?? null,
      reference: reference ?? null,
      seats,
      totalInPaise,
    })),
    invoice: billing
      ? {
          number: billing.invoiceNumber ?? null,
          status: billing.invoiceStatus ?? null,
          totalInPaise: billing.invoicedInPaise,
          hostedUrl: billing.hostedInvoiceUrl ?? null,
          dueAt: billing.dueAt?.toISOString() ?? null,
          paidAt: billing.paidAt?.toISOString() ?? null,
        }
      : null,
    validFrom: validFrom?.toISOString() ?? null,
    validUntil: validUntil?.toISOString() ?? null,
    steps: stepsFor(order, actor),
    isKeptOut: isKeptOut(order, actor),
  }
}

export const toListItem = (order: OrderRecord): OrderListItem => ({
  id: String(order._id),
  number: order.number,
  courseTitle: order.courseTitle,
  courseTitleHi: order.courseTitleHi ?? null,
  seats: order.seats,
  totalInPaise: order.totalInPaise,
  status: order.status,
  raisedAt: order.createdAt.toISOString(),
  dueAt: order.billing?.dueAt?.toISOString() ?? null,
})

const lastRemarks = ({ history }: OrderRecord, wanted: OrderEvent): string | null =>
  history.findLast(({ event }) => event === wanted)?.remarks ?? null

/** The same rules the steps themselves enforce, asked beforehand so that no button leads to a refusal. */
export function stepsFor(order: OrderRecord, actor: Actor): OrderStep[] {
  const { status, validUntil } = order
  const organisationId = String(order.ministryId)
  const allowed = (action: Parameters<typeof may>[1], excludedPersonIds: string[] = []) =>
    may(actor, action, { organisationId, excludedPersonIds })
  const maySanction = status === 'sent_for_sanction' && allowed('order.sanction', raisersOf(order))
  const isOver = validUntil !== null && validUntil !== undefined && validUntil <= new Date()
  const rules: Record<OrderStep, boolean> = {
    correct: status === 'returned' && allowed('order.raise'),
    sanction: maySanction,
    return: maySanction,
    place: status === 'sanctioned' && allowed('order.place'),
    check_payment: status === 'placed' && allowed('order.accept'),
    accept: status === 'active' && allowed('order.accept', sanctionersOf(order)),
    close: status === 'accepted' && isOver && allowed('order.place'),
    cancel: CANCELLABLE.includes(status) && allowed('order.cancel'),
  }
  return (Object.keys(rules) as OrderStep[]).filter((step) => rules[step])
}

function isKeptOut(order: OrderRecord, actor: Actor): boolean {
  const organisationId = String(order.ministryId)
  if (order.status === 'sent_for_sanction')
    return may(actor, 'order.sanction', { organisationId }) && raisersOf(order).includes(actor.id)
  if (order.status === 'active')
    return may(actor, 'order.accept', { organisationId }) && sanctionersOf(order).includes(actor.id)
  return false
}

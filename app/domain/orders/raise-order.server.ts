import { quote } from '@karmashala/billing'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { findOnSale } from '#app/domain/orders/find-on-sale.server.ts'
import { nextOrderNumber } from '#app/domain/orders/next-order-number.server.ts'
import { Order } from '#app/domain/orders/order.model.server.ts'
import { raiseOrderSchema, type RaiseOrderInput } from '#app/domain/orders/order.schema.ts'
import { takeStep } from '#app/domain/orders/take-step.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

type StartOrder = {
  actor: Actor
  courseId: string
  seats: number
  /** The price the officer was shown; another one now is a refusal, not a surprise on the invoice. */
  shownPriceInPaise?: number | undefined
}
type RaiseOrder = RaiseOrderInput & StartOrder
type OrderStepInput = { actor: Actor; orderId: string }

/** Raises an order and sends it for sanction: all four steps, or none. */
export async function raiseOrder({ need, comparison, ...input }: RaiseOrder): Promise<{ orderId: string }> {
  const { actor, seats } = input
  requirePermission(actor, 'order.raise', { organisationId: actor.acting.organisationId })
  requireValid({ seats, need, comparison })
  return await inTransaction(async () => {
    const { orderId } = await startOrder(input)
    await recordNeed({ actor, orderId, remarks: need })
    await recordComparison({ actor, orderId, remarks: comparison })
    await sendForSanction({ actor, orderId })
    return { orderId }
  })
}

/** Callers that are not a form are held to the same limits. */
export function requireValid(input: RaiseOrderInput): void {
  const parsed = raiseOrderSchema.safeParse(input)
  if (parsed.success) return
  throw new DomainError('invalid', (parsed.error.issues[0]?.message ?? 'errors:invalid') as 'errors:invalid')
}

/** The draft with its number and its price. Call it and the steps below inside a transaction. */
async function startOrder(input: StartOrder): Promise<{ orderId: string }> {
  const { actor, courseId, seats, shownPriceInPaise } = input
  const ministryId = actor.acting.organisationId
  requirePermission(actor, 'order.raise', { organisationId: ministryId })
  const { offeringId, providerId, pricePerSeatPerYearInPaise, ...names } = await findOnSale({ courseId })
  if (shownPriceInPaise !== undefined && shownPriceInPaise !== pricePerSeatPerYearInPaise)
    throw new DomainError('conflict', 'buy:refusals.priceChanged')

  const { gstRatePercent } = getRuntime()
  const amounts = quote({ pricePerSeatInPaise: pricePerSeatPerYearInPaise, seats, gstRatePercent })
  const now = new Date()
  const [order] = await Order.create([
    {
      number: await nextOrderNumber(now),
      ministryId,
      offeringId,
      courseId,
      providerId,
      courseTitle: names.courseTitle,
      courseTitleHi: names.courseTitleHi,
      providerName: names.providerName,
      status: 'draft',
      seats,
      pricePerSeatPerYearInPaise,
      gstRatePercent,
      ...amounts,
      history: [{ event: 'draft', at: now, byId: actor.id, seats, totalInPaise: amounts.totalInPaise }],
    },
  ])
  if (!order) throw new Error('The order was not created.')
  const orderId = String(order._id)
  await recordAudit({
    organisationId: ministryId,
    actorId: actor.id,
    action: 'order.draft',
    subject: { kind: 'order', id: orderId },
    details: { number: order.number, seats, totalInPaise: amounts.totalInPaise },
  })
  return { orderId }
}

/** Why the seats are needed and for whom: for a draft, and again for an order that came back. */
export const recordNeed = async ({ remarks, ...input }: OrderStepInput & { remarks: string }) =>
  await takeStep({
    ...input,
    action: 'order.raise',
    from: ['draft', 'returned'],
    to: 'need_recorded',
    remarks,
  })

/** What else was looked at, and why this was chosen. */
export const recordComparison = async ({ remarks, ...input }: OrderStepInput & { remarks: string }) =>
  await takeStep({ ...input, action: 'order.raise', from: ['need_recorded'], to: 'compared', remarks })

export const sendForSanction = async (input: OrderStepInput) =>
  await takeStep({ ...input, action: 'order.raise', from: ['compared'], to: 'sent_for_sanction' })

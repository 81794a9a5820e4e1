import { quote, type Quote } from '@karmashala/billing'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { findOnSale } from '#app/domain/orders/find-on-sale.server.ts'
import { getOwnOrder } from '#app/domain/orders/take-step.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

export type OrderQuote = {
  courseId: string
  courseSlug: string
  courseTitle: string
  courseTitleHi: string | null
  providerName: string
  pricePerSeatPerYearInPaise: number
  gstRatePercent: number
  /** null until a number of seats is known. */
  amounts: (Quote & { seats: number }) | null
}

/** What a number of seats of a course would cost today. */
export async function quoteOrder({
  actor,
  slug,
  seats,
}: {
  actor: Actor
  slug: string
  seats: number | null
}): Promise<OrderQuote> {
  requirePermission(actor, 'order.raise', { organisationId: actor.acting.organisationId })
  const { offeringId: _offering, providerId: _provider, ...onSale } = await findOnSale({ slug })
  const { gstRatePercent } = getRuntime()
  const amounts =
    seats === null
      ? null
      : {
          seats,
          ...quote({ pricePerSeatInPaise: onSale.pricePerSeatPerYearInPaise, seats, gstRatePercent }),
        }
  return { ...onSale, gstRatePercent, amounts }
}

/** The same for an order that came back: at the price it was raised with. */
export async function quoteCorrection({
  actor,
  orderId,
  seats,
}: {
  actor: Actor
  orderId: string
  seats: number
}): Promise<Quote & { seats: number }> {
  requirePermission(actor, 'order.raise', { organisationId: actor.acting.organisationId })
  const { pricePerSeatPerYearInPaise, gstRatePercent } = await getOwnOrder(actor, orderId)
  return { seats, ...quote({ pricePerSeatInPaise: pricePerSeatPerYearInPaise, seats, gstRatePercent }) }
}

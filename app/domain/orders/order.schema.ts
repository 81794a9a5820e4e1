import { z } from 'zod'
import { objectId } from '#app/lib/object-id.ts'

export const ORDER_STATUSES = [
  'draft', 'need_recorded', 'compared', 'sent_for_sanction', 'sanctioned', 'returned',
  'placed', 'active', 'accepted', 'closed', 'cancelled',
] as const // prettier-ignore
export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** Lines of an order's history: each status it came to, and the years added by renewals. */
export const ORDER_EVENTS = [...ORDER_STATUSES, 'renewed'] as const
export type OrderEvent = (typeof ORDER_EVENTS)[number]

/** An order can be given up until the payment service has been told of it. */
export const CANCELLABLE: readonly OrderStatus[] = [
  'draft',
  'need_recorded',
  'compared',
  'sent_for_sanction',
  'sanctioned',
  'returned',
]
/** Seats can be assigned and used: paid for, and not closed. */
export const USABLE: readonly OrderStatus[] = ['active', 'accepted']

export const SEATS_MAX = 1_00_000
export const REMARKS_MAX = 2000
export const REFERENCE_MAX = 80
/** Days a ministry has for paying, counted from the invoice. */
export const DAYS_UNTIL_DUE = 30

const remarks = z
  .string('errors:required')
  .trim()
  .min(10, 'errors:tooShort')
  .max(REMARKS_MAX, 'errors:tooLong')
const optionalRemarks = z.string().trim().max(REMARKS_MAX, 'errors:tooLong').optional()

export const seatsSchema = z.coerce
  .number('errors:wholeNumber')
  .int('errors:wholeNumber')
  .min(1, 'errors:wholeNumber')
  .max(SEATS_MAX, 'errors:tooMany')

export const raiseOrderSchema = z.object({ seats: seatsSchema, need: remarks, comparison: remarks })
export type RaiseOrderInput = z.infer<typeof raiseOrderSchema>

/** What the officer saw when they decided: a price that has changed since then is shown to them first. */
export const raiseOrderFormSchema = raiseOrderSchema.extend({
  courseId: objectId,
  shownPriceInPaise: z.coerce.number('errors:required').int('errors:required').min(0, 'errors:required'),
})

export const sanctionOrderSchema = z.object({
  reference: z
    .string('errors:required')
    .trim()
    .min(3, 'errors:tooShort')
    .max(REFERENCE_MAX, 'errors:tooLong'),
  remarks: optionalRemarks,
})
export type SanctionOrderInput = z.infer<typeof sanctionOrderSchema>

export const returnOrderSchema = z.object({ remarks })
export type ReturnOrderInput = z.infer<typeof returnOrderSchema>

export const cancelOrderSchema = z.object({ remarks })
export type CancelOrderInput = z.infer<typeof cancelOrderSchema>

export const acceptOrderSchema = z.object({ remarks: optionalRemarks })
export type AcceptOrderInput = z.infer<typeof acceptOrderSchema>

/** What the person may do to an order now; a screen offers exactly these. */
export type OrderStep =
  'correct' | 'sanction' | 'return' | 'place' | 'check_payment' | 'accept' | 'close' | 'cancel'

export type OrderListItem = {
  id: string
  number: string
  courseTitle: string
  courseTitleHi: string | null
  seats: number
  totalInPaise: number
  status: OrderStatus
  raisedAt: string
  dueAt: string | null
}

export type OrderEventView = {
  event: OrderEvent
  at: string
  /** null for the payment service. */
  byName: string | null
  remarks: string | null
  reference: string | null
  seats: number
  totalInPaise: number
}

export type OrderView = OrderListItem & {
  courseSlug: string | null
  providerName: string
  pricePerSeatPerYearInPaise: number
  gstRatePercent: number
  subtotalInPaise: number
  gstInPaise: number
  need: string | null
  comparison: string | null
  returnRemarks: string | null
  history: OrderEventView[]
  invoice: {
    number: string | null
    status: string | null
    totalInPaise: number
    hostedUrl: string | null
    dueAt: string | null
    paidAt: string | null
  } | null
  validFrom: string | null
  validUntil: string | null
  steps: OrderStep[]
  /** The person would sanction or accept this, were it not for what they did to it before. */
  isKeptOut: boolean
}

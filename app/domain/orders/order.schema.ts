import { z } from 'zod'

export const ORDER_STATUSES = [
  'draft', 'need_recorded', 'compared', 'sent_for_sanction', 'sanctioned', 'returned',
  'placed', 'active', 'accepted', 'closed', 'cancelled',
] as const // prettier-ignore
export type OrderStatus = (typeof ORDER_STATUSES)[number]
export const SEATS_MAX = 1_00_000

const remarks = z.string('errors:required').trim().min(10, 'errors:tooShort').max(2000, 'errors:tooLong')

export const raiseOrderSchema = z.object({
  seats: z.coerce
    .number('errors:wholeNumber')
    .int('errors:wholeNumber')
    .min(1, 'errors:wholeNumber')
    .max(SEATS_MAX, 'errors:tooMany'),
  need: remarks,
  comparison: remarks,
})
export type RaiseOrderInput = z.infer<typeof raiseOrderSchema>

export const sanctionOrderSchema = z.object({
  reference: z.string('errors:required').trim().min(3, 'errors:tooShort').max(80, 'errors:tooLong'),
  remarks: z.string().trim().max(2000, 'errors:tooLong').optional(),
})
export type SanctionOrderInput = z.infer<typeof sanctionOrderSchema>

export const returnOrderSchema = z.object({ remarks })

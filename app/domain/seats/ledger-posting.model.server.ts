import { Schema } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** `renew` moves no seats: it says that an invoice prolonged them. */
const POSTING_KINDS = ['grant', 'assign', 'release', 'expire', 'revoke', 'renew'] as const

/** The entitlement ledger. Every seat count a screen shows is the sum of these. */
const ledgerPostingSchema = new Schema(
  {
    /** What caused it, e.g. the invoice; the same cause posts once. */
    causeKey: { type: String, required: true, unique: true },
    orderId: { type: ObjectId, ref: 'Order', required: true },
    ministryId: { type: ObjectId, ref: 'Organisation', required: true },
    kind: { type: String, enum: POSTING_KINDS, required: true },
    /** Where seats that expire or are revoked were; null for the others. */
    from: { type: String, enum: ['available', 'assigned', null], default: null },
    seats: { type: Number, required: true, min: 1 },
    at: { type: Date, required: true },
    actorId: { type: ObjectId, ref: 'User', default: null },
    seatId: { type: ObjectId, ref: 'Seat', default: null },
  },
  { timestamps: false },
)
ledgerPostingSchema.index({ orderId: 1, at: 1 })
ledgerPostingSchema.index({ ministryId: 1, at: 1 })

export const LedgerPosting = defineModel('LedgerPosting', ledgerPostingSchema)

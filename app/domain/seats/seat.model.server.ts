import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { SEAT_STATUSES } from '#app/domain/seats/seat.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** The right of one employee for one year. Taking a seat back closes it and opens a fresh one with the same end. */
const seatSchema = new Schema(
  {
    orderId: { type: ObjectId, ref: 'Order', required: true },
    /** From 1 to the seats of the order; null for seats opened in the place of released or expired ones. */
    serial: { type: Number, default: null },
    ministryId: { type: ObjectId, ref: 'Organisation', required: true },
    courseId: { type: ObjectId, ref: 'Course', required: true },
    status: { type: String, enum: SEAT_STATUSES, required: true },
    userId: { type: ObjectId, ref: 'User', default: null },
    assignedById: { type: ObjectId, ref: 'User', default: null },
    assignedAt: { type: Date, default: null },
    activatedAt: { type: Date, default: null },
    releasedById: { type: ObjectId, ref: 'User', default: null },
    releasedAt: { type: Date, default: null },
    expiresAt: { type: Date, required: true },
    /** True while it is somebody's: the index below keeps a person from holding two for one course. */
    isHeld: { type: Boolean, default: false },
  },
  { timestamps: true },
)
seatSchema.index({ userId: 1, courseId: 1 }, { unique: true, partialFilterExpression: { isHeld: true } })
seatSchema.index({ orderId: 1, status: 1 })
seatSchema.index(
  { orderId: 1, serial: 1 },
  { unique: true, partialFilterExpression: { serial: { $type: 'number' } } },
)
seatSchema.index({ status: 1, expiresAt: 1 })

export type SeatRecord = InferSchemaType<typeof seatSchema> & { _id: Types.ObjectId }
export const Seat = defineModel('Seat', seatSchema)

import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

export const SEAT_STATUSES = ['available', 'assigned', 'active', 'released', 'expired'] as const
export type SeatStatus = (typeof SEAT_STATUSES)[number]

/** The right of one employee for one year. Taking a seat back closes it and opens a fresh one with the same end. */
const seatSchema = new Schema(
  {
    orderId: { type: ObjectId, ref: 'Order', required: true },
    ministryId: { type: ObjectId, ref: 'Organisation', required: true },
    courseId: { type: ObjectId, ref: 'Course', required: true },
    status: { type: String, enum: SEAT_STATUSES, required: true },
    userId: { type: ObjectId, ref: 'User', default: null },
    assignedById: { type: ObjectId, ref: 'User', default: null },
    assignedAt: { type: Date, default: null },
    activatedAt: { type: Date, default: null },
    releasedAt: { type: Date, default: null },
    expiresAt: { type: Date, required: true },
    /** True while it is somebody's: the index below keeps a person from holding two for one course. */
    isHeld: { type: Boolean, default: false },
  },
  { timestamps: true },
)
seatSchema.index({ userId: 1, courseId: 1 }, { unique: true, partialFilterExpression: { isHeld: true } })
seatSchema.index({ orderId: 1, status: 1 })
seatSchema.index({ ministryId: 1, status: 1 })

export type SeatRecord = InferSchemaType<typeof seatSchema> & { _id: Types.ObjectId }
export const Seat = defineModel('Seat', seatSchema)

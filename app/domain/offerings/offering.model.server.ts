import { Schema } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** What a ministry can buy: for now one course, per employee per year. */
const offeringSchema = new Schema(
  {
    kind: { type: String, enum: ['course'], required: true },
    courseId: { type: ObjectId, ref: 'Course', required: true, unique: true },
    providerId: { type: ObjectId, ref: 'Organisation', required: true, index: true },
    pricePerSeatPerYearInPaise: { type: Number, required: true, min: 0 },
    isOnSale: { type: Boolean, required: true },
  },
  { timestamps: true },
)

export const Offering = defineModel('Offering', offeringSchema)

import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { ORDER_STATUSES } from '#app/domain/orders/order.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

const stepSchema = new Schema(
  {
    at: { type: Date, required: true },
    byId: { type: ObjectId, ref: 'User', required: true },
    remarks: { type: String, default: null },
    /** Number of the sanction order on the ministry's own file. */
    reference: { type: String, default: null },
  },
  { _id: false },
)

const orderSchema = new Schema(
  {
    number: { type: String, required: true, unique: true },
    ministryId: { type: ObjectId, ref: 'Organisation', required: true },
    offeringId: { type: ObjectId, ref: 'Offering', required: true },
    courseId: { type: ObjectId, ref: 'Course', required: true },
    providerId: { type: ObjectId, ref: 'Organisation', required: true },
    status: { type: String, enum: ORDER_STATUSES, required: true },
    seats: { type: Number, required: true, min: 1 },
    /** Price and tax as they were when the order was raised; a later change of price does not reach it. */
    pricePerSeatPerYearInPaise: { type: Number, required: true },
    gstRatePercent: { type: Number, required: true },
    subtotalInPaise: { type: Number, required: true },
    gstInPaise: { type: Number, required: true },
    totalInPaise: { type: Number, required: true },
    raised: { type: stepSchema, required: true },
    need: { type: stepSchema, default: null },
    comparison: { type: stepSchema, default: null },
    sentForSanction: { type: stepSchema, default: null },
    sanction: { type: stepSchema, default: null },
    returned: { type: stepSchema, default: null },
    placed: { type: stepSchema, default: null },
    accepted: { type: stepSchema, default: null },
    cancelled: { type: stepSchema, default: null },
    billing: {
      type: new Schema(
        {
          subscriptionId: { type: String, required: true },
          invoiceId: { type: String, required: true },
          invoiceNumber: { type: String, default: null },
          hostedInvoiceUrl: { type: String, default: null },
          invoiceStatus: { type: String, default: null },
          dueAt: { type: Date, default: null },
          paidAt: { type: Date, default: null },
        },
        { _id: false },
      ),
      default: null,
    },
    /** The year of use, from the day the seats became usable. */
    validFrom: { type: Date, default: null },
    validUntil: { type: Date, default: null },
  },
  { timestamps: true },
)
orderSchema.index({ ministryId: 1, createdAt: -1 })
orderSchema.index(
  { 'billing.subscriptionId': 1 },
  { unique: true, partialFilterExpression: { 'billing.subscriptionId': { $type: 'string' } } },
)

export type OrderRecord = InferSchemaType<typeof orderSchema> & { _id: Types.ObjectId }
export const Order = defineModel('Order', orderSchema)

import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { TITLE_MAX } from '#app/domain/courses/course.schema.ts'
import { ORDER_EVENTS, ORDER_STATUSES, REFERENCE_MAX, REMARKS_MAX } from '#app/domain/orders/order.schema.ts'
import { NAME_MAX } from '#app/domain/organisations/organisation.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** One line of an order's history: what an auditor reads to reconstruct it. Lines are added, never changed. */
const eventSchema = new Schema(
  {
    event: { type: String, enum: ORDER_EVENTS, required: true },
    at: { type: Date, required: true },
    /** null for what the payment service told us. */
    byId: { type: ObjectId, ref: 'User', default: null },
    remarks: { type: String, default: null, maxlength: REMARKS_MAX },
    /** Number of the sanction order on the ministry's own file, or of the invoice. */
    reference: { type: String, default: null, maxlength: REFERENCE_MAX },
    /** What the order came to at this line; a returned order may change it. */
    seats: { type: Number, required: true },
    totalInPaise: { type: Number, required: true },
  },
  { _id: false },
)

const billingSchema = new Schema(
  {
    subscriptionId: { type: String, required: true },
    /** The invoice of the first year. Any other paid invoice of the subscription is a renewal. */
    invoiceId: { type: String, required: true },
    invoiceNumber: { type: String, default: null },
    invoiceStatus: { type: String, default: null },
    invoicedInPaise: { type: Number, required: true },
    hostedInvoiceUrl: { type: String, default: null },
    dueAt: { type: Date, default: null },
    paidAt: { type: Date, default: null },
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
    /** Names, price and tax as they were when the order was raised; later changes do not reach it. */
    courseTitle: { type: String, required: true, maxlength: TITLE_MAX },
    courseTitleHi: { type: String, default: null, maxlength: TITLE_MAX },
    providerName: { type: String, required: true, maxlength: NAME_MAX },
    status: { type: String, enum: ORDER_STATUSES, required: true },
    seats: { type: Number, required: true, min: 1 },
    pricePerSeatPerYearInPaise: { type: Number, required: true, min: 0 },
    gstRatePercent: { type: Number, required: true },
    subtotalInPaise: { type: Number, required: true },
    gstInPaise: { type: Number, required: true },
    totalInPaise: { type: Number, required: true },
    history: { type: [eventSchema], required: true },
    billing: { type: billingSchema, default: null },
    /** The time of use, from the day the first invoice was found paid. */
    validFrom: { type: Date, default: null },
    validUntil: { type: Date, default: null },
  },
  { timestamps: true },
)
orderSchema.index({ ministryId: 1, createdAt: -1 })
orderSchema.index({ ministryId: 1, status: 1 })
orderSchema.index({ status: 1 })
orderSchema.index(
  { 'billing.subscriptionId': 1 },
  { unique: true, partialFilterExpression: { 'billing.subscriptionId': { $type: 'string' } } },
)

export type OrderRecord = InferSchemaType<typeof orderSchema> & { _id: Types.ObjectId }
export const Order = defineModel('Order', orderSchema)

const orderCounterSchema = new Schema({
  /** The financial year, `2026-27`. */
  _id: { type: String, required: true },
  last: { type: Number, required: true, default: 0 },
})
/** The last order number given in each financial year. Inside a transaction, so that no number is ever skipped. */
export const OrderCounter = defineModel('OrderCounter', orderCounterSchema)

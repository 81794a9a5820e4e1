import { Schema } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

/** Each event of the payment service once: its id is the key, whatever order or number it arrives in. */
const stripeEventSchema = new Schema({
  _id: { type: String, required: true },
  type: { type: String, required: true },
  objectId: { type: String, default: null },
  receivedAt: { type: Date, required: true },
})

export const StripeEvent = defineModel('StripeEvent', stripeEventSchema)

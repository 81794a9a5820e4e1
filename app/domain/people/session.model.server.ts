import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const sessionSchema = new Schema(
  {
    /** SHA-256 of the cookie's token: reading the database must not be enough to become somebody. */
    tokenHash: { type: String, required: true, unique: true },
    userId: { type: Schema.Types.ObjectId, ref: 'User', required: true, index: true },
    actingMembershipId: { type: Schema.Types.ObjectId, ref: 'Membership', default: null },
    userAgent: { type: String, default: '' },
    expiresAt: { type: Date, required: true },
  },
  { timestamps: true },
)
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

export type SessionRecord = InferSchemaType<typeof sessionSchema> & { _id: Types.ObjectId }
export const Session = defineModel('Session', sessionSchema)

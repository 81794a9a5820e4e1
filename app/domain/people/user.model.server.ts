import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { PERSON_NAME_MAX } from '#app/domain/people/person.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const activationSchema = new Schema(
  { tokenHash: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { _id: false },
)

const userSchema = new Schema(
  {
    name: { type: String, required: true, trim: true, maxlength: PERSON_NAME_MAX },
    email: { type: String, required: true, unique: true, lowercase: true, trim: true },
    /** null until the person has chosen a password through their activation link. */
    passwordHash: { type: String, default: null },
    language: { type: String, enum: ['en', 'hi'], default: 'en' },
    activation: { type: activationSchema, default: null },
  },
  { timestamps: true },
)
userSchema.index(
  { 'activation.tokenHash': 1 },
  { unique: true, partialFilterExpression: { 'activation.tokenHash': { $type: 'string' } } },
)

export type UserRecord = InferSchemaType<typeof userSchema> & { _id: Types.ObjectId }
export const User = defineModel('User', userSchema)

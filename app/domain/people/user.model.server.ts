import { Schema } from 'mongoose'
import { PERSON_NAME_MAX } from '#app/domain/people/person.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const resetSchema = new Schema(
  { tokenHash: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { _id: false },
)

const userSchema = new Schema(
  {
    name: { type: String, required: true, trim: true, maxlength: PERSON_NAME_MAX },
    email: { type: String, required: true, unique: true, lowercase: true, trim: true },
    /** null until the person has chosen a password through an activation link. */
    passwordHash: { type: String, default: null },
    /** A link to choose a new password, handed over by an office; only the hash of its token is kept. */
    reset: { type: resetSchema, default: null },
    language: { type: String, enum: ['en', 'hi'], default: 'en' },
  },
  { timestamps: true },
)

userSchema.index(
  { 'reset.tokenHash': 1 },
  { unique: true, partialFilterExpression: { 'reset.tokenHash': { $type: 'string' } } },
)

export const User = defineModel('User', userSchema)

import { Schema } from 'mongoose'
import { PERSON_NAME_MAX } from '#app/domain/people/person.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const userSchema = new Schema(
  {
    name: { type: String, required: true, trim: true, maxlength: PERSON_NAME_MAX },
    email: { type: String, required: true, unique: true, lowercase: true, trim: true },
    /** null until the person has chosen a password through an activation link. */
    passwordHash: { type: String, default: null },
    language: { type: String, enum: ['en', 'hi'], default: 'en' },
  },
  { timestamps: true },
)

export const User = defineModel('User', userSchema)

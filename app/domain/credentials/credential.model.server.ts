import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** What was true on the day it was issued; later changes of names or titles do not alter it. */
const credentialSchema = new Schema(
  {
    /** Public, printed under the QR code; too long to guess. */
    code: { type: String, required: true, unique: true },
    enrolmentId: { type: ObjectId, ref: 'Enrolment', required: true, unique: true },
    userId: { type: ObjectId, ref: 'User', required: true, index: true },
    courseId: { type: ObjectId, ref: 'Course', required: true },
    courseVersionId: { type: ObjectId, ref: 'CourseVersion', required: true },
    courseVersionNumber: { type: Number, required: true },
    learnerName: { type: String, required: true },
    courseTitle: { type: String, required: true },
    courseTitleHi: { type: String, default: null },
    providerName: { type: String, required: true },
    providerNameHi: { type: String, default: null },
    ministryName: { type: String, required: true },
    ministryNameHi: { type: String, default: null },
    durationInMinutes: { type: Number, required: true },
    scoreScaled: { type: Number, default: null },
    competencies: {
      type: [
        new Schema(
          {
            code: { type: String, required: true },
            name: { type: String, required: true },
            nameHi: { type: String, default: null },
            level: { type: Number, required: true },
          },
          { _id: false },
        ),
      ],
      default: [],
    },
    completedAt: { type: Date, required: true },
    issuedAt: { type: Date, required: true },
    /** When it was written into the person's competency profile; missing on credentials from before there were any. */
    profiledAt: { type: Date, default: null },
    revoked: {
      type: new Schema({ at: { type: Date, required: true }, reason: String }, { _id: false }),
      default: null,
    },
  },
  { timestamps: false },
)

credentialSchema.index({ profiledAt: 1 })

export type CredentialRecord = InferSchemaType<typeof credentialSchema> & { _id: Types.ObjectId }
export const Credential = defineModel('Credential', credentialSchema)

import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** A learner on a course version. It stays on that version when a newer one is published. */
const enrolmentSchema = new Schema(
  {
    userId: { type: ObjectId, ref: 'User', required: true },
    courseId: { type: ObjectId, ref: 'Course', required: true },
    courseVersionId: { type: ObjectId, ref: 'CourseVersion', required: true },
    /** The seat it was last opened with; after a renewal another one. */
    seatId: { type: ObjectId, ref: 'Seat', required: true },
    ministryId: { type: ObjectId, ref: 'Organisation', required: true },
    /** Written whenever an item is done, so that two items done at once meet here and the course is completed once. */
    doneCount: { type: Number, default: 0 },
    completedAt: { type: Date, default: null },
    /** When the learner went on to a newer version without finishing this one. */
    leftAt: { type: Date, default: null },
    lastLaunchedAt: { type: Date, default: null },
  },
  { timestamps: true },
)
enrolmentSchema.index({ userId: 1, courseVersionId: 1 }, { unique: true })
enrolmentSchema.index({ userId: 1, updatedAt: -1 })
enrolmentSchema.index({ ministryId: 1, courseId: 1 })

export type EnrolmentRecord = InferSchemaType<typeof enrolmentSchema> & { _id: Types.ObjectId }
export const Enrolment = defineModel('Enrolment', enrolmentSchema)

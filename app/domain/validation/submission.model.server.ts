import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

export const SUBMISSION_STATUSES = [
  'checking', 'blocked', 'queued', 'in_review', 'paused', 'changes_requested', 'approved', 'rejected', 'withdrawn',
] as const // prettier-ignore

const roundSchema = new Schema(
  {
    number: { type: Number, required: true },
    submittedAt: { type: Date, required: true },
    submittedById: { type: ObjectId, ref: 'User', required: true },
    outcome: {
      type: String,
      enum: ['approved', 'changes_requested', 'rejected', 'withdrawn', null],
      default: null,
    },
    reason: { type: String, default: null },
    decidedById: { type: ObjectId, ref: 'User', default: null },
    decidedAt: { type: Date, default: null },
    /** The version as it was judged: it is edited afterwards, and the next round is compared with this. */
    snapshot: { type: Schema.Types.Mixed, default: null },
  },
  { _id: false },
)

const submissionSchema = new Schema(
  {
    courseId: { type: ObjectId, ref: 'Course', required: true },
    courseVersionId: { type: ObjectId, ref: 'CourseVersion', required: true },
    providerId: { type: ObjectId, ref: 'Organisation', required: true },
    status: { type: String, enum: SUBMISSION_STATUSES, required: true },
    rounds: { type: [roundSchema], default: [] },
    reviewerId: { type: ObjectId, ref: 'User', default: null },
    /** The validators owe an answer by then. */
    dueAt: { type: Date, required: true },
  },
  { timestamps: true },
)
submissionSchema.index({ courseVersionId: 1 }, { unique: true })
submissionSchema.index({ status: 1, dueAt: 1 })

export type SubmissionRecord = InferSchemaType<typeof submissionSchema> & { _id: Types.ObjectId }
export const Submission = defineModel('Submission', submissionSchema)

import { type AttemptState } from '@karmashala/player'
import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** One run of a learner through one launchable item of a module: what the run-time said and what follows from it. */
const attemptSchema = new Schema(
  {
    enrolmentId: { type: ObjectId, ref: 'Enrolment', required: true },
    userId: { type: ObjectId, ref: 'User', required: true },
    moduleId: { type: ObjectId, required: true },
    packageId: { type: ObjectId, ref: 'ContentPackage', required: true },
    itemId: { type: String, required: true },
    state: { type: Schema.Types.Mixed, required: true },
    /** It counts for the completion of the course. */
    isSettled: { type: Boolean, default: false },
    lastOpenedAt: { type: Date, default: null },
    /** Grows with every write, so that two commits at once cannot overwrite each other. */
    revision: { type: Number, default: 0 },
  },
  { timestamps: true, minimize: false },
)
attemptSchema.index({ enrolmentId: 1, moduleId: 1, itemId: 1 }, { unique: true })
attemptSchema.index({ userId: 1 })

export type AttemptRecord = Omit<InferSchemaType<typeof attemptSchema>, 'state'> & {
  _id: Types.ObjectId
  state: AttemptState
}
export const Attempt = defineModel('Attempt', attemptSchema)

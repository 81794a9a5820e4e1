import { type CourseOutcome } from '@karmashala/player'
import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** Where a learner is on the way through a sequenced module, and what its activities and objectives know. */
const sequencingSchema = new Schema(
  {
    enrolmentId: { type: ObjectId, ref: 'Enrolment', required: true },
    userId: { type: ObjectId, ref: 'User', required: true },
    moduleId: { type: ObjectId, required: true },
    /** SequencingState as one text: it is only ever read and written whole. */
    state: { type: String, required: true },
    /** That of the state, so that two windows at once cannot overwrite each other. */
    version: { type: Number, required: true },
    /** When the item in front of the learner was delivered; what its content wrote before belongs to an earlier visit. */
    deliveredAt: { type: Date, default: null },
    /** When the present attempt on the whole course began; shared data that is not for longer begins anew with it. */
    begunAt: { type: Date, default: null },
    /** The best the course as a whole came to in all attempts on it: CourseOutcome. */
    best: { type: Schema.Types.Mixed, default: null },
  },
  { timestamps: true },
)
sequencingSchema.index({ enrolmentId: 1, moduleId: 1 }, { unique: true })
sequencingSchema.index({ userId: 1 })

export type SequencingRecord = Omit<InferSchemaType<typeof sequencingSchema>, 'best'> & {
  _id: Types.ObjectId
  best?: CourseOutcome | null
}
export const Sequencing = defineModel('Sequencing', sequencingSchema)

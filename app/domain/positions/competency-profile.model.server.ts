import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { EVIDENCE_KINDS } from '#app/domain/positions/evidence-kinds.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

const holdingSchema = new Schema(
  {
    positionId: { type: String, required: true },
    from: { type: Date, required: true },
    /** The last day on which it is held; null while no end is known. */
    to: { type: Date, default: null },
    source: { type: String, enum: ['e_hrms', 'manual'], required: true },
  },
  { _id: false },
)

const evidenceSchema = new Schema({
  code: { type: String, required: true },
  level: { type: Number, required: true, min: 1, max: 5 },
  kind: { type: String, enum: EVIDENCE_KINDS, required: true },
  at: { type: Date, required: true },
  /** Who attested or confirmed; null for a credential. */
  byId: { type: ObjectId, ref: 'User', default: null },
  credentialId: { type: ObjectId, ref: 'Credential', default: null },
  note: { type: String, default: null },
  withdrawn: {
    type: new Schema({ at: Date, byId: ObjectId, reason: String }, { _id: false }),
    default: null,
  },
})

/** One person in one ministry: what they are and what they can do. A gap is read from this document alone. */
const competencyProfileSchema = new Schema(
  {
    userId: { type: ObjectId, ref: 'User', required: true },
    ministryId: { type: ObjectId, ref: 'Organisation', required: true },
    membershipId: { type: ObjectId, ref: 'Membership', required: true },
    unit: { type: String, default: null, trim: true },
    positions: { type: [holdingSchema], default: [] },
    evidence: { type: [evidenceSchema], default: [] },
    /** Grows with every write, so that two at once cannot overwrite each other. */
    revision: { type: Number, default: 0 },
  },
  { timestamps: true },
)
competencyProfileSchema.index({ ministryId: 1, userId: 1 }, { unique: true })
competencyProfileSchema.index({ ministryId: 1, unit: 1 })
// Who holds a position that needs something; and when anything of a ministry changed last.
competencyProfileSchema.index({ ministryId: 1, 'positions.positionId': 1 })
competencyProfileSchema.index({ ministryId: 1, updatedAt: -1 })
competencyProfileSchema.index({ userId: 1 })
competencyProfileSchema.index({ membershipId: 1 }, { unique: true })

export type CompetencyProfileRecord = InferSchemaType<typeof competencyProfileSchema> & {
  _id: Types.ObjectId
}
export const CompetencyProfile = defineModel('CompetencyProfile', competencyProfileSchema)

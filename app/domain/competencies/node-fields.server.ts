import { Schema } from 'mongoose'
import { NODE_STATUSES } from '#app/domain/competencies/framework.schema.ts'

const { ObjectId } = Schema.Types

const provenanceSchema = new Schema(
  {
    /** `bundled` for what came with the product, `proposal` for what people put in. */
    source: { type: String, enum: ['bundled', 'proposal', 'private'], required: true },
    at: { type: Date, required: true },
    byId: { type: ObjectId, ref: 'User', default: null },
    proposalId: { type: ObjectId, ref: 'FrameworkProposal', default: null },
  },
  { _id: false },
)

/** What every node of the framework carries beside its content. */
export const nodeFields = {
  /** The organisation whose private term it is; null for what everybody shares. */
  ownerId: { type: ObjectId, ref: 'Organisation', default: null },
  status: { type: String, enum: NODE_STATUSES, default: 'verified' },
  /** Grows by one with every change. */
  version: { type: Number, default: 1 },
  /** The node that took the place of a retired one. */
  redirectTo: { type: String, default: null },
  flags: { type: [{ type: String, required: true }], default: [] },
  provenance: { type: provenanceSchema, required: true },
} as const

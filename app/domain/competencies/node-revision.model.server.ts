import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { NODE_KINDS, PROPOSAL_ACTIONS } from '#app/domain/competencies/framework.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** What a node said from one version to the next; never changed afterwards. */
const nodeRevisionSchema = new Schema(
  {
    nodeKind: { type: String, enum: NODE_KINDS, required: true },
    nodeId: { type: String, required: true },
    version: { type: Number, required: true },
    action: { type: String, enum: PROPOSAL_ACTIONS, required: true },
    content: { type: Schema.Types.Mixed, required: true },
    /** null for what came with the product. */
    byId: { type: ObjectId, ref: 'User', default: null },
    proposalId: { type: ObjectId, ref: 'FrameworkProposal', default: null },
    at: { type: Date, required: true },
  },
  { minimize: false },
)
nodeRevisionSchema.index({ nodeKind: 1, nodeId: 1, version: 1 }, { unique: true })

export type NodeRevisionRecord = InferSchemaType<typeof nodeRevisionSchema> & { _id: Types.ObjectId }
export const NodeRevision = defineModel('NodeRevision', nodeRevisionSchema)

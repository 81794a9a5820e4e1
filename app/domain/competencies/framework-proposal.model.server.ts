import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { NODE_KINDS, PROPOSAL_ACTIONS, PROPOSAL_STATUSES } from '#app/domain/competencies/framework.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

const verificationSchema = new Schema(
  {
    byId: { type: ObjectId, ref: 'User', required: true },
    at: { type: Date, required: true },
    remarks: { type: String, default: null },
  },
  { _id: false },
)

const rejectionSchema = new Schema(
  {
    byId: { type: ObjectId, ref: 'User', required: true },
    at: { type: Date, required: true },
    reason: { type: String, required: true },
    stage: { type: String, enum: ['first', 'board'], required: true },
  },
  { _id: false },
)

/** A wish to change what everybody shares; it touches nothing until two people have verified it. */
const frameworkProposalSchema = new Schema(
  {
    nodeKind: { type: String, enum: NODE_KINDS, required: true },
    /** The node that is to change, or the code a new one is to have; null until a code is given. */
    nodeId: { type: String, default: null },
    action: { type: String, enum: PROPOSAL_ACTIONS, required: true },
    /** The whole node as it is to be; null for a retirement. */
    content: { type: Schema.Types.Mixed, default: null },
    /** The node as it was when this was proposed; null for a new one. */
    before: { type: Schema.Types.Mixed, default: null },
    /** Version `before` had: a node that changed since cannot be overwritten unseen. */
    baseVersion: { type: Number, default: null },
    redirectTo: { type: String, default: null },
    /** The private term this is the proposal for; its code leads to the shared one afterwards. */
    termCode: { type: String, default: null },
    reason: { type: String, required: true },
    /** Proposals of one import share it and may be verified together. */
    batchId: { type: ObjectId, default: null },
    organisationId: { type: ObjectId, ref: 'Organisation', required: true },
    proposedById: { type: ObjectId, ref: 'User', required: true },
    /** When the proposer last carried it over to a newer state of the node. */
    renewedAt: { type: Date, default: null },
    status: { type: String, enum: PROPOSAL_STATUSES, default: 'proposed' },
    firstVerification: { type: verificationSchema, default: null },
    boardVerification: { type: verificationSchema, default: null },
    rejection: { type: rejectionSchema, default: null },
  },
  { timestamps: true, minimize: false },
)
frameworkProposalSchema.index({ status: 1, createdAt: 1 })
frameworkProposalSchema.index({ proposedById: 1, createdAt: -1 })
frameworkProposalSchema.index({ organisationId: 1, createdAt: -1 })
frameworkProposalSchema.index({ batchId: 1 }, { partialFilterExpression: { batchId: { $type: 'objectId' } } })
frameworkProposalSchema.index({ nodeKind: 1, nodeId: 1, status: 1 })

export type FrameworkProposalRecord = InferSchemaType<typeof frameworkProposalSchema> & {
  _id: Types.ObjectId
}
export const FrameworkProposal = defineModel('FrameworkProposal', frameworkProposalSchema)

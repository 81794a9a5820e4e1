import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const auditEntrySchema = new Schema(
  {
    /** One chain per organisation, or `platform`: a single chain would make every writer wait for every other. */
    chain: { type: String, required: true },
    sequence: { type: Number, required: true },
    at: { type: Date, required: true },
    actorId: { type: String, default: null },
    action: { type: String, required: true },
    subjectKind: { type: String, required: true },
    subjectId: { type: String, required: true },
    details: { type: Schema.Types.Mixed, default: {} },
    previousHash: { type: String, default: '' },
    hash: { type: String, required: true },
  },
  { minimize: false },
)
auditEntrySchema.index({ chain: 1, sequence: 1 }, { unique: true })
auditEntrySchema.index({ subjectKind: 1, subjectId: 1, sequence: 1 })

const refuse = () => {
  throw new Error('The audit log is append-only.')
}
for (const operation of [
  'updateOne',
  'updateMany',
  'findOneAndUpdate',
  'replaceOne',
  'deleteOne',
  'deleteMany',
] as const) {
  auditEntrySchema.pre(operation, refuse)
}

const auditHeadSchema = new Schema({
  _id: { type: String, required: true },
  sequence: { type: Number, default: 0 },
  hash: { type: String, default: '' },
})

export type AuditEntryRecord = InferSchemaType<typeof auditEntrySchema> & { _id: Types.ObjectId }
export const AuditEntry = defineModel('AuditEntry', auditEntrySchema)
/** The end of each chain. Two writers of one chain conflict here and the later one starts again. */
export const AuditHead = defineModel('AuditHead', auditHeadSchema)

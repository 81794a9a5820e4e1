import { Schema, type InferSchemaType } from 'mongoose'
import { nodeFields } from '#app/domain/competencies/node-fields.server.ts'
import { defineModel } from '#app/lib/db.server.ts'

/** A work, rule or manual that activities are done by. */
const knowledgeResourceSchema = new Schema(
  {
    _id: { type: String, required: true },
    place: { type: Number, required: true },
    name: { type: String, required: true, trim: true },
    nameHi: { type: String, default: '', trim: true },
    url: { type: String, default: null },
    ...nodeFields,
  },
  { timestamps: true },
)
knowledgeResourceSchema.index({ ownerId: 1, place: 1 })

export type KnowledgeResourceRecord = InferSchemaType<typeof knowledgeResourceSchema> & { _id: string }
export const KnowledgeResource = defineModel('KnowledgeResource', knowledgeResourceSchema)

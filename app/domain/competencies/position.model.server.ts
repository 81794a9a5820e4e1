import { Schema, type InferSchemaType } from 'mongoose'
import { nodeFields } from '#app/domain/competencies/node-fields.server.ts'
import { defineModel } from '#app/lib/db.server.ts'

const activitySchema = new Schema(
  {
    id: { type: String, required: true },
    name: { type: String, required: true },
    nameHi: { type: String, default: '' },
    knowledgeResourceIds: { type: [{ type: String, required: true }], default: [] },
  },
  { _id: false },
)

const needSchema = new Schema(
  {
    code: { type: String, required: true },
    level: { type: Number, required: true, min: 1, max: 5 },
    reason: { type: String, default: '' },
    reasonHi: { type: String, default: '' },
  },
  { _id: false },
)

const roleSchema = new Schema(
  {
    id: { type: String, required: true },
    name: { type: String, required: true },
    nameHi: { type: String, default: '' },
    activities: { type: [activitySchema], default: [] },
    competencies: { type: [needSchema], default: [] },
  },
  { _id: false },
)

/** A post with its roles, what is done in each, and what each needs; always read whole. */
const positionSchema = new Schema(
  {
    _id: { type: String, required: true },
    place: { type: Number, required: true },
    name: { type: String, required: true, trim: true },
    nameHi: { type: String, default: '', trim: true },
    department: { type: String, required: true, trim: true },
    designation: { type: String, default: '', trim: true },
    description: { type: String, default: '', trim: true },
    descriptionHi: { type: String, default: '', trim: true },
    roles: { type: [roleSchema], default: [] },
    ...nodeFields,
  },
  { timestamps: true },
)
positionSchema.index({ ownerId: 1, place: 1 })

export type PositionRecord = InferSchemaType<typeof positionSchema> & { _id: string }
export const Position = defineModel('Position', positionSchema)

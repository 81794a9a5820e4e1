import { Schema, type InferSchemaType } from 'mongoose'
import { nodeFields } from '#app/domain/competencies/node-fields.server.ts'
import { defineModel } from '#app/lib/db.server.ts'

const indicatorSchema = new Schema(
  {
    level: { type: Number, required: true, min: 1, max: 5 },
    text: { type: String, required: true },
    textHi: { type: String, default: null },
  },
  { _id: false },
)

/** A theme or sub-theme of the dictionary, or a private term of an organisation. Its code is its key, never its name. */
const competencySchema = new Schema(
  {
    _id: { type: String, required: true },
    /** Order of the dictionary. */
    place: { type: Number, required: true },
    type: { type: String, enum: ['behavioural', 'functional', 'domain'], required: true },
    area: { type: String, required: true },
    theme: { type: String, required: true },
    parentCode: { type: String, default: null },
    name: { type: String, required: true, trim: true },
    nameHi: { type: String, default: '', trim: true },
    description: { type: String, default: '', trim: true },
    descriptionHi: { type: String, default: '', trim: true },
    levels: { type: [indicatorSchema], default: [] },
    selectable: { type: Boolean, default: true },
    sector: { type: String, default: null },
    /** Ministry, department or office that looks after it. */
    owner: { type: String, default: null },
    igotRefId: { type: String, default: null },
    ...nodeFields,
  },
  { timestamps: true },
)
competencySchema.index({ ownerId: 1, place: 1 })

export type CompetencyRecord = InferSchemaType<typeof competencySchema> & { _id: string }
export const Competency = defineModel('Competency', competencySchema)

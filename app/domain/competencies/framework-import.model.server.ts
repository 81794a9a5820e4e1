import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { IMPORT_FORMATS } from '#app/domain/competencies/import.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** A file somebody had read, with what was found in it; the file itself is kept until it is proposed or a week is over. */
const frameworkImportSchema = new Schema(
  {
    organisationId: { type: ObjectId, ref: 'Organisation', required: true },
    uploadedById: { type: ObjectId, ref: 'User', required: true },
    fileName: { type: String, required: true },
    format: { type: String, enum: IMPORT_FORMATS, required: true },
    /** gzip. */
    file: { type: Buffer, default: null },
    report: { type: Schema.Types.Mixed, required: true },
    reason: { type: String, default: null },
    status: { type: String, enum: ['checked', 'proposed'], default: 'checked' },
    /** null once it has been proposed. */
    expiresAt: { type: Date, default: null },
  },
  { timestamps: true, minimize: false },
)
frameworkImportSchema.index({ status: 1, createdAt: -1 })
frameworkImportSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

export type FrameworkImportRecord = InferSchemaType<typeof frameworkImportSchema> & {
  _id: Types.ObjectId
  createdAt: Date
}
export const FrameworkImport = defineModel('FrameworkImport', frameworkImportSchema)

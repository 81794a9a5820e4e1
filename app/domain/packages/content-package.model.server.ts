import { type PackageReport } from '@karmashala/scorm'
import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

/** One upload by one provider. Its files are stored once for everybody, under `packages/<sha256>/`. */
const contentPackageSchema = new Schema(
  {
    providerId: { type: Schema.Types.ObjectId, ref: 'Organisation', required: true, index: true },
    uploadedById: { type: Schema.Types.ObjectId, ref: 'User', required: true },
    sha256: { type: String, required: true },
    originalName: { type: String, required: true },
    sizeInBytes: { type: Number, required: true },
    report: { type: Schema.Types.Mixed, required: true },
  },
  { timestamps: true, minimize: false },
)

export type ContentPackageRecord = Omit<InferSchemaType<typeof contentPackageSchema>, 'report'> & {
  _id: Types.ObjectId
  report: PackageReport
}
export const ContentPackage = defineModel('ContentPackage', contentPackageSchema)

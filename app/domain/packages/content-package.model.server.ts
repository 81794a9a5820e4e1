import { type PackageReport } from '@karmashala/scorm'
import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { PACKAGE_STATES } from '#app/domain/packages/package-state.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** A sentence for people: a message key and the values put into it, as one string (`encodeMessage`). */
const remarkSchema = new Schema(
  { message: { type: String, required: true }, at: { type: Date, required: true } },
  { _id: false },
)

/** One upload by one provider. Its files are stored once for everybody, under `packages/<sha256>/`. */
const contentPackageSchema = new Schema(
  {
    providerId: { type: ObjectId, ref: 'Organisation', required: true, index: true },
    /** The course it was uploaded to; its new versions go on with it. */
    courseId: { type: ObjectId, ref: 'Course', default: null },
    /** Of a package made here of a lesson: which, and of which of its revisions. Uploads have none. */
    lessonId: { type: ObjectId, ref: 'Lesson', default: null },
    lessonRevision: { type: Number, default: null },
    /** Who uploaded it, or submitted the lesson. */
    uploadedById: { type: ObjectId, ref: 'User', required: true },
    /** The parts it came in, until it is ready or refused. */
    uploadId: { type: ObjectId, ref: 'PackageUpload', default: null },
    /** What was written before uploads were followed was ready. */
    state: { type: String, enum: PACKAGE_STATES, default: 'ready' },
    /** Empty until the file has been read. */
    sha256: { type: String, default: '' },
    originalName: { type: String, required: true },
    sizeInBytes: { type: Number, required: true },
    /** Null until it has been checked. */
    report: { type: Schema.Types.Mixed, default: null },
    /** Why it was refused or failed. */
    reason: { type: remarkSchema, default: null },
    /** What went wrong the last time, while it is tried again. */
    trouble: { type: remarkSchema, default: null },
    /** The package of the draft whose place it took. */
    replacedId: { type: ObjectId, ref: 'ContentPackage', default: null },
    tries: { type: Number, default: 0 },
  },
  { timestamps: true, minimize: false },
)
contentPackageSchema.index({ courseId: 1, createdAt: -1 })
contentPackageSchema.index({ state: 1, updatedAt: 1 })

export type ContentPackageRecord = Omit<InferSchemaType<typeof contentPackageSchema>, 'report'> & {
  _id: Types.ObjectId
  report: PackageReport
}
export const ContentPackage = defineModel('ContentPackage', contentPackageSchema)

import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

const partSchema = new Schema(
  { name: { type: String, required: true }, bytes: { type: Number, required: true } },
  { _id: false },
)

/**
 * A file on its way. What has arrived lies in storage in parts, so that any process of any machine can take the next
 * one; this record says which parts count, and in which order.
 */
const packageUploadSchema = new Schema(
  {
    providerId: { type: ObjectId, ref: 'Organisation', required: true },
    courseId: { type: ObjectId, ref: 'Course', required: true },
    uploadedById: { type: ObjectId, ref: 'User', required: true },
    originalName: { type: String, required: true },
    /** Null as long as nobody knows: a form does not say how large its file is. */
    sizeInBytes: { type: Number, default: null },
    /** What the sender's machine says, in milliseconds since 1970: tells two files of one name apart. */
    fileModifiedAt: { type: Number, default: null },
    receivedBytes: { type: Number, default: 0 },
    parts: { type: [partSchema], default: [] },
    /** The package it has become; no part is added after that. */
    packageId: { type: ObjectId, ref: 'ContentPackage', default: null },
    expiresAt: { type: Date, required: true },
  },
  { timestamps: true },
)
packageUploadSchema.index({ courseId: 1, uploadedById: 1 })
packageUploadSchema.index({ uploadedById: 1, createdAt: 1 })
packageUploadSchema.index({ providerId: 1, packageId: 1 })
packageUploadSchema.index({ expiresAt: 1 })

export type PackageUploadRecord = InferSchemaType<typeof packageUploadSchema> & { _id: Types.ObjectId }
export const PackageUpload = defineModel('PackageUpload', packageUploadSchema)

import { Schema, type InferSchemaType, type Types } from 'mongoose'
import {
  ALT_MAX,
  CREDIT_MAX,
  MEDIA_KINDS,
  MEDIA_LICENCES,
  MEDIA_TITLE_MAX,
} from '#app/domain/media/media.schema.ts'
import { MEDIA_STATES } from '#app/domain/media/media-views.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** One form of the file in storage; images have one for each width. */
const fileSchema = new Schema(
  {
    name: { type: String, required: true },
    sizeInBytes: { type: Number, required: true },
    width: { type: Number, default: null },
    height: { type: Number, default: null },
  },
  { _id: false },
)

const mediaAssetSchema = new Schema(
  {
    organisationId: { type: ObjectId, ref: 'Organisation', required: true },
    kind: { type: String, enum: MEDIA_KINDS, required: true },
    /** Of the bytes as they were uploaded: the same file twice is one asset. */
    sha256: { type: String, required: true },
    /** As the sender called it. */
    fileName: { type: String, required: true },
    /** What the stored files are; not what was uploaded, where that is rewritten. */
    mimeType: { type: String, required: true },
    extension: { type: String, required: true },
    uploadedBytes: { type: Number, required: true },
    state: { type: String, enum: MEDIA_STATES, required: true },
    reason: { type: String, default: null },
    /** From the smallest to the largest; none as long as an image is being made ready. */
    files: { type: [fileSchema], default: [] },
    /** In the lower case, title, name, credit and alternative texts: what a search looks through. */
    words: { type: String, default: '' },
    title: { type: String, required: true, maxlength: MEDIA_TITLE_MAX },
    alt: { type: String, default: null, maxlength: ALT_MAX },
    altHi: { type: String, default: null, maxlength: ALT_MAX },
    licence: { type: String, enum: [...MEDIA_LICENCES, null], default: null },
    credit: { type: String, default: null, maxlength: CREDIT_MAX },
    sourceUrl: { type: String, default: null },
    /** Counts up whenever a lesson comes to name it: what such a save and a removal both write to. */
    timesNamed: { type: Number, default: 0 },
    uploadedById: { type: ObjectId, ref: 'User', required: true },
  },
  { timestamps: true },
)
mediaAssetSchema.index({ organisationId: 1, sha256: 1 }, { unique: true })
mediaAssetSchema.index({ organisationId: 1, createdAt: -1 })
mediaAssetSchema.index({ state: 1 })

export type MediaAssetRecord = InferSchemaType<typeof mediaAssetSchema> & { _id: Types.ObjectId }
export const MediaAsset = defineModel('MediaAsset', mediaAssetSchema)

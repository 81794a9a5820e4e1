import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { COMMENT_MAX } from '#app/domain/comments/comment.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

const commentSchema = new Schema({
  authorId: { type: ObjectId, ref: 'User', required: true },
  text: { type: String, required: true, maxlength: COMMENT_MAX },
  at: { type: Date, required: true },
})

const resolvedSchema = new Schema(
  {
    at: { type: Date, required: true },
    byId: { type: ObjectId, ref: 'User', required: true },
  },
  { _id: false },
)

/** A talk about one block. It hangs on the id of the block, which survives every edit, and outlives the block itself. */
const commentThreadSchema = new Schema(
  {
    providerId: { type: ObjectId, ref: 'Organisation', required: true },
    courseId: { type: ObjectId, ref: 'Course', required: true },
    lessonId: { type: ObjectId, ref: 'Lesson', required: true },
    blockId: { type: String, required: true },
    /** The first words of the block when the thread began. */
    excerpt: { type: String, default: '' },
    comments: { type: [commentSchema], default: [] },
    resolved: { type: resolvedSchema, default: null },
  },
  { timestamps: true },
)
commentThreadSchema.index({ lessonId: 1, createdAt: 1 })

export type CommentThreadRecord = InferSchemaType<typeof commentThreadSchema> & { _id: Types.ObjectId }
export const CommentThread = defineModel('CommentThread', commentThreadSchema)

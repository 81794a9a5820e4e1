import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { TITLE_MAX } from '#app/domain/courses/course.schema.ts'
import { REVISION_REASONS } from '#app/domain/lessons/lesson.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** Taken out of the draft; the module as it was, so that putting it back brings its tags and rules along. */
const removedSchema = new Schema(
  {
    at: { type: Date, required: true },
    byId: { type: ObjectId, ref: 'User', required: true },
    module: { type: Schema.Types.Mixed, required: true },
    position: { type: Number, required: true },
  },
  { _id: false },
)

/**
 * A lesson of a course, as it stands now. Versions that were submitted name the revision they were frozen with. What it
 * says is kept as JSON text: the keys of its translations hold dots, which the database takes for paths.
 */
const lessonSchema = new Schema(
  {
    providerId: { type: ObjectId, ref: 'Organisation', required: true },
    courseId: { type: ObjectId, ref: 'Course', required: true },
    title: { type: String, required: true, maxlength: TITLE_MAX },
    revision: { type: Number, required: true, min: 1 },
    content: { type: String, required: true },
    /** Of the media library, as the content names them. */
    mediaIds: { type: [ObjectId], default: [] },
    updatedById: { type: ObjectId, ref: 'User', required: true },
    /** Saves since a revision last held the whole lesson, and how long their changes are together. */
    sinceWhole: { type: new Schema({ saves: Number, length: Number }, { _id: false }), default: null },
    removed: { type: removedSchema, default: null },
    /** The revision that went to the validators last. */
    frozenRevision: { type: Number, default: null },
    /** How often it went there. */
    timesFrozen: { type: Number, default: 0 },
  },
  { timestamps: true },
)
lessonSchema.index({ courseId: 1, _id: 1 })
lessonSchema.index({ providerId: 1, mediaIds: 1 })
// Blocks to use again come from the lesson changed last.
lessonSchema.index({ providerId: 1, updatedAt: -1 })

/** One save: who, when, why, and what it changed; now and then the whole lesson instead, so that none is far to read. */
const lessonRevisionSchema = new Schema(
  {
    lessonId: { type: ObjectId, ref: 'Lesson', required: true },
    providerId: { type: ObjectId, ref: 'Organisation', required: true },
    courseId: { type: ObjectId, ref: 'Course', required: true },
    number: { type: Number, required: true },
    /** The revision its writer began from; one less than its own unless somebody was faster. */
    base: { type: Number, required: true },
    /** A `LessonChange` as JSON text, from the revision before it; null where the whole lesson is kept. */
    change: { type: String, default: null },
    /** The whole `LessonContent` as JSON text. */
    snapshot: { type: String, default: null },
    /** Blocks of the writer that gave way to what others had made of them: `SetAside[]` as JSON text. */
    setAside: { type: String, default: null },
    /** What the editor called the save. */
    key: { type: String },
    reason: { type: String, enum: REVISION_REASONS, required: true },
    restoredFrom: { type: Number, default: null },
    savedById: { type: ObjectId, ref: 'User', required: true },
    savedAt: { type: Date, required: true },
  },
  { timestamps: false },
)
lessonRevisionSchema.index({ lessonId: 1, number: 1 }, { unique: true })
lessonRevisionSchema.index(
  { lessonId: 1, key: 1 },
  { unique: true, partialFilterExpression: { key: { $exists: true } } },
)
lessonRevisionSchema.index({ lessonId: 1, savedById: 1, number: -1 })

/** Who has a lesson open. A record lives for as long as its editor asks for news. */
const lessonPresenceSchema = new Schema({
  lessonId: { type: ObjectId, ref: 'Lesson', required: true },
  providerId: { type: ObjectId, ref: 'Organisation', required: true },
  userId: { type: ObjectId, ref: 'User', required: true },
  blockId: { type: String, default: null },
  seenAt: { type: Date, required: true },
})
lessonPresenceSchema.index({ lessonId: 1, userId: 1 }, { unique: true })
lessonPresenceSchema.index({ seenAt: 1 }, { expireAfterSeconds: 300 })

export type LessonRecord = InferSchemaType<typeof lessonSchema> & { _id: Types.ObjectId }
export type LessonRevisionRecord = InferSchemaType<typeof lessonRevisionSchema> & { _id: Types.ObjectId }
export const Lesson = defineModel('Lesson', lessonSchema)
export const LessonRevision = defineModel('LessonRevision', lessonRevisionSchema)
export const LessonPresence = defineModel('LessonPresence', lessonPresenceSchema)

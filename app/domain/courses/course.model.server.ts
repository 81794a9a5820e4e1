import { AFTER_COMPLETION, COMPLETE_ON, ROLL_UP_COMPLETIONS, ROLL_UP_SCORES } from '@karmashala/player'
import { Schema, type InferSchemaType, type Types } from 'mongoose'
import {
  COURSE_LANGUAGES,
  LICENCES,
  OUTCOME_MAX,
  PASS_MARK_DEFAULT,
  SUMMARY_MAX,
  TAG_ROLES,
  TITLE_MAX,
  VERSION_STATUSES,
} from '#app/domain/courses/course.schema.ts'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

const courseSchema = new Schema(
  {
    providerId: { type: ObjectId, ref: 'Organisation', required: true },
    slug: { type: String, required: true, unique: true },
    createdById: { type: ObjectId, ref: 'User', required: true },
    /** The version being written or reviewed; null when there is none. */
    draftVersionId: { type: ObjectId, ref: 'CourseVersion', default: null },
    publishedVersionId: { type: ObjectId, ref: 'CourseVersion', default: null },
  },
  { timestamps: true },
)
courseSchema.index({ providerId: 1, updatedAt: -1 })

/** How the parts of a module make it complete; versions of earlier days do not say. */
const rollUpSchema = new Schema(
  {
    completion: { type: String, enum: ROLL_UP_COMPLETIONS, required: true },
    score: { type: String, enum: ROLL_UP_SCORES, required: true },
  },
  { _id: false },
)

/** How completion of a module's parts is decided; null is the default of the player. */
const rulesSchema = new Schema(
  {
    completeOn: { type: String, enum: COMPLETE_ON, required: true },
    scoreThreshold: { type: Number, default: null, min: 0, max: 1 },
    masteryOverride: { type: Boolean, required: true },
    afterCompletion: { type: String, enum: AFTER_COMPLETION, required: true },
    rollUp: { type: rollUpSchema, default: null },
  },
  { _id: false },
)

const tagSchema = new Schema(
  {
    competencyCode: { type: String, required: true },
    level: { type: Number, required: true, min: 1, max: 5 },
    role: { type: String, enum: TAG_ROLES, required: true },
  },
  { _id: false },
)

const moduleSchema = new Schema({
  kind: { type: String, enum: ['package', 'lesson'], required: true },
  title: { type: String, required: true, maxlength: TITLE_MAX },
  /** What is played. Of a lesson it is what the last submission made of it; null before the first. */
  packageId: { type: ObjectId, ref: 'ContentPackage', default: null },
  lessonId: { type: ObjectId, ref: 'Lesson', default: null },
  /** The revision `packageId` was made of: what a frozen version holds of its lesson. */
  lessonRevision: { type: Number, default: null },
  /** The files of the media library that revision shows; not there in versions that were frozen before this was kept. */
  mediaIds: { type: [ObjectId], default: undefined },
  /** What this part of the course claims beside what the whole course does; earlier days wrote none. */
  tags: { type: [tagSchema], default: [] },
  rules: { type: rulesSchema, default: null },
})

const courseVersionSchema = new Schema(
  {
    courseId: { type: ObjectId, ref: 'Course', required: true },
    providerId: { type: ObjectId, ref: 'Organisation', required: true },
    number: { type: Number, required: true },
    status: { type: String, enum: VERSION_STATUSES, default: 'draft' },
    title: { type: String, required: true, trim: true, maxlength: TITLE_MAX },
    titleHi: { type: String, default: null, trim: true, maxlength: TITLE_MAX },
    summary: { type: String, required: true, trim: true, maxlength: SUMMARY_MAX },
    summaryHi: { type: String, default: null, trim: true, maxlength: SUMMARY_MAX },
    outcomes: { type: [{ type: String, required: true, maxlength: OUTCOME_MAX }], default: [] },
    language: { type: String, enum: COURSE_LANGUAGES, required: true },
    /** What it can be taken in, worked out at its submission. Read it with `versionLanguages`. */
    languages: { type: [{ type: String, enum: COURSE_LANGUAGES }], default: [] },
    licence: { type: String, enum: LICENCES, required: true },
    durationInMinutes: { type: Number, required: true, min: 1 },
    pricePerSeatPerYearInPaise: { type: Number, default: null, min: 0 },
    /** Of each lesson written here; uploaded packages bring their own. Read it with `passMarkOf`. */
    passMarkPercent: { type: Number, default: PASS_MARK_DEFAULT, min: 1, max: 100 },
    modules: { type: [moduleSchema], default: [] },
    tags: { type: [tagSchema], default: [] },
    publishedAt: { type: Date, default: null },
  },
  { timestamps: true },
)
courseVersionSchema.index({ courseId: 1, number: 1 }, { unique: true })
courseVersionSchema.index({ providerId: 1, status: 1 })
courseVersionSchema.index({ providerId: 1, 'modules.mediaIds': 1 })
// The page of a competency lists the courses that teach it.
courseVersionSchema.index({ 'tags.competencyCode': 1, status: 1 })
courseVersionSchema.index({ 'modules.tags.competencyCode': 1, status: 1 })

export type CourseRecord = InferSchemaType<typeof courseSchema> & { _id: Types.ObjectId }
export type CourseVersionRecord = InferSchemaType<typeof courseVersionSchema> & { _id: Types.ObjectId }
export const Course = defineModel('Course', courseSchema)
export const CourseVersion = defineModel('CourseVersion', courseVersionSchema)

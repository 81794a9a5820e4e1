import { z } from 'zod'
import { lessonContentSchema } from '../document/lesson-content.ts'

export const COURSE_FORMAT = 'karmashala-course'
/** Counts up when an older house could not read what a newer one writes. */
export const COURSE_FORMAT_VERSION = 1
export const COURSE_FILE = 'course.json'
/** Of `course.json`: the words of all lessons, which are held in memory. */
export const COURSE_MAX_IN_BYTES = 32 * 1024 * 1024
export const COURSE_FILES_MAX = 5000

const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const wordsSchema = z.record(languageSchema, z.string().max(10_000))
const courseSchema = z.object({
  identifier: z.string().regex(/^[\p{L}_][\p{L}\p{N}._-]{0,199}$/u),
  version: z.object({ number: z.string().max(20), hash: z.string().max(64) }),
  sourceLanguage: languageSchema,
  languages: z.array(languageSchema).min(1).max(50),
  title: wordsSchema,
  summary: wordsSchema,
  lessons: z
    .array(z.object({ id: z.string().min(1).max(100), content: lessonContentSchema }))
    .min(1)
    .max(500),
  passMarkPercent: z.number().min(0).max(100),
  competencies: z
    .array(
      z.object({
        code: z.string().max(60),
        name: z.string().max(300),
        level: z.number().int().min(1).max(5),
        role: z.string().max(20),
      }),
    )
    .max(200)
    .optional(),
})

// Below `media/` and nowhere else: no way up, no hidden name, no drive.
const pathSchema = z
  .string()
  .max(300)
  .regex(/^media\/(?!.*(^|\/)\.)[^\\:?#\p{Cc}]+$/u)
const mediaSchema = z.object({
  src: z.string().max(500),
  path: pathSchema,
  mimeType: z.string().max(200),
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
  sizeInBytes: z.number().int().nonnegative().optional(),
  fileName: z.string().max(300).optional(),
  credit: z.string().max(1000).optional(),
  sources: z.array(z.object({ path: pathSchema, width: z.number().int().positive() })).max(20),
})

/** What every version of the format begins with. */
export const courseHeadSchema = z.object({
  format: z.literal(COURSE_FORMAT),
  formatVersion: z.number().int().positive(),
})

export const courseArchiveSchema = courseHeadSchema.extend({
  course: courseSchema,
  media: z.array(mediaSchema).max(COURSE_FILES_MAX),
})

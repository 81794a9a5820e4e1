import { z } from 'zod'

const TITLE_MIN = 5
export const TITLE_MAX = 120
const SUMMARY_MIN = 20
export const SUMMARY_MAX = 1000
export const OUTCOME_MAX = 240
export const OUTCOMES_MAX = 12
export const VERSION_STATUSES = ['draft', 'submitted', 'published', 'superseded', 'withdrawn'] as const
export type VersionStatus = (typeof VERSION_STATUSES)[number]
/** English and the languages of the Eighth Schedule to the Constitution, as BCP 47 codes. */
export const COURSE_LANGUAGES = [
  'en', 'hi', 'as', 'bn', 'brx', 'doi', 'gu', 'kn', 'ks', 'kok', 'mai', 'ml',
  'mni', 'mr', 'ne', 'or', 'pa', 'sa', 'sat', 'sd', 'ta', 'te', 'ur',
] as const // prettier-ignore
export type CourseLanguage = (typeof COURSE_LANGUAGES)[number]
export const LICENCES = [
  'all_rights_reserved',
  'cc_by_4',
  'cc_by_sa_4',
  'cc_by_nc_4',
  'cc_by_nc_sa_4',
  'godl_india',
] as const
export type Licence = (typeof LICENCES)[number]
export const TAG_ROLES = ['taught', 'practised', 'assessed'] as const
export type TagRole = (typeof TAG_ROLES)[number]
/** For the whole course, and again for each of its modules. */
export const TAGS_MAX = 20
export const PRICE_MAX_IN_RUPEES = 1_00_000
/** Share of the points of a lesson that passes it, where the author has said nothing else. */
export const PASS_MARK_DEFAULT = 60
/** How long the validators have for a round. */
export const REVIEW_TIME_IN_DAYS = 10

const text = (min: number, max: number, message: string) =>
  z.string(message).trim().min(min, message).max(max, message)

const optionalText = (max: number, message: string) => z.string().trim().max(max, message).optional()

/** Outcomes come as one text with one on each line. */
const outcomesSchema = z
  .string('provide:errors.outcomes')
  .transform((lines) =>
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .pipe(
    z
      .array(z.string())
      .min(1, 'provide:errors.outcomes')
      .max(OUTCOMES_MAX, 'provide:errors.outcomesMany')
      // Asked of the list: an error of one line would belong to a field the form does not have.
      .refine((lines) => lines.every((line) => line.length <= OUTCOME_MAX), 'provide:errors.outcomesLong'),
  )

const DURATION = 'provide:errors.duration'

// Each message names its field, since they are also listed above the form.
export const courseDetailsSchema = z.object({
  title: text(TITLE_MIN, TITLE_MAX, 'provide:errors.title'),
  titleHi: optionalText(TITLE_MAX, 'provide:errors.titleHi'),
  summary: text(SUMMARY_MIN, SUMMARY_MAX, 'provide:errors.summary'),
  summaryHi: optionalText(SUMMARY_MAX, 'provide:errors.summaryHi'),
  outcomes: outcomesSchema,
  language: z.enum(COURSE_LANGUAGES, 'provide:errors.language'),
  licence: z.enum(LICENCES, 'provide:errors.licence'),
  durationInMinutes: z.coerce.number(DURATION).int(DURATION).min(1, DURATION).max(6000, DURATION),
})
export type CourseDetailsInput = z.infer<typeof courseDetailsSchema>

export const tagSchema = z.object({
  competencyCode: z
    .string('provide:errors.competency')
    .regex(/^(BEH|FUN|DOM)-[\w-]+$/, 'provide:errors.competency'),
  level: z.coerce
    .number('provide:errors.level')
    .int()
    .min(1, 'provide:errors.level')
    .max(5, 'provide:errors.level'),
  role: z.enum(TAG_ROLES, 'provide:errors.role'),
})
export type TagInput = z.infer<typeof tagSchema>

/** What a tag is put on: `course`, or the id of a module. */
const TAG_PLACE = 'provide:errors.tagPlace'
const tagPlaceSchema = z
  .string(TAG_PLACE)
  .regex(/^(course|[0-9a-f]{24})$/, TAG_PLACE)
  .default('course')
export const placedTagSchema = tagSchema.extend({ where: tagPlaceSchema })
export const tagRemovalSchema = placedTagSchema.pick({ competencyCode: true, role: true, where: true })
export const moduleIdOfPlace = (where: string): string | null => (where === 'course' ? null : where)

const PASS_MARK = 'lessons:errors.passMark'
/** For all lessons of a version: what is passed with no point at all would be no test. */
export const passMarkSchema = z.object({
  passMarkPercent: z.coerce.number(PASS_MARK).int(PASS_MARK).min(1, PASS_MARK).max(100, PASS_MARK),
})
export type PassMarkInput = z.infer<typeof passMarkSchema>

/** Typed in rupees with up to two decimals, kept in paise. */
export const priceSchema = z.object({
  pricePerSeatPerYear: z
    .string('errors:required')
    .trim()
    .regex(/^\d{1,6}(\.\d{1,2})?$/, 'errors:price')
    .transform((text) => Math.round(Number(text) * 100))
    .refine((paise) => paise <= PRICE_MAX_IN_RUPEES * 100, 'errors:price'),
})

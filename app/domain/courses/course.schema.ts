import { z } from 'zod'

export const TITLE_MAX = 120
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
export const TAGS_MAX = 20
export const PRICE_MAX_IN_RUPEES = 1_00_000
/** How long the validators have for a round. */
export const REVIEW_TIME_IN_DAYS = 10

const optionalText = (max: number) => z.string().trim().max(max, 'errors:tooLong').optional()

/** Outcomes come as one text with one on each line. */
const outcomesSchema = z
  .string('errors:required')
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .pipe(
    z
      .array(z.string().max(OUTCOME_MAX, 'errors:tooLong'))
      .min(1, 'errors:required')
      .max(OUTCOMES_MAX, 'errors:tooMany'),
  )

export const courseDetailsSchema = z.object({
  title: z.string('errors:required').trim().min(5, 'errors:tooShort').max(TITLE_MAX, 'errors:tooLong'),
  titleHi: optionalText(TITLE_MAX),
  summary: z.string('errors:required').trim().min(20, 'errors:tooShort').max(SUMMARY_MAX, 'errors:tooLong'),
  summaryHi: optionalText(SUMMARY_MAX),
  outcomes: outcomesSchema,
  language: z.enum(COURSE_LANGUAGES, 'errors:choose'),
  licence: z.enum(LICENCES, 'errors:choose'),
  durationInMinutes: z.coerce
    .number('errors:number')
    .int('errors:wholeNumber')
    .min(1, 'errors:number')
    .max(6000, 'errors:number'),
})
export type CourseDetailsInput = z.infer<typeof courseDetailsSchema>

export const tagSchema = z.object({
  competencyCode: z.string('errors:choose').regex(/^(BEH|FUN|DOM)-[\w-]+$/, 'errors:choose'),
  level: z.coerce.number('errors:choose').int().min(1, 'errors:choose').max(5, 'errors:choose'),
  role: z.enum(TAG_ROLES, 'errors:choose'),
})
export type TagInput = z.infer<typeof tagSchema>

/** Typed in rupees with up to two decimals, kept in paise. */
export const priceSchema = z.object({
  pricePerSeatPerYear: z
    .string('errors:required')
    .trim()
    .regex(/^\d{1,6}(\.\d{1,2})?$/, 'errors:price')
    .transform((text) => Math.round(Number(text) * 100))
    .refine((paise) => paise <= PRICE_MAX_IN_RUPEES * 100, 'errors:price'),
})

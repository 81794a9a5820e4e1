import { type LessonDocument } from '@karmashala/authoring'
import { z } from 'zod'

/** What a course of this folder says about itself in its course.json. */
const sampleCourseSchema = z.object({
  name: z.string().regex(/^[a-z-]+$/),
  title: z.string().min(1).max(120),
  titleHi: z.string().min(1).max(120),
  summary: z.string().min(1),
  summaryHi: z.string().min(1),
  outcomes: z.array(z.string()).min(2),
  outcomesHi: z.array(z.string()).min(2),
  languages: z.array(z.enum(['en', 'hi'])).min(1),
  licence: z.string(),
  durationInMinutes: z.number().int().positive(),
  pricePerSeatPerYearInPaise: z.number().int().nonnegative(),
  /** Names the providing institution to whoever seeds a marketplace with these courses. */
  providerKey: z.string(),
  passMarkPercent: z.number().int().min(1).max(100),
  tags: z
    .array(
      z.object({
        code: z.string(),
        level: z.number().int().min(1).max(5),
        role: z.enum(['taught', 'practised', 'assessed']),
      }),
    )
    .min(1),
})

export type SampleCourseFacts = z.infer<typeof sampleCourseSchema>
export type SampleLanguage = SampleCourseFacts['languages'][number]

export interface SampleCourse extends SampleCourseFacts {
  lessons: Partial<Record<SampleLanguage, LessonDocument>>
}

/** Joins the facts of a course with its lessons; throws when a language is named and not written, or the reverse. */
export function sampleCourse(json: unknown, lessons: SampleCourse['lessons']): SampleCourse {
  const facts = sampleCourseSchema.parse(json)
  const written = Object.keys(lessons).sort().join()
  if (written !== [...facts.languages].sort().join()) {
    throw new Error(
      `${facts.name} names the languages ${facts.languages.join()} and has lessons in ${written}.`,
    )
  }
  return { ...facts, lessons }
}

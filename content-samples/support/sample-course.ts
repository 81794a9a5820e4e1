import { z } from 'zod'
import { type SampleLesson } from './sample-lesson.ts'

const tagSchema = z.object({
  code: z.string(),
  level: z.number().int().min(1).max(5),
  role: z.enum(['taught', 'practised', 'assessed']),
})

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
  tags: z.array(tagSchema).min(1),
  /** By the id of a lesson. */
  lessonTags: z.record(z.string(), z.array(tagSchema)).default({}),
  /** How it comes into a new marketplace: written there, or brought as the package of this export. */
  comesAs: z.enum(['lessons', 'scorm12']).default('lessons'),
})

export type SampleCourseFacts = z.infer<typeof sampleCourseSchema>
export type SampleLanguage = SampleCourseFacts['languages'][number]

export interface SampleCourse extends SampleCourseFacts {
  lessons: readonly SampleLesson[]
}

/**
 * Joins the facts of a course with its lessons. Throws when a language is named in which a lesson is not written, or the
 * reverse, and when tags are for a lesson that is not there.
 */
export function sampleCourse(json: unknown, ...lessons: SampleLesson[]): SampleCourse {
  const facts = sampleCourseSchema.parse(json)
  const named = [...facts.languages].sort().join()
  for (const { id, content } of lessons) {
    const written = [content.sourceLanguage, ...Object.keys(content.translations)].sort().join()
    if (written !== named) {
      throw new Error(`${facts.name} names the languages ${named}, and ${id} is written in ${written}.`)
    }
  }
  const unknown = Object.keys(facts.lessonTags).filter((id) => lessons.every((lesson) => lesson.id !== id))
  if (unknown.length > 0) throw new Error(`${facts.name} has no lesson ${unknown.join()}.`)
  return { ...facts, lessons }
}

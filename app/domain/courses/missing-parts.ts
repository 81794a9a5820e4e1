import { allTags, type Tagged } from '#app/domain/courses/all-tags.ts'
import { type CoursePart } from '#app/domain/courses/course-views.ts'

type Parts = Tagged & {
  outcomes: readonly unknown[]
  pricePerSeatPerYearInPaise?: number | null
}

/** What a version still lacks before it can be submitted. */
export function missingParts(version: Parts): CoursePart[] {
  const { outcomes, modules, pricePerSeatPerYearInPaise } = version
  return [
    ...(outcomes.length === 0 ? (['details'] as const) : []),
    ...(modules.length === 0 ? (['package'] as const) : []),
    ...(allTags(version).length === 0 ? (['competencies'] as const) : []),
    ...(pricePerSeatPerYearInPaise == null ? (['price'] as const) : []),
  ]
}

import { type CoursePart } from '#app/domain/courses/course-views.ts'

type Parts = {
  outcomes: readonly unknown[]
  modules: readonly unknown[]
  tags: readonly unknown[]
  pricePerSeatPerYearInPaise?: number | null
}

/** What a version still lacks before it can be submitted. */
export function missingParts({ outcomes, modules, tags, pricePerSeatPerYearInPaise }: Parts): CoursePart[] {
  return [
    ...(outcomes.length === 0 ? (['details'] as const) : []),
    ...(modules.length === 0 ? (['package'] as const) : []),
    ...(tags.length === 0 ? (['competencies'] as const) : []),
    ...(pricePerSeatPerYearInPaise == null ? (['price'] as const) : []),
  ]
}

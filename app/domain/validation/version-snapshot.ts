import { type TagInput } from '#app/domain/courses/course.schema.ts'

/** Everything about a version that the validators judge, as it was when they did. */
export type VersionSnapshot = {
  title: string
  titleHi: string | null
  summary: string
  summaryHi: string | null
  outcomes: string[]
  language: string
  licence: string
  durationInMinutes: number
  pricePerSeatPerYearInPaise: number | null
  tags: TagInput[]
  /** The same bytes uploaded twice are the same package. */
  packages: { sha256: string; name: string }[]
}

export const SNAPSHOT_PARTS = [
  'title',
  'titleHi',
  'summary',
  'summaryHi',
  'outcomes',
  'packages',
  'tags',
  'pricePerSeatPerYearInPaise',
  'language',
  'licence',
  'durationInMinutes',
] as const satisfies readonly (keyof VersionSnapshot)[]
export type SnapshotPart = (typeof SNAPSHOT_PARTS)[number]

/** The parts that differ, in the order they are shown. */
export function changedParts(before: VersionSnapshot, now: VersionSnapshot): SnapshotPart[] {
  return SNAPSHOT_PARTS.filter((part) => comparable(before, part) !== comparable(now, part))
}

function comparable(snapshot: VersionSnapshot, part: SnapshotPart): string {
  if (part === 'packages') return snapshot.packages.map(({ sha256 }) => sha256).join()
  if (part === 'tags') {
    // Their order says nothing.
    const tags = snapshot.tags.map(({ competencyCode, level, role }) => `${competencyCode} ${level} ${role}`)
    return tags.sort().join()
  }
  return JSON.stringify(snapshot[part] ?? null)
}

import { type CompletionRules } from '@karmashala/player'
import { type CourseLanguage, type TagInput } from '#app/domain/courses/course.schema.ts'
import { versionLanguages } from '#app/domain/courses/version-languages.ts'

/** Everything about a version that the validators judge, as it was when they did. */
export type VersionSnapshot = {
  title: string
  titleHi: string | null
  summary: string
  summaryHi: string | null
  outcomes: string[]
  language: CourseLanguage
  /** What it can be taken in; rounds of earlier days wrote down the declared one only. */
  languages?: string[]
  licence: string
  durationInMinutes: number
  pricePerSeatPerYearInPaise: number | null
  /** Of its lessons, null without any; rounds of earlier days did not write it down. */
  passMarkPercent?: number | null
  tags: SnapshotTag[]
  /** The same bytes uploaded twice are the same package. */
  packages: { sha256: string; name: string }[]
  /** How completion of each module is decided; rounds of earlier days did not write it down. */
  completion?: CompletionSnapshot[]
}

/** A tag of a module names it by its place, since every version gives its modules new ids. */
export type SnapshotTag = TagInput & { module?: { number: number; title: string } }

export type CompletionSnapshot = Pick<
  CompletionRules,
  'completeOn' | 'scoreThreshold' | 'afterCompletion'
> & {
  /** Null where the package names no pass mark that could decide or be ignored. */
  masteryOverride: boolean | null
  /** Null where the package has one part; rounds of earlier days did not write it down. */
  rollUp?: CompletionRules['rollUp'] | null
}

export const SNAPSHOT_PARTS = [
  'title',
  'titleHi',
  'summary',
  'summaryHi',
  'outcomes',
  'packages',
  'completion',
  'passMarkPercent',
  'tags',
  'pricePerSeatPerYearInPaise',
  'language',
  'licence',
  'durationInMinutes',
] as const satisfies readonly Exclude<keyof VersionSnapshot, 'languages'>[]
export type SnapshotPart = (typeof SNAPSHOT_PARTS)[number]

/** The parts that differ and those that do not, in the order they are shown; what one side does not know is in neither. */
export function compareSnapshots(
  before: VersionSnapshot,
  now: VersionSnapshot,
): { changed: SnapshotPart[]; unchanged: SnapshotPart[] } {
  const known = SNAPSHOT_PARTS.filter((part) => before[part] !== undefined && now[part] !== undefined)
  const isChanged = (part: SnapshotPart) => comparable(before, part) !== comparable(now, part)
  return { changed: known.filter(isChanged), unchanged: known.filter((part) => !isChanged(part)) }
}

function comparable(snapshot: VersionSnapshot, part: SnapshotPart): string {
  if (part === 'language') return versionLanguages(snapshot).join()
  if (part === 'packages') return snapshot.packages.map(({ sha256 }) => sha256).join()
  if (part === 'tags') {
    // Their order says nothing.
    const tags = snapshot.tags.map(({ competencyCode, level, role, module }) =>
      [competencyCode, level, role, module?.number ?? 'course'].join(' '),
    )
    return tags.sort().join()
  }
  if (part === 'completion') {
    // The database does not promise the order of the names.
    return (snapshot.completion ?? [])
      .map(({ completeOn, scoreThreshold, masteryOverride, afterCompletion, rollUp }) =>
        [
          ...[completeOn, scoreThreshold, masteryOverride, afterCompletion],
          ...[rollUp?.completion, rollUp?.score],
        ].join(' '),
      )
      .join()
  }
  return JSON.stringify(snapshot[part] ?? null)
}

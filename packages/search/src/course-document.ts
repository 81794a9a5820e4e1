import { fold, isDevanagari, wordsOf } from './fold.ts'
import { romanise } from './romanise.ts'

export type CourseCompetency = {
  code: string
  name: string
  nameHi: string
  type: 'behavioural' | 'functional' | 'domain'
  area: string
  /** 1 to 5 */
  level: number
}

/** A published course as the marketplace hands it to the catalogue. */
export type CourseDocument = {
  /** Letters, digits, `-` and `_` only. */
  id: string
  slug: string
  title: string
  titleHi?: string | null
  summary: string
  summaryHi?: string | null
  outcomes: string[]
  providerId: string
  providerName: string
  /** BCP 47 codes */
  languages: string[]
  format: 'scorm12' | 'scorm2004' | 'authored'
  durationInMinutes: number
  pricePerSeatPerYearInPaise: number
  /** Milliseconds since 1970. */
  publishedAt: number
  competencies: CourseCompetency[]
}

export const DURATION_BUCKETS = ['under30', '30to60', '1to3h', 'over3h'] as const
export type DurationBucket = (typeof DURATION_BUCKETS)[number]

/** What the index holds: the course and, derived from it, what is filtered, counted and searched but never shown. */
export type SearchDocument = CourseDocument & {
  competencyTypes: string[]
  competencyAreas: string[]
  competencyCodes: string[]
  competencyNames: string[]
  levels: number[]
  /** `code@level`: a filter on both means one competency at that level, not one of each. */
  competencyAtLevel: string[]
  durationBucket: DurationBucket
  /** JSON `[id, name]` and `[code, name, nameHi]`: a facet brings the words to show with its counts. */
  providerFacet: string
  competencyFacet: string[]
  aliases: string[]
}

const LONGEST_ACRONYM = 6

/** Derives the document to be indexed from a course. */
export function toSearchDocument(course: CourseDocument): SearchDocument {
  const { competencies } = course
  return {
    ...course,
    competencyTypes: unique(competencies.map(({ type }) => type)),
    competencyAreas: unique(competencies.map(({ area }) => area)),
    competencyCodes: unique(competencies.map(({ code }) => code)),
    competencyNames: unique(competencies.flatMap(({ name, nameHi }) => [name, nameHi].filter(Boolean))),
    levels: unique(competencies.map(({ level }) => level)),
    competencyAtLevel: unique(competencies.map(({ code, level }) => `${code}@${level}`)),
    durationBucket: durationBucketOf(course.durationInMinutes),
    providerFacet: JSON.stringify([course.providerId, course.providerName]),
    competencyFacet: unique(
      competencies.map(({ code, name, nameHi }) => JSON.stringify([code, name, nameHi])),
    ),
    aliases: aliasesOf(course),
  }
}

/** The bucket of a length: under 30 minutes, up to an hour, up to three hours, longer. */
export function durationBucketOf(durationInMinutes: number): DurationBucket {
  if (durationInMinutes < 30) return 'under30'
  if (durationInMinutes <= 60) return '30to60'
  return durationInMinutes <= 180 ? '1to3h' : 'over3h'
}

/**
 * Other spellings a course is looked for by: folded, for queries are folded too; Hindi in Latin letters; and the initials of
 * its title.
 */
function aliasesOf(course: CourseDocument): string[] {
  const { title, titleHi, summary, summaryHi, outcomes, providerName, competencies } = course
  const names = [title, titleHi ?? '', ...competencies.map(({ nameHi }) => nameHi)].filter(Boolean)
  const texts = [summary, summaryHi ?? '', ...outcomes, providerName, ...competencies.map(({ name }) => name)]
  const romanised = names.filter(isDevanagari).flatMap(romanise)
  const folded = [...names, ...texts]
    .map((text) => [text, fold(text)] as const)
    .filter(([text, other]) => text.toLowerCase() !== other)
  return unique([...romanised, ...folded.map(([, other]) => other), ...acronymOf(title)])
}

/** People look for "RTI", not for the right to information. */
function acronymOf(title: string): string[] {
  const initials = wordsOf(title).map(({ word }) => word[0]!.toLowerCase())
  const isUsual = initials.length >= 3 && initials.length <= LONGEST_ACRONYM
  return isUsual && /^[a-z]+$/.test(initials.join('')) ? [initials.join('')] : []
}

const unique = <Value>(values: Value[]): Value[] => [...new Set(values)]

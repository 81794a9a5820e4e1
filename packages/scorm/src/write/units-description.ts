import { isIri } from '../other/other-facts.ts'
import { checkFiles, insist, LANGUAGE } from './check-description.ts'
import { type PackagedFile } from './package-description.ts'

/** Words by BCP 47 tag; the first is what is shown where one language has to do. */
export type LanguageStrings = Record<string, string>

export type DescribedUnit = {
  /** An absolute IRI. */
  identifier: string
  title: LanguageStrings
  description?: LanguageStrings
  /** One of the files. */
  href: string
  /** 0 to 1; left out when nothing is scored. */
  masteryScore?: number
}

/** A course of cmi5 or xAPI. */
export type UnitsDescription = {
  standard: 'cmi5' | 'xapi'
  /** An absolute IRI. */
  identifier: string
  title: LanguageStrings
  description: LanguageStrings
  /** In order; xAPI launches exactly one. */
  units: DescribedUnit[]
  files: PackagedFile[]
}

export const STRUCTURE_FILES = { cmi5: 'cmi5.xml', xapi: 'tincan.xml' } as const

/** Refuses what would make a package that our own reader, or another system, complains about. Throws ScormError 'invalid_input'. */
export function checkUnits({ standard, identifier, title, units, files }: UnitsDescription): void {
  const identifiers = [identifier, ...units.map((unit) => unit.identifier)]
  for (const each of identifiers) insist(isIri(each), `“${each}” is no absolute IRI.`)
  insist(
    new Set(units.map((unit) => unit.identifier)).size === units.length,
    'Two units have the same identifier.',
  )
  insist(units.length > 0, 'A package needs at least one unit.')
  insist(standard === 'cmi5' || units.length === 1, 'An xAPI package launches exactly one unit.')
  for (const strings of [title, ...units.map((unit) => unit.title)]) checkStrings(strings)
  checkFiles(
    files.map((file) => file.path),
    [STRUCTURE_FILES[standard]],
  )
  const paths = new Set(files.map((file) => file.path))
  for (const { href, masteryScore } of units) {
    insist(paths.has(href), `The launch file “${href}” is not among the files.`)
    insist(
      masteryScore === undefined || (masteryScore >= 0 && masteryScore <= 1),
      'A mastery score of cmi5 is 0 to 1.',
    )
  }
}

function checkStrings(strings: LanguageStrings): void {
  const entries = Object.entries(strings)
  insist(entries.length > 0, 'A title is missing.')
  for (const [language, words] of entries) {
    insist(LANGUAGE.test(language), `“${language}” is not a language tag.`)
    insist(words.trim() !== '', `A title in “${language}” has no words.`)
  }
}

import { foldPath } from '../archive/file-index.ts'
import { ScormError } from '../errors.ts'
import { controlDocuments } from './control-documents.ts'
import { type PackageDescription } from './package-description.ts'

const NC_NAME = /^[\p{L}_][\p{L}\p{N}._-]*$/u
export const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/
const TITLE_LIMIT = 200
const VERSION_LIMIT = 20

/** Refuses what would make a package that our own reader, or another system, complains about. Throws ScormError 'invalid_input'. */
export function checkDescription(description: PackageDescription): void {
  const { identifier, title, language, items, files, metadata } = description
  for (const name of [identifier, ...items.map((item) => item.identifier)]) {
    insist(NC_NAME.test(name), `“${name}” cannot be an identifier.`)
  }
  const identifiers = new Set([identifier, ...items.map((item) => item.identifier)])
  insist(identifiers.size === items.length + 1, 'Two identifiers are equal.')
  insist(items.length > 0, 'A package needs at least one item.')
  insist(LANGUAGE.test(language), `“${language}” is not a language tag.`)
  for (const each of [title, ...items.map((item) => item.title)]) {
    insist(
      each.trim() !== '' && each.length <= TITLE_LIMIT,
      `A title has 1 to ${TITLE_LIMIT} characters: “${each}”.`,
    )
  }
  insist(
    (metadata?.version ?? '').length <= VERSION_LIMIT,
    `A version has at most ${VERSION_LIMIT} characters.`,
  )
  checkFiles(
    files.map((file) => file.path),
    ['imsmanifest.xml', ...controlDocuments(description).map((document) => document.path)],
  )
  const paths = new Set(files.map((file) => file.path))
  for (const { href } of items) insist(paths.has(href), `The launch file “${href}” is not among the files.`)
  for (const item of items) checkScores(item)
}

export function checkFiles(paths: string[], reserved: string[]): void {
  const folded = new Set(reserved)
  for (const path of paths) {
    const plain = path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')
    insist(plain && !/[\p{Cc}\\]|^[a-z]:/iu.test(path), `“${path}” cannot be a file name in a package.`)
    insist(!folded.has(foldPath(path)), `The file name “${path}” is taken.`)
    folded.add(foldPath(path))
  }
}

function checkScores({
  masteryScore,
  scaledPassingScore,
  completionThreshold,
}: PackageDescription['items'][number]): void {
  insist(isWithin(masteryScore, 0, 100), 'A mastery score is 0 to 100.')
  insist(isWithin(scaledPassingScore, -1, 1), 'A scaled passing score is -1 to 1.')
  insist(isWithin(completionThreshold, 0, 1), 'A completion threshold is 0 to 1.')
}

const isWithin = (value: number | null | undefined, least: number, most: number) =>
  value === null || value === undefined || (value >= least && value <= most)

export function insist(condition: boolean, message: string): asserts condition {
  if (!condition) throw new ScormError('invalid_input', message)
}

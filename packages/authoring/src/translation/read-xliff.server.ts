import { AuthoringError } from '../authoring-error.ts'
import { inlineWords, type InlineText } from '../document/inline.ts'
import { LESSON_TITLE_MAX, type LessonContent, type TranslationEdit } from '../document/lesson-content.ts'
import { blockSchema, type Block } from '../document/lesson-document.ts'
import { mapTexts, textsOf, type TextUnit } from '../document/texts.ts'
import { findTitle, findTranslations, placeInBlock, type Found } from './find-translations.ts'
import { toNotation } from './notation.ts'
import { parseXliff, type XliffUnit } from './parse-xliff.server.ts'
import { textFingerprint } from './text-fingerprint.ts'
import { translationProblems } from './translation-problems.ts'

export type XliffImport = {
  language: string
  edits: TranslationEdit[]
  /** Units that were not taken, in the order of the file; `unit` is the id in the file. */
  refused: { unit: string; reason: XliffRefusal }[]
  /** Units nobody translated: without a target, or with the stale one they were exported with. */
  empty: number
  /** Units whose source has changed since the export: taken, and stale. */
  stale: number
  /** Translations changed both here since the export and in the file; words in the notation of `toNotation`. */
  conflicts: { unit: string; here: string; file: string }[]
  /** How many were changed here since the export and not in the file: nobody's work is lost. */
  kept: number
}
export type XliffRefusal =
  | NonNullable<XliffUnit['refusal']>
  /** Its words are in the lesson no more. */
  | 'unknown_place'
  /** Another unit of the file is of the same words. */
  | 'twice'
  | 'lost_link'
  /** Longer than what may stand in its place, or with too many forms. */
  | 'too_long'
  /** Of a question that could not be answered like this: other blanks than the source has. */
  | 'other_answers'

type Known = { block: Block | null; unit: TextUnit; found: Found | null }
type Read = { of: string; text: TextUnit['text'] }

/**
 * Reads what a translator sends back for this lesson. What was translated anew here since the file was written is not among
 * the edits, unless `takesFile` says that the words of the file are to stand anyway. Throws `AuthoringError`
 * `invalid_xliff` for a file that is no XLIFF 2, has a document type or is of another source language; single units that do
 * not fit are refused by name.
 */
export function importXliff(
  xml: string,
  content: LessonContent,
  { takesFile = false }: { takesFile?: boolean } = {},
): XliffImport {
  const { sourceLanguage, language, units } = parseXliff(xml)
  if (sourceLanguage !== content.sourceLanguage) throw invalid('The file is of another source language.')
  if (!language || language === sourceLanguage) throw invalid('The file does not name the language it is in.')
  const known = knownUnits(content, language)
  const seen = new Set<Known>()
  const answer: XliffImport = { language, edits: [], refused: [], empty: 0, stale: 0, conflicts: [], kept: 0 }
  for (const unit of units) {
    const place = known.get(placeInBlock(unit.block ?? '', unit.key))
    const refuse = (reason: XliffRefusal) => answer.refused.push({ unit: unit.id, reason })
    if (!unit.target && !unit.refusal) answer.empty += 1
    else if (!place) refuse('unknown_place')
    else if (seen.has(place)) refuse('twice')
    else {
      seen.add(place)
      const read = readUnit(unit, place)
      if (!read) answer.empty += 1
      else if (typeof read === 'string') refuse(read)
      else if (!takesFile && isChangedHere(unit, place, read)) {
        // As it was exported: whoever sent the file has not touched it.
        if (textFingerprint(read.text) === unit.had) answer.kept += 1
        else
          answer.conflicts.push({ unit: unit.id, here: written(place.found?.text), file: written(read.text) })
      } else {
        if (read.of !== textFingerprint(place.unit.text)) answer.stale += 1
        answer.edits.push({ language, blockId: place.block?.attrs.id ?? null, key: place.unit.key, ...read })
      }
    }
  }
  return answer
}

/** Every unit of the lesson by its place in the innermost block, so that it is found after a move, too. */
function knownUnits(content: LessonContent, language: string): Map<string, Known> {
  const title: TextUnit = { key: 'title', within: [], kind: 'plain', text: content.title }
  const find = findTranslations(content, language)
  const units = content.document.content.flatMap((block) =>
    textsOf(block).map((unit): [string, Known] => [
      placeInBlock(block.attrs.id, unit.key),
      { block, unit, found: find(block.attrs.id, unit) },
    ]),
  )
  return new Map([[' title', { block: null, unit: title, found: findTitle(content, language) }], ...units])
}

/** What is taken of a unit; null when nobody translated it, a reason when it cannot be taken. */
function readUnit(unit: XliffUnit, place: Known): Read | XliffRefusal | null {
  const { target } = unit
  if (unit.refusal || !target) return unit.refusal
  const text = place.unit.kind === 'plain' ? inlineWords(target) : target
  // As it was exported: nobody has looked at it. Where it is not known, it is as stale as it was.
  const isAsItWas = unit.isUntouched && (!place.found || saysSame(place.found.text, text))
  if (isAsItWas && place.found) return null
  // Called right for the present source here since: the file, which says the same, does not take that back.
  if (place.found?.state === 'current' && saysSame(place.found.text, text))
    return { of: place.found.of, text }
  return refusalOf(target, text, place) ?? { of: isAsItWas ? staleOf(unit) : sourceOf(unit, place), text }
}

/** True when here stands another translation than the one the file was written with, and than the one it brings. */
const isChangedHere = ({ had }: XliffUnit, { found }: Known, { text }: Read): boolean =>
  FINGERPRINT.test(had) &&
  found !== null &&
  textFingerprint(found.text) !== had &&
  !saysSame(found.text, text)

const written = (text: TextUnit['text'] | undefined): string =>
  typeof text === 'string' ? text : toNotation(text ?? [])

const saysSame = (one: TextUnit['text'], other: TextUnit['text']): boolean =>
  textFingerprint(one) === textFingerprint(other)

const FINGERPRINT = /^[0-9a-f]{16}$/
const NO_SOURCE = '0'.repeat(16)
const staleOf = ({ was }: XliffUnit): string => (FINGERPRINT.test(was) ? was : NO_SOURCE)

/** What the file says it translates; a tool that lost it has still left the source itself. */
function sourceOf({ of, source }: XliffUnit, { unit }: Known): string {
  if (FINGERPRINT.test(of)) return of
  return textFingerprint(unit.kind === 'plain' ? inlineWords(source) : source)
}

function refusalOf(target: readonly InlineText[], text: TextUnit['text'], place: Known): XliffRefusal | null {
  const { block, unit } = place
  const lost =
    typeof unit.text === 'string' ? [] : linksIn(unit.text).filter((href) => !linksIn(target).includes(href))
  if (lost.length > 0) return 'lost_link'
  if (!fits(text, block, unit)) return 'too_long'
  return translationProblems(unit, text).some(({ severity }) => severity === 'must') ? 'other_answers' : null
}

const linksIn = (parts: readonly InlineText[]): string[] =>
  parts.flatMap(({ marks }) =>
    (marks ?? []).flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : [])),
  )

/** Long words are tried in their place; short ones stand anywhere. */
const SURE_TO_FIT = 30

function fits(text: TextUnit['text'], block: Block | null, { key }: TextUnit): boolean {
  if (!block) return typeof text === 'string' && text.length <= LESSON_TITLE_MAX
  if (typeof text === 'string' && text.length <= SURE_TO_FIT) return true
  const translated = mapTexts(block, (unit) => (unit.key === key ? text : null))
  return blockSchema.safeParse(translated).success
}

const invalid = (message: string) => new AuthoringError('invalid_xliff', message)

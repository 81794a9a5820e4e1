import { type LessonContent, type TranslatedText, type TranslationEdit } from '../document/lesson-content.ts'
import { textsOf, type TextUnit } from '../document/texts.ts'
import { type LessonRemark } from '../checks/lesson-remark.ts'
import { findTitle, findTranslations, type Found } from './find-translations.ts'
import { type TranslationState } from './localise.ts'
import { toNotation } from './notation.ts'
import { textFingerprint } from './text-fingerprint.ts'
import { kindOf, translationProblems } from './translation-problems.ts'

export type TranslationRow = {
  /** Null for the title of the lesson. */
  blockId: string | null
  blockType: string | null
  key: string
  kind: TextUnit['kind']
  /** Words in the notation of `toNotation`. */
  source: string
  target: string | null
  /** Of the present source: what a translation saved for this row carries. */
  of: string
  state: TranslationState
  /** What makes the translation unusable, whatever it says: `remarkSentence` puts it into words. */
  problems: LessonRemark[]
}

/** Everything there is to translate, in reading order. */
export function translationRows(content: LessonContent, language: string): TranslationRow[] {
  const title: TextUnit = { key: 'title', within: [], kind: 'plain', text: content.title }
  const find = findTranslations(content, language)
  const rows = [toRow(null, null, title, findTitle(content, language))]
  for (const block of content.document.content) {
    const { id } = block.attrs
    for (const unit of textsOf(block)) rows.push(toRow(id, block.type, unit, find(id, unit)))
  }
  return rows
}

const toRow = (
  blockId: string | null,
  blockType: string | null,
  unit: TextUnit,
  found: Found | null,
): TranslationRow => ({
  blockId,
  blockType,
  key: unit.key,
  kind: unit.kind,
  source: written(unit.text),
  target: found ? written(found.text) : null,
  of: textFingerprint(unit.text),
  state: found?.state ?? 'missing',
  problems: (found ? translationProblems(unit, found.text) : []).map((problem) => ({
    ...{ ...problem, field: undefined, blockId, fix: null },
    blockType: kindOf(unit) ?? undefined,
  })),
})

const written = (text: TextUnit['text']): string => (typeof text === 'string' ? text : toNotation(text))

/**
 * The lesson with these units translated; later edits win over earlier ones. What no translation is left in is taken away,
 * so that lessons which say the same are stored the same.
 */
export function applyTranslations(content: LessonContent, edits: readonly TranslationEdit[]): LessonContent {
  if (edits.length === 0) return content
  const translations = structuredClone(content.translations)
  for (const { language, blockId, key, of, text } of edits) {
    const translation = (translations[language] ??= { title: null, blocks: {} })
    if (blockId === null) {
      translation.title = typeof text === 'string' ? { of, text } : null
      continue
    }
    const units: Record<string, TranslatedText> = {
      ...(Object.hasOwn(translation.blocks, blockId) ? translation.blocks[blockId] : {}),
    }
    if (text === null) delete units[key]
    else units[key] = { of, text }
    translation.blocks[blockId] = units
    if (Object.keys(units).length === 0) delete translation.blocks[blockId]
  }
  return { ...content, translations: withoutEmpty(translations) }
}

const withoutEmpty = (translations: LessonContent['translations']): LessonContent['translations'] =>
  Object.fromEntries(
    Object.entries(translations).filter(([, { title, blocks }]) => title || Object.keys(blocks).length > 0),
  )

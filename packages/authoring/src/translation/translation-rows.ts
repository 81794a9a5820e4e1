import { type LessonContent, type TranslatedText, type TranslationEdit } from '../document/lesson-content.ts'
import { textsOf, type TextUnit } from '../document/texts.ts'
import { findTitle, translationsOf, type Found, type TranslationState } from './localise.ts'
import { toNotation } from './notation.ts'
import { textFingerprint } from './text-fingerprint.ts'

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
}

/** Everything there is to translate, in reading order. */
export function translationRows(content: LessonContent, language: string): TranslationRow[] {
  const title: TextUnit = { key: 'title', kind: 'plain', text: content.title }
  const rows = [toRow(null, null, title, findTitle(content, language))]
  for (const block of content.document.content) {
    const find = translationsOf(content, language, block)
    for (const unit of textsOf(block)) rows.push(toRow(block.attrs.id, block.type, unit, find(unit)))
  }
  return rows
}

const toRow = (blockId: string | null, blockType: string | null, unit: TextUnit, found: Found | null) => ({
  blockId,
  blockType,
  key: unit.key,
  kind: unit.kind,
  source: written(unit.text),
  target: found ? written(found.text) : null,
  of: textFingerprint(unit.text),
  state: found?.state ?? ('missing' as const),
})

const written = (text: TextUnit['text']): string => (typeof text === 'string' ? text : toNotation(text))

/** The lesson with these units translated; later edits win over earlier ones. */
export function applyTranslations(content: LessonContent, edits: readonly TranslationEdit[]): LessonContent {
  const translations = structuredClone(content.translations)
  for (const { language, blockId, key, of, text } of edits) {
    const translation = (translations[language] ??= { title: null, blocks: {} })
    if (blockId === null) {
      translation.title = typeof text === 'string' ? { of, text } : null
      continue
    }
    const units: Record<string, TranslatedText> = { ...translation.blocks[blockId] }
    if (text === null) delete units[key]
    else units[key] = { of, text }
    translation.blocks[blockId] = units
  }
  return { ...content, translations }
}

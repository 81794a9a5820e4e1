import { type Block, type LessonDocument } from '../document/lesson-document.ts'
import { type LessonContent, type TranslatedText } from '../document/lesson-content.ts'
import { mapTexts, textsOf, type TextUnit } from '../document/texts.ts'
import { textFingerprint } from './text-fingerprint.ts'

export type TranslationState = 'current' | 'stale' | 'missing'

export type LocalisedLesson = {
  language: string
  title: string
  document: LessonDocument
  /** Units of words, the title among them, and how many of them are in this language. */
  total: number
  current: number
  stale: number
  missing: number
}

/**
 * The lesson in one language. Words that are not translated stay in the source language; a stale translation is used,
 * since an old sentence in the reader's language says more than a new one that is not read.
 */
export function localise(content: LessonContent, language: string): LocalisedLesson {
  const counts = { current: 0, stale: 0, missing: 0 }
  const take = <T extends TextUnit['text']>(source: T, found: Found | null): T => {
    counts[found?.state ?? 'missing'] += 1
    return found && typeof found.text === typeof source ? (found.text as T) : source
  }
  if (language === content.sourceLanguage) {
    const total = 1 + content.document.content.reduce((sum, block) => sum + textsOf(block).length, 0)
    const { title, document } = content
    return { language, title, document, total, current: total, stale: 0, missing: 0 }
  }
  const title = take(content.title, findTitle(content, language))
  const blocks = content.document.content.map((block): Block => {
    const find = translationsOf(content, language, block)
    return mapTexts(block, (unit) => (isEmpty(unit) ? null : take(unit.text, find(unit))))
  })
  const total = counts.current + counts.stale + counts.missing
  return { language, title, document: { type: 'doc', content: blocks }, total, ...counts }
}

/** Per cent of the words that are in the language and of the present source, rounded down: 100 means all of it. */
export const percentCurrent = ({ current, total }: Pick<LocalisedLesson, 'current' | 'total'>): number =>
  total === 0 ? 100 : Math.floor((100 * current) / total)

export type Found = { text: TextUnit['text']; state: 'current' | 'stale' }

export function findTitle({ title, translations }: LessonContent, language: string): Found | null {
  const found = translations[language]?.title
  return found ? { text: found.text, state: stateOf(found, textFingerprint(title)) } : null
}

/**
 * Finds the translation of a unit in its block: first by the source words, so that a list may be put in another order,
 * then by its place, where it is stale.
 */
export function translationsOf(content: LessonContent, language: string, block: Block) {
  const units = content.translations[language]?.blocks[block.attrs.id] ?? {}
  const byWords = new Map(Object.values(units).map((unit) => [unit.of, unit]))
  return (unit: TextUnit): Found | null => {
    const fingerprint = textFingerprint(unit.text)
    const placed = units[unit.key]
    const found = placed?.of === fingerprint ? placed : (byWords.get(fingerprint) ?? placed)
    return found ? { text: found.text, state: stateOf(found, fingerprint) } : null
  }
}

const stateOf = ({ of }: TranslatedText, fingerprint: string) => (of === fingerprint ? 'current' : 'stale')

export const isEmpty = ({ text }: TextUnit): boolean =>
  typeof text === 'string' ? text.trim() === '' : text.length === 0

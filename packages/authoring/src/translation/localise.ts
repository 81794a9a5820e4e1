import { type Block, type LessonDocument } from '../document/lesson-document.ts'
import { type LessonContent } from '../document/lesson-content.ts'
import { mapTexts, textsOf, type TextUnit } from '../document/texts.ts'
import { findTitle, findTranslations, type Found } from './find-translations.ts'

export type TranslationState = 'current' | 'stale' | 'missing'

export type LocalisedLesson = {
  language: string
  title: string
  document: LessonDocument
  /** Pieces of words, the title among them, and how many of them are in this language. */
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
    return found ? (found.text as T) : source
  }
  if (language === content.sourceLanguage) {
    const total = 1 + content.document.content.reduce((sum, block) => sum + textsOf(block).length, 0)
    const { title, document } = content
    return { language, title, document, total, current: total, stale: 0, missing: 0 }
  }
  const title = take(content.title, findTitle(content, language))
  const find = findTranslations(content, language)
  const blocks = content.document.content.map((block): Block =>
    mapTexts(block, (unit) => (isEmpty(unit) ? null : take(unit.text, find(block.attrs.id, unit)))),
  )
  const total = counts.current + counts.stale + counts.missing
  return { language, title, document: { type: 'doc', content: blocks }, total, ...counts }
}

/**
 * Per cent of the pieces of words that are translated from the present source, rounded down: 100 means all of them. A
 * title counts as much as a paragraph, since both are one thing to do.
 */
export const percentCurrent = ({ current, total }: Pick<LocalisedLesson, 'current' | 'total'>): number =>
  total === 0 ? 100 : Math.floor((100 * current) / total)

const isEmpty = ({ text }: TextUnit): boolean =>
  typeof text === 'string' ? text.trim() === '' : text.length === 0

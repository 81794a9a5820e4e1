import { type LessonContent, type TranslatedText } from '../document/lesson-content.ts'
import { type TextUnit } from '../document/texts.ts'
import { textFingerprint } from './text-fingerprint.ts'

/** A translation and the fingerprint of the words it translates. */
export type Found = { text: TextUnit['text']; of: string; state: 'current' | 'stale' }

export type FindTranslation = (blockId: string, unit: TextUnit) => Found | null

// A block within a block, by its id, and what follows in it; parts of attributes have an id too, but no attributes.
const INNER_BLOCK = /^(?:.*\.)?#([^.#]+)\.((?:attrs|content)(?:\..+)?)$/

/** Where a unit stands counted from the innermost block: the same wherever that block is moved to. */
export function placeInBlock(blockId: string, key: string): string {
  const [, inner = blockId, rest = key] = INNER_BLOCK.exec(key) ?? []
  return `${inner} ${rest}`
}

export function findTitle({ title, translations }: LessonContent, language: string): Found | null {
  const found = translations[language]?.title
  return found ? toFound(found, textFingerprint(title)) : null
}

/**
 * Finds the translation of a unit: where it was saved; where its block was before it was moved into a column, out of a
 * tab or to another pool; by the same source words in its block, so that a list may be put in another order. Last comes what
 * was saved in its place for other words, which is stale.
 */
export function findTranslations(content: LessonContent, language: string): FindTranslation {
  const blocks = content.translations[language]?.blocks ?? {}
  const moved = new Map<string, TranslatedText[]>()
  const byWords = new Map<string, TranslatedText>()
  for (const [blockId, units] of Object.entries(blocks)) {
    for (const [key, unit] of Object.entries(units)) {
      const place = placeInBlock(blockId, key)
      moved.set(place, [...(moved.get(place) ?? []), unit])
      byWords.set(`${blockId} ${unit.of} ${typeof unit.text}`, unit)
    }
  }
  return (blockId, unit) => {
    const of = textFingerprint(unit.text)
    const isSameKind = (found: TranslatedText) => typeof found.text === typeof unit.text
    const saved = Object.hasOwn(blocks, blockId) ? blocks[blockId]?.[unit.key] : undefined
    const places = [...(saved ? [saved] : []), ...(moved.get(placeInBlock(blockId, unit.key)) ?? [])]
    const own = places.filter(isSameKind)
    const found =
      own.find((one) => one.of === of) ?? byWords.get(`${blockId} ${of} ${typeof unit.text}`) ?? own[0]
    return found ? toFound(found, of) : null
  }
}

const toFound = ({ of, text }: TranslatedText, fingerprint: string): Found => ({
  ...{ text, of },
  state: of === fingerprint ? 'current' : 'stale',
})

import { z } from 'zod'
import { canonicalJson } from '../document/canonical-json.ts'
import { blockIdSchema } from '../document/block-attrs.ts'
import {
  LESSON_TITLE_MAX,
  translationEditSchema,
  type LessonContent,
  type TranslationEdit,
} from '../document/lesson-content.ts'
import { blockSchema, BLOCKS_MAX, type Block } from '../document/lesson-document.ts'
import { applyTranslations } from '../translation/translation-rows.ts'

/** What one save changes: whole blocks, never a part of one. */
export const lessonChangeSchema = z
  .object({
    title: z.string().max(LESSON_TITLE_MAX).optional(),
    /** New blocks and changed ones. */
    set: z.array(blockSchema).max(BLOCKS_MAX),
    removed: z.array(blockIdSchema).max(BLOCKS_MAX),
    /** The ids of all blocks, when their order changed or one came or went. */
    order: z.array(blockIdSchema).max(BLOCKS_MAX).nullable(),
    translated: z.array(translationEditSchema).max(20_000),
  })
  .refine(
    ({ set, removed }) => isEachOnce([...set.map(({ attrs }) => attrs.id), ...removed]),
    'A change sets or removes a block once.',
  )
  .refine(
    ({ order, removed }) => order === null || isEachOnce([...order, ...removed]),
    'An order names each block that is there once.',
  )
export type LessonChange = z.output<typeof lessonChangeSchema>

const isEachOnce = (ids: readonly string[]): boolean => new Set(ids).size === ids.length

/** What makes `after` of `before`; null when they say the same. */
export function changeBetween(before: LessonContent, after: LessonContent): LessonChange | null {
  const known = new Map(before.document.content.map((block) => [block.attrs.id, canonicalJson(block)]))
  const ids = after.document.content.map(({ attrs }) => attrs.id)
  const kept = new Set(ids)
  const set = after.document.content.filter((block) => known.get(block.attrs.id) !== canonicalJson(block))
  const removed = [...known.keys()].filter((id) => !kept.has(id))
  const isSameOrder = canonicalJson(ids) === canonicalJson([...known.keys()])
  const change: LessonChange = {
    ...(after.title === before.title ? {} : { title: after.title }),
    set,
    removed,
    order: isSameOrder ? null : ids,
    translated: translationsBetween(before, after),
  }
  return isNothing(change) ? null : change
}

const isNothing = ({ title, set, removed, order, translated }: LessonChange) =>
  title === undefined && set.length === 0 && removed.length === 0 && order === null && translated.length === 0

function translationsBetween(before: LessonContent, after: LessonContent): TranslationEdit[] {
  const languages = new Set([...Object.keys(before.translations), ...Object.keys(after.translations)])
  return [...languages].flatMap((language) => {
    const old = unitsOf(before, language)
    const now = unitsOf(after, language)
    const gone = [...old].filter(([id]) => !now.has(id)).map(([, unit]) => ({ ...unit, text: null }))
    const changed = [...now].filter(([id, unit]) => canonicalJson(old.get(id)) !== canonicalJson(unit))
    return [...gone, ...changed.map(([, unit]) => unit)]
  })
}

function unitsOf({ translations }: LessonContent, language: string): Map<string, TranslationEdit> {
  const { title, blocks } = translations[language] ?? { title: null, blocks: {} }
  const units = new Map<string, TranslationEdit>()
  if (title) units.set('', { language, blockId: null, key: 'title', ...title })
  for (const [blockId, texts] of Object.entries(blocks)) {
    for (const [key, unit] of Object.entries(texts))
      units.set(`${blockId} ${key}`, { language, blockId, key, ...unit })
  }
  return units
}

/** The lesson after a change. Blocks the order does not name come after those it does, so that none is lost. */
export function applyChange(content: LessonContent, change: LessonChange): LessonContent {
  const blocks = new Map(content.document.content.map((block) => [block.attrs.id, block]))
  for (const block of change.set) blocks.set(block.attrs.id, block)
  for (const id of change.removed) blocks.delete(id)
  return applyTranslations(
    {
      ...content,
      title: change.title ?? content.title,
      document: { type: 'doc', content: inOrder(blocks, change.order ?? [...blocks.keys()]) },
    },
    change.translated,
  )
}

/** The blocks as an order names them; those it does not name come after. */
export function inOrder(blocks: ReadonlyMap<string, Block>, order: readonly string[]): Block[] {
  const named = new Set(order)
  const rest = [...blocks.keys()].filter((id) => !named.has(id))
  return [...named, ...rest].flatMap((id) => blocks.get(id) ?? [])
}

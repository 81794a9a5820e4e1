import { z } from 'zod'
import { innerAttrsSchema } from '../document/block-attrs.ts'
import { inlineHtml, type InlineText } from '../document/inline.ts'
import { attribute, markup, type Html } from '../render/markup.ts'
import { blockMark } from '../render/block-mark.ts'
import { innerParagraphSchema } from './paragraph/index.ts'

const ITEMS_MAX = 500
const ITEM_BLOCKS_MAX = 50
const DEPTH_MAX = 9

export const startSchema = z.number().int().min(0).max(9999).nullish()

export const listItemSchema = z.object({
  type: z.literal('listItem'),
  get content() {
    return z
      .tuple([innerParagraphSchema], innerBlockSchema)
      .refine(({ length }) => length <= ITEM_BLOCKS_MAX, 'A point of a list holds too much.')
  },
})

/**
 * The points of a list. How deep lists stand in each other is looked at first: the schema follows them into their depth,
 * and a document made to be deep would end the stack.
 */
export const listContentSchema = z
  .unknown()
  .refine((points) => !isDeeperThan(points, 2 * DEPTH_MAX), 'Lists stand too deep in each other.')
  .pipe(z.array(listItemSchema).min(1).max(ITEMS_MAX))

function isDeeperThan(nodes: unknown, levels: number): boolean {
  if (!Array.isArray(nodes)) return false
  if (levels === 0) return true
  return nodes.some(
    (node: unknown) =>
      typeof node === 'object' &&
      node !== null &&
      'content' in node &&
      isDeeperThan(node.content, levels - 1),
  )
}

const innerBulletListSchema = z.object({
  type: z.literal('bulletList'),
  attrs: innerAttrsSchema,
  get content() {
    return listContentSchema
  },
})

const innerOrderedListSchema = z.object({
  type: z.literal('orderedList'),
  attrs: z.object({ id: z.string().max(64).nullish(), start: startSchema }).optional(),
  get content() {
    return listContentSchema
  },
})

/** What may stand inside a list item, a table cell or a callout. */
export const innerBlockSchema = z.union([innerParagraphSchema, innerBulletListSchema, innerOrderedListSchema])
export type InnerBlock = z.infer<typeof innerBlockSchema>

type ListLike = {
  type: 'bulletList' | 'orderedList'
  attrs?: { id?: string | null; start?: number | null } | null
  content: readonly { content: readonly InnerBlock[] }[]
}

export function listHtml(list: ListLike): Html {
  const items = list.content.map((item) => markup`<li>${item.content.map(innerHtml)}</li>`)
  if (list.type === 'bulletList') return markup`<ul${blockMark(list)}>${items}</ul>`
  const start = list.attrs?.start ?? 1
  return markup`<ol${blockMark(list)}${attribute('start', start === 1 ? null : start)}>${items}</ol>`
}

/** Paragraphs and lists inside another block. */
export const innerHtml = (block: InnerBlock): Html =>
  block.type === 'paragraph'
    ? markup`<p>${inlineHtml(block.content as InlineText[] | undefined)}</p>`
    : listHtml(withoutId(block))

const withoutId = <B extends InnerBlock>(block: B): B => ({ ...block, attrs: { ...block.attrs, id: null } })

/** A paragraph nobody has written in yet. */
export const emptyInner = { type: 'paragraph' as const }

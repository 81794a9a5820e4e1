import { z } from 'zod'
import { innerAttrsSchema } from '../document/block-attrs.ts'
import { inlineHtml, type InlineText } from '../document/inline.ts'
import { attribute, markup, type Html } from '../render/markup.ts'
import { blockMark } from '../render/block-mark.ts'
import { innerParagraphSchema } from './paragraph/index.ts'

/** The same as `innerBlockSchema` for the editor, as a ProseMirror expression. */
export const INNER = '(paragraph | bulletList | orderedList)'

const NODES_MAX = 2000
const LEVELS_MAX = 18

export const startSchema = z.number().int().min(0).max(9999).nullish()

export const listItemSchema = z.object({
  type: z.literal('listItem'),
  get content() {
    return z.tuple([innerParagraphSchema], innerBlockSchema)
  },
})

const innerBulletListSchema = z.object({
  type: z.literal('bulletList'),
  attrs: innerAttrsSchema,
  get content() {
    return z.array(listItemSchema).min(1)
  },
})

const innerOrderedListSchema = z.object({
  type: z.literal('orderedList'),
  attrs: z.object({ id: z.string().max(64).nullish(), start: startSchema }).optional(),
  get content() {
    return z.array(listItemSchema).min(1)
  },
})

/** What may stand inside a list item, a table cell or a callout. */
export const innerBlockSchema = z.union([innerParagraphSchema, innerBulletListSchema, innerOrderedListSchema])
export type InnerBlock = z.infer<typeof innerBlockSchema>

/**
 * How much there is, and how deep it stands in each other, is looked at before the schema is: the schema follows lists into
 * their depth, and a document made to be deep would end the stack.
 */
const bounded = <S extends z.ZodType>(schema: S) =>
  z
    .unknown()
    .refine((nodes) => countNodes(nodes, LEVELS_MAX) <= NODES_MAX, 'Too much, or too deep in each other.')
    .pipe(schema)

/** Nodes in nodes; infinitely many when they go deeper than the levels that are left. */
function countNodes(nodes: unknown, levels: number): number {
  if (!Array.isArray(nodes)) return 0
  if (levels === 0) return Infinity
  return nodes.reduce<number>(
    (sum, node: unknown) =>
      sum + 1 + (isHolder(node) && sum <= NODES_MAX ? countNodes(node.content, levels - 1) : 0),
    0,
  )
}

const isHolder = (node: unknown): node is { content: unknown } =>
  typeof node === 'object' && node !== null && 'content' in node

/** The points of a list. */
export const listContentSchema = bounded(z.array(listItemSchema).min(1))
/** What stands in a callout or in a cell. */
export const innerContentSchema = bounded(z.array(innerBlockSchema).min(1))

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

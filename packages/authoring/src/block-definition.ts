import { type Extensions } from '@tiptap/core'
import { type z } from 'zod'
import { type AnyScoring } from './interactions/scoring.ts'
import { type Html } from './render/markup.ts'
import { type RenderContext } from './render/render-context.ts'

/** Any block, before its kind is known. */
export type AnyBlock = { type: string; attrs: { id: string } & Record<string, unknown>; content?: unknown }

/** Where a block stands in the menu of the editor. */
export const BLOCK_FAMILIES = ['text', 'media', 'structure', 'reference', 'question'] as const
export type BlockFamily = (typeof BLOCK_FAMILIES)[number]

/** How one attribute of a block is edited. `name` is the attribute; its label is in the block's words. */
export type Field = { name: string; when?: (attrs: Record<string, unknown>) => boolean } & (
  | { kind: 'text' | 'multiline'; required?: boolean; max: number }
  | { kind: 'number'; min?: number; max?: number; step?: number; required?: boolean }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'toggle' | 'url' | 'date' }
  | { kind: 'media'; accepts: MediaKind; required?: boolean }
  /** Rows of the same fields; each new row comes from `blankRow`. */
  | {
      kind: 'list'
      fields: readonly Field[]
      min: number
      max: number
      blankRow: (newId: () => string) => object
    }
  /** Which row of the list `of` is the right one, kept as `correct` in the rows. */
  | { kind: 'rightRow'; of: string; many: boolean }
  /** Which row of the list attribute `of` (of the whole block) is meant, kept as that row's `id`; rows are shown by `label`. */
  | { kind: 'rowOf'; of: string; label: string; required?: boolean }
  /** A place on the image that the attribute `image` names, in per cent of its width and height: `{ x, y }`, with `width` and `height` for an area. */
  | { kind: 'point' | 'area'; image: string }
  /** Whole blocks inside this one: the questions of a pool or of a film. */
  | { kind: 'blocks'; types: readonly string[]; max: number }
)

export type MediaKind = 'image' | 'audio' | 'video' | 'document' | 'captions'

/** What the editor calls a block and its parts. Labels of fields in lists are keyed as `options.text`, of choices as `tone=note`. */
export type BlockWords = {
  name: string
  /** One line under the name in the menu. */
  hint: string
  /** What people type to find it, beside the name. */
  keywords: readonly string[]
  fields?: Record<string, string>
}

/** A shortcoming of a block as its own folder knows it. The sentence is found by `rule` in the block's `remarks`. */
export type BlockRemark = {
  rule: string
  /** `must` holds up submission and export; `should` is advice. */
  severity: 'must' | 'should'
  /** The attribute it is about, as a path like `options.1.text`. */
  field?: string
  params?: Record<string, string | number>
}

/**
 * Everything there is to know about one kind of block. A folder in `blocks/` exports one of these, and nothing else in
 * the house has to change for a new kind to be written, checked, shown, translated, scored and exported.
 */
export type BlockDefinition<S extends z.ZodType = z.ZodType> = {
  /** The node name in the document. */
  type: string
  family: BlockFamily
  /** What may be stored. Drafts are allowed to be unfinished; hostile or shapeless data is not. */
  schema: S
  /** The TipTap nodes of the editor; none for kinds that a StarterKit node already is. */
  nodes: () => Extensions
  /** Nodes inside this one that have an id of their own: `tabPanel`, `column`. */
  parts?: readonly string[]
  /** A new block as the menu puts it down; a test holds it against the schema. */
  blank: (newId: () => string) => AnyBlock
  /** How its attributes are edited, for blocks that are not written in place. */
  fields?: readonly Field[]
  render: (block: z.output<S>, context: RenderContext) => Html
  /** Attributes that hold words, as paths: `caption`, `options.*.text`. Inline content is found without being named. */
  texts?: readonly string[]
  /** Attributes that name files of the media library, as paths. */
  media?: readonly string[]
  check?: (block: z.output<S>) => BlockRemark[]
  /** What makes a translation of one attribute unusable, for kinds whose words hold answers. */
  checkTranslation?: (words: { field: string; source: string; translation: string }) => BlockRemark[]
  /** Set for interactions. */
  scoring?: AnyScoring
  /** How it is made accessible, for those who review the product: keyboard form, roles, what is announced. */
  accessibility: string
  words: { en: BlockWords; hi: BlockWords }
  /** Sentences of `check`, by rule. */
  remarks?: { en: Record<string, string>; hi: Record<string, string> }
}

/** Keeps the exact type of a block's schema while its definition is checked. */
export const defineBlock = <S extends z.ZodType>(definition: BlockDefinition<S>): BlockDefinition<S> =>
  definition

/** A definition for whoever holds a block without knowing its kind. */
export type AnyBlockDefinition = Omit<BlockDefinition, 'render' | 'check'> & {
  render: (block: AnyBlock, context: RenderContext) => Html
  check?: (block: AnyBlock) => BlockRemark[]
}

import { type Block } from './lesson-document.ts'

/** A block that stands in a column, a tab or a fold. */
export type InnerBlock = { type: string; attrs: { id: string } }

type Part = { content: readonly unknown[] }

const partsOf = (block: Block): readonly Part[] =>
  block.type === 'columns' || block.type === 'tabs' || block.type === 'accordion' ? block.content : []

const isInner = (node: unknown): node is InnerBlock =>
  typeof node === 'object' && node !== null && 'attrs' in node && typeof node.attrs === 'object'

/** The blocks in the parts of a block, in reading order; titles of parts are none. */
export const innerBlocks = (block: Block): InnerBlock[] =>
  partsOf(block).flatMap(({ content }) => content.filter(isInner))

/** The block with other blocks in its parts; what `change` answers null for is left out. */
export function mapInnerBlocks(block: Block, change: (inner: InnerBlock) => InnerBlock | null): Block {
  if (partsOf(block).length === 0) return block
  const content = partsOf(block).map((part) => ({
    ...part,
    content: part.content.flatMap((node) => (isInner(node) ? (change(node) ?? []) : [node])),
  }))
  return { ...block, content } as Block
}

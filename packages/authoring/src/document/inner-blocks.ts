import { type AnyBlock } from '../block-definition.ts'

/** The block and all nodes with attributes in it, in reading order: parts, their blocks, the questions of a pool or a film. */
export function blocksIn(block: AnyBlock): AnyBlock[] {
  return [block, ...below(block.attrs), ...below(block.content)]
}

function below(value: unknown): AnyBlock[] {
  if (Array.isArray(value)) return value.flatMap(below)
  if (typeof value !== 'object' || value === null) return []
  return isNode(value) ? blocksIn(value) : Object.values(value).flatMap(below)
}

const isNode = (value: object): value is AnyBlock =>
  'type' in value && typeof value.type === 'string' && value.type !== 'text'

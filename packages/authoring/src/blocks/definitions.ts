import { type AnyBlockDefinition } from '../block-definition.ts'
import { ALL_BLOCKS } from './all-blocks.ts'

/** The kinds of block by node name. What comes out is for blocks that have passed the schema of that kind. */
export const definitions: ReadonlyMap<string, AnyBlockDefinition> = new Map(
  ALL_BLOCKS.map((definition) => [definition.type, definition as unknown as AnyBlockDefinition]),
)

/** True for what is asked of learners, scored or not. */
export const isInteraction = (type: string): boolean => definitions.get(type)?.scoring !== undefined

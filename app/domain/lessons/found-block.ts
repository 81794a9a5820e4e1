import { type Block } from '@karmashala/authoring'

/** A block of another lesson that may be used again. */
export type FoundBlock = { block: Block; lessonTitle: string; excerpt: string }

import { attribute, type Html } from './markup.ts'

type Marked = { attrs?: { id?: string | null } | null }

/** The id of a block in its markup, where a comment, the run-time or a test finds it; inner nodes may have none. */
export const blockMark = (block: Marked): Html => attribute('data-block-id', block.attrs?.id)

import { type Node } from '@tiptap/pm/model'
import { definitions } from '../blocks/definitions.ts'
import { type Block, type LessonDocument } from '../document/lesson-document.ts'

// ProseMirror's nodes never change: what stands for one stands for it for ever. So a keystroke costs one block, not all.
const known = new WeakMap<Node, Block>()

/** A node that stands directly in a lesson as the block it is stored as. */
export function blockOf(node: Node): Block {
  const before = known.get(node)
  if (before) return before
  const json: unknown = node.toJSON()
  // The schema drops what only the editor keeps. What it refuses is sent as it is: the server says what is wrong.
  const parsed = definitions.get(node.type.name)?.schema.safeParse(json)
  const block = (parsed?.success ? parsed.data : json) as Block
  known.set(node, block)
  return block
}

/** The document of an editor as it is stored. Blocks nobody touched since the last time are the very same objects. */
export function readDocument(doc: Node): LessonDocument {
  const content: Block[] = []
  doc.forEach((node) => {
    content.push(blockOf(node))
  })
  return { type: 'doc', content }
}

/**
 * Says which stored block each node stands for: the editor fills in defaults, which must not look like somebody's change.
 */
export function rememberBlocks(doc: Node, blocks: readonly Block[]): void {
  const byId = new Map(blocks.map((block) => [block.attrs.id, block]))
  doc.forEach((node) => {
    const block = byId.get(String(node.attrs['id']))
    if (block) known.set(node, block)
  })
}

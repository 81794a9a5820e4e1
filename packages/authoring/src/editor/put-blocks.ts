import { type EditorState, type Transaction } from '@tiptap/pm/state'
import { canonicalJson } from '../document/canonical-json.ts'
import { type Block } from '../document/lesson-document.ts'
import { blockOf } from './read-blocks.ts'

/**
 * Makes the document hold these blocks, with as little change as can be: the cursor stays where its words are, and
 * one's own steps can still be undone. Null when it holds them already.
 */
export function putBlocks(state: EditorState, blocks: readonly Block[]): Transaction | null {
  const { tr, schema } = state
  let pos = 0
  for (const block of blocks) {
    const { id } = block.attrs
    const at = placeOf(tr, id)
    if (at === null) {
      tr.insert(pos, schema.nodeFromJSON(block))
    } else {
      const node = tr.doc.nodeAt(at)
      if (!node) continue
      const says = canonicalJson(blockOf(node)) === canonicalJson(block)
      if (at !== pos) {
        tr.delete(at, at + node.nodeSize)
        tr.insert(pos, says ? node : schema.nodeFromJSON(block))
      } else if (!says) {
        tr.replaceWith(pos, pos + node.nodeSize, schema.nodeFromJSON(block))
      }
    }
    pos += tr.doc.nodeAt(pos)?.nodeSize ?? 0
  }
  // Last, because a document is never empty: what is not wanted has been pushed behind the rest.
  if (pos > 0 && pos < tr.doc.content.size) tr.delete(pos, tr.doc.content.size)
  return tr.docChanged ? tr.setMeta('addToHistory', false) : null
}

function placeOf(tr: Transaction, id: string): number | null {
  let found: number | null = null
  tr.doc.forEach((node, pos) => {
    if (found === null && node.attrs['id'] === id) found = pos
  })
  return found
}

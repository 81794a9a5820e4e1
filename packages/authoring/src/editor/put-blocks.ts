import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
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
      const says = meaning(blockOf(node)) === meaning(block)
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
  keepCursor(state, tr)
  return tr.docChanged ? tr.setMeta('addToHistory', false) : null
}

function placeOf(tr: Transaction, id: string): number | null {
  let found: number | null = null
  tr.doc.forEach((node, pos) => {
    if (found === null && node.attrs['id'] === id) found = pos
  })
  return found
}

/** Attributes that are null say nothing: the editor writes them out, storing may leave them away. */
const meaning = (block: Block): string =>
  canonicalJson(
    JSON.parse(JSON.stringify(block, (_key, value: unknown) => (value === null ? undefined : value))),
  )

/** A block that was replaced as a whole has the cursor where it was in it, as far as its words reach. */
function keepCursor({ selection }: EditorState, tr: Transaction): void {
  if (!(selection instanceof TextSelection) || selection.$head.depth === 0) return
  const at = placeOf(tr, String(selection.$head.node(1).attrs['id']))
  const node = at === null ? null : tr.doc.nodeAt(at)
  if (at === null || !node || !tr.mapping.mapResult(selection.head).deleted) return
  const inside = Math.min(selection.head - selection.$head.before(1), node.nodeSize - 1)
  tr.setSelection(TextSelection.near(tr.doc.resolve(at + inside), -1))
}

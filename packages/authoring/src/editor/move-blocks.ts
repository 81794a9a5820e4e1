import { type Node, type NodeType } from '@tiptap/pm/model'
import { NodeSelection, Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { ownStep } from './own-step.ts'
import { withNewIds } from './with-new-ids.ts'

/** A node that stands directly in the lesson. */
export type TopBlock = { node: Node; pos: number; index: number }

/** The block a position is in; null at the edge of an empty document. */
export function blockAt(doc: Node, pos: number): TopBlock | null {
  const index = doc.resolve(Math.min(pos, doc.content.size)).index(0)
  const node = doc.maybeChild(Math.min(index, doc.childCount - 1))
  if (!node) return null
  return {
    node,
    pos: startOf(doc, Math.min(index, doc.childCount - 1)),
    index: Math.min(index, doc.childCount - 1),
  }
}

export function blockById(doc: Node, id: string): TopBlock | null {
  let found: TopBlock | null = null
  doc.forEach((node, pos, index) => {
    if (node.attrs['id'] === id) found = { node, pos, index }
  })
  return found
}

/** The block with the cursor one place up or down, the cursor with it; null at the end of the lesson. */
export function moveBlock(state: EditorState, pos: number, by: -1 | 1): Transaction | null {
  const block = blockAt(state.doc, pos)
  const other = block && state.doc.maybeChild(block.index + by)
  if (!block || !other) return null
  return moveBlockTo(
    state,
    block.pos,
    by === 1 ? block.pos + block.node.nodeSize + other.nodeSize : block.pos - other.nodeSize,
  )
}

/** The block that begins at `from` to the gap between blocks at `to`. */
export function moveBlockTo(state: EditorState, from: number, to: number): Transaction | null {
  const node = state.doc.nodeAt(from)
  if (!node || (to >= from && to <= from + node.nodeSize)) return null
  const { selection, tr } = state
  const inside = selection.from >= from && selection.to <= from + node.nodeSize
  tr.delete(from, from + node.nodeSize)
  const target = to > from ? to - node.nodeSize : to
  tr.insert(target, node)
  const shift = target - from
  if (inside && selection instanceof TextSelection)
    tr.setSelection(TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift))
  else tr.setSelection(selectionIn(tr.doc, target))
  return ownStep(tr).scrollIntoView()
}

/** A copy below, with the cursor in it; the copy gets ids of its own. */
export function duplicateBlock(state: EditorState, pos: number, newId: () => string): Transaction | null {
  const block = blockAt(state.doc, pos)
  if (!block) return null
  const { tr } = state
  const after = block.pos + block.node.nodeSize
  tr.insert(after, withNewIds(block.node, newId))
  return ownStep(tr).setSelection(selectionIn(tr.doc, after)).scrollIntoView()
}

/** Takes the block away; in a lesson of one block an empty paragraph is left. */
export function deleteBlock(state: EditorState, pos: number, newId: () => string): Transaction | null {
  const block = blockAt(state.doc, pos)
  if (!block) return null
  const { tr, schema } = state
  const end = block.pos + block.node.nodeSize
  if (state.doc.childCount === 1) tr.replaceWith(block.pos, end, blankParagraph(schema, newId))
  else tr.delete(block.pos, end)
  return ownStep(tr)
    .setSelection(selectionIn(tr.doc, Math.min(block.pos, tr.doc.content.size)))
    .scrollIntoView()
}

/**
 * A new block below the one at `pos`, or instead of it when that is an empty paragraph; the cursor goes into it. Inside
 * columns, tabs and callouts it stands there where it may, else below the whole. `typed` is taken away with it: the words
 * somebody looked the block up with.
 */
export function insertBlock(
  state: EditorState,
  pos: number,
  node: Node,
  typed?: { from: number; to: number },
): Transaction {
  const { tr } = state
  if (typed) tr.delete(typed.from, typed.to)
  const { doc } = tr
  const beside = besideWhat(doc, pos, node.type) ?? blockAt(doc, pos)
  const isEmpty = beside?.node.type.name === 'paragraph' && beside.node.content.size === 0
  const at = beside ? (isEmpty ? beside.pos : beside.pos + beside.node.nodeSize) : 0
  if (beside && isEmpty) tr.replaceWith(beside.pos, beside.pos + beside.node.nodeSize, node)
  else tr.insert(at, node)
  return ownStep(tr).setSelection(selectionIn(tr.doc, at)).scrollIntoView()
}

/** Whether a kind may be put down where the cursor is: in the part it is in, or anywhere when it is in none. */
export const mayStandAt = (doc: Node, pos: number, type: NodeType): boolean =>
  besideWhat(doc, pos, type) !== null

/** The innermost node around a position that such a node may stand below, no further out than the part it is in. */
function besideWhat(doc: Node, pos: number, type: NodeType): { node: Node; pos: number } | null {
  const $pos = doc.resolve(Math.min(pos, doc.content.size))
  const whole = $pos.nodeAfter
  if (whole && !whole.isInline) {
    const after = $pos.index() + 1
    if ($pos.parent.canReplaceWith(after, after, type)) return { node: whole, pos: $pos.pos }
  }
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const holder = $pos.node(depth - 1)
    const after = $pos.indexAfter(depth - 1)
    if (holder.canReplaceWith(after, after, type)) return { node: $pos.node(depth), pos: $pos.before(depth) }
    if (holder.type.spec.isolating) return null
  }
  return null
}

/** A cursor in the block that begins there, or the block itself when nothing in it can be written. */
export function selectionIn(doc: Node, pos: number): Selection {
  const node = doc.nodeAt(pos)
  if (node && (node.isAtom || !node.isTextblock) && !hasWritingRoom(node))
    return NodeSelection.create(doc, pos)
  return Selection.near(doc.resolve(Math.min(pos + 1, doc.content.size)))
}

function hasWritingRoom(node: Node): boolean {
  let has = node.isTextblock
  node.descendants((inner) => {
    has ||= inner.isTextblock
    return !has
  })
  return has
}

const blankParagraph = (schema: EditorState['schema'], newId: () => string): Node =>
  schema.node('paragraph', { id: newId() })

function startOf(doc: Node, index: number): number {
  let pos = 0
  for (let child = 0; child < index; child += 1) pos += doc.child(child).nodeSize
  return pos
}

import { type Node } from '@tiptap/pm/model'
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { ownStep } from './own-step.ts'

/** The part of a structure block the cursor is in: a column, a tab, a fold of an accordion. */
export type StructurePart = { holder: Node; holderPos: number; part: Node; pos: number; index: number }

export function partAt(state: EditorState, pos = state.selection.from): StructurePart | null {
  const $pos = state.doc.resolve(Math.min(pos, state.doc.content.size))
  if ($pos.depth < 2) return null
  const holder = $pos.node(1)
  const part = $pos.node(2)
  if (part.type.spec.group || holder.type.name === 'table' || part.isTextblock) return null
  return part.type.name === 'listItem'
    ? null
    : { holder, holderPos: $pos.before(1), part, pos: $pos.before(2), index: $pos.index(1) }
}

/** An empty part behind this one, with the cursor in it; null when the block holds as many as it may. */
export function addPart(state: EditorState, at: StructurePart, newId: () => string): Transaction | null {
  const empty = at.part.type.createAndFill({ ...at.part.attrs, id: newId() })
  if (!empty || !at.holder.canReplaceWith(at.index + 1, at.index + 1, at.part.type)) return null
  const place = at.pos + at.part.nodeSize
  const tr = ownStep(state.tr).insert(place, withIds(empty, newId))
  return tr.setSelection(TextSelection.near(tr.doc.resolve(place + 1))).scrollIntoView()
}

/** What ProseMirror fills a part with has no ids yet. */
function withIds(node: Node, newId: () => string): Node {
  const children: Node[] = []
  node.content.forEach((child) => {
    children.push(withIds(child, newId))
  })
  const attrs = 'id' in node.attrs && !node.attrs['id'] ? { ...node.attrs, id: newId() } : node.attrs
  return node.isText ? node : node.type.create(attrs, children, node.marks)
}

/** Takes the part away; null when the block needs as many as it has. */
export function removePart(state: EditorState, at: StructurePart): Transaction | null {
  if (!at.holder.canReplace(at.index, at.index + 1)) return null
  const tr = ownStep(state.tr).delete(at.pos, at.pos + at.part.nodeSize)
  return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(at.holderPos + 2, tr.doc.content.size))))
}

/** Changes places with the part before or behind it. */
export function movePart(state: EditorState, at: StructurePart, by: -1 | 1): Transaction | null {
  const other = at.holder.maybeChild(at.index + by)
  if (!other) return null
  const first = by === 1 ? at.pos : at.pos - other.nodeSize
  const [one, two] = by === 1 ? [other, at.part] : [at.part, other]
  const tr = ownStep(state.tr).replaceWith(first, first + one.nodeSize + two.nodeSize, [one, two])
  const now = by === 1 ? first + other.nodeSize : first
  return tr.setSelection(TextSelection.near(tr.doc.resolve(now + 1)))
}

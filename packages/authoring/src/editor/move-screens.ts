import { type Node } from '@tiptap/pm/model'
import { type EditorState, type Transaction } from '@tiptap/pm/state'
import { selectionIn } from './move-blocks.ts'
import { ownStep } from './own-step.ts'

/** What stands between two page breaks, empty screens included. */
export type OutlineScreen = {
  /** The words of the heading it begins with; null when it begins with something else. */
  title: string | null
  from: number
  to: number
  /** Id of its first block, or of the break before it. */
  id: string
  blocks: number
}

export function outlineOf(doc: Node): OutlineScreen[] {
  const screens: OutlineScreen[] = [{ title: null, from: 0, to: 0, id: '', blocks: 0 }]
  doc.forEach((node, pos) => {
    const id = String(node.attrs['id'] ?? '')
    const end = pos + node.nodeSize
    const last = screens[screens.length - 1]
    if (node.type.name === 'pageBreak') screens.push({ title: null, from: end, to: end, id, blocks: 0 })
    else if (last) {
      if (last.blocks === 0) {
        last.id = id
        if (node.type.name === 'heading') last.title = node.textContent.trim() || null
      }
      last.blocks += 1
      last.to = end
    }
  })
  return screens
}

/** One screen changes places with the next one up or down; the break between them stays between them. */
export function moveScreen(state: EditorState, index: number, by: -1 | 1): Transaction | null {
  const screens = outlineOf(state.doc)
  const [first, second] = [screens[Math.min(index, index + by)], screens[Math.max(index, index + by)]]
  if (!first || !second || first === second) return null
  const between = state.doc.slice(first.to, second.from).content
  const one = state.doc.slice(first.from, first.to).content
  const other = state.doc.slice(second.from, second.to).content
  const tr = state.tr.replaceWith(first.from, second.to, other.append(between).append(one))
  // The cursor goes with the screen that was moved, so that what is done next is done there.
  const moved = by === 1 ? second.to - one.size : first.from
  if (moved < tr.doc.content.size) tr.setSelection(selectionIn(tr.doc, moved))
  return ownStep(tr).scrollIntoView()
}

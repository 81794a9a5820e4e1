import { blockById, moveBlockTo } from '@karmashala/authoring'
import { type EditorView } from '@tiptap/pm/view'

/**
 * Moves a block that is dragged by its handle, and shows where it would come to stand. By hand, because what ProseMirror
 * drops counts as pasted and would get another id, and lose its comments. The whole window takes part: a writer drags
 * along the handles, beside the text, and not through it.
 */
export function startBlockDrag(view: EditorView, id: string, start: DragEvent, onMoved: () => void): void {
  const dragged = blockElement(view, id)
  const canvas = view.dom.parentElement
  if (!dragged || !canvas || !start.dataTransfer) return
  start.dataTransfer.effectAllowed = 'move'
  start.dataTransfer.setData('text/plain', '')
  start.dataTransfer.setDragImage(dragged, 0, 0)
  const line = document.createElement('div')
  line.className = 'le-drop-line'
  dragged.classList.add('le-dragged')

  let gap: number | null = null
  const over = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'move'
    const found = gapAt(view, event.clientY)
    gap = found?.pos ?? null
    if (!found) return
    canvas.append(line)
    line.style.top = `${found.y - canvas.getBoundingClientRect().top}px`
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const block = blockById(view.state.doc, id)
    const tr = block && gap !== null ? moveBlockTo(view.state, block.pos, gap) : null
    if (tr) view.dispatch(tr)
    end()
    view.focus()
    if (tr) onMoved()
  }
  const end = () => {
    line.remove()
    dragged.classList.remove('le-dragged')
    window.removeEventListener('dragover', over, true)
    window.removeEventListener('drop', drop, true)
    window.removeEventListener('dragend', end, true)
  }
  window.addEventListener('dragover', over, true)
  window.addEventListener('drop', drop, true)
  window.addEventListener('dragend', end, true)
}

function blockElement(view: EditorView, id: string): HTMLElement | null {
  const block = blockById(view.state.doc, id)
  const dom = block && view.nodeDOM(block.pos)
  return dom instanceof HTMLElement ? dom : null
}

/** The gap between blocks that is next to a height of the window. */
function gapAt(view: EditorView, height: number): { pos: number; y: number } | null {
  let found: { pos: number; y: number } | null = null
  let distance = Infinity
  const consider = (pos: number, y: number) => {
    if (Math.abs(y - height) >= distance) return
    distance = Math.abs(y - height)
    found = { pos, y }
  }
  view.state.doc.forEach((node, pos) => {
    const dom = view.nodeDOM(pos)
    if (!(dom instanceof HTMLElement)) return
    const { top, bottom } = dom.getBoundingClientRect()
    consider(pos, top - 6)
    consider(pos + node.nodeSize, bottom + 6)
  })
  return found
}

import { blockAt, blockById, moveBlockTo } from '@karmashala/authoring'
import { Plugin } from '@tiptap/pm/state'

/** The block that is being dragged by its handle, in this window. */
export const draggedBlock: { id: string | null } = { id: null }

/**
 * Drops a block between others. By hand, because what ProseMirror drops counts as pasted and would get another id, and
 * lose its comments.
 */
export const blockDrag = (): Plugin =>
  new Plugin({
    props: {
      handleDrop: (view, event) => {
        const from = draggedBlock.id ? blockById(view.state.doc, draggedBlock.id) : null
        if (!from) return false
        draggedBlock.id = null
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
        const target = at && blockAt(view.state.doc, at.pos)
        const dom = target && view.nodeDOM(target.pos)
        if (!target || !(dom instanceof HTMLElement)) return true
        const { top, height } = dom.getBoundingClientRect()
        const gap = event.clientY > top + height / 2 ? target.pos + target.node.nodeSize : target.pos
        const tr = moveBlockTo(view.state, from.pos, gap)
        if (tr) view.dispatch(tr)
        return true
      },
    },
  })

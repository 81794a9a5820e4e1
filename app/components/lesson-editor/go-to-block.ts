import { blockById, selectionIn } from '@karmashala/authoring'
import { type Editor } from '@tiptap/core'

/** Puts the cursor into a block and the block into view. */
export function goToBlock(editor: Editor, id: string, focus = true): void {
  const block = blockById(editor.state.doc, id)
  if (!block) return
  editor.view.dispatch(editor.state.tr.setSelection(selectionIn(editor.state.doc, block.pos)))
  const dom = editor.view.nodeDOM(block.pos)
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' })
  if (focus) editor.view.focus()
}

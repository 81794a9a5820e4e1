import { ownStep } from '@karmashala/authoring'
import { type Editor } from '@tiptap/core'
import { type Node } from '@tiptap/pm/model'

/** A node by its id, also inside columns and tabs. */
export function findNode(doc: Node, id: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null
  doc.descendants((node, pos) => {
    if (found) return false
    if (node.attrs['id'] === id) found = { node, pos }
    return !found && !node.isTextblock
  })
  return found
}

/** Changes some attributes as one step of its own that can be undone; the selection stays. */
export function setAttrs(editor: Editor, id: string, changed: Record<string, unknown>): void {
  const at = findNode(editor.state.doc, id)
  if (!at) return
  const { tr } = editor.state
  for (const [name, value] of Object.entries(changed)) tr.setNodeAttribute(at.pos, name, value)
  editor.view.dispatch(ownStep(tr))
}

import { lessonExtensions } from '@karmashala/authoring'
import { getSchema } from '@tiptap/core'
import { EditorState, TextSelection } from '@tiptap/pm/state'

const schema = getSchema(lessonExtensions())

export const paragraph = (id: string, text: string) => ({
  type: 'paragraph' as const,
  attrs: { id },
  content: [{ type: 'text' as const, text }],
})

/** An editor without a page, the cursor at the beginning unless said. */
export function anEditor(content: object[], cursor = 1): EditorState {
  const doc = schema.nodeFromJSON({ type: 'doc', content })
  doc.check()
  const state = EditorState.create({ doc })
  return state.apply(state.tr.setSelection(TextSelection.near(doc.resolve(cursor))))
}

export const wordsOf = (state: EditorState): string[] => {
  const words: string[] = []
  state.doc.forEach((node) => {
    words.push(node.textContent)
  })
  return words
}
export const idsOf = (state: EditorState): string[] => {
  const ids: string[] = []
  state.doc.forEach((node) => {
    ids.push(String(node.attrs['id']))
  })
  return ids
}

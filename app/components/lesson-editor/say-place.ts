import { blockById } from '@karmashala/authoring'
import { type EditorSession } from '#app/components/lesson-editor/editor-session.ts'

/** Says where a block stands now, to those who do not see it move. */
export function sayPlace(
  { editor, notice, words }: Pick<EditorSession, 'editor' | 'notice' | 'words'>,
  id: string,
): void {
  const block = blockById(editor.state.doc, id)
  if (block) notice.set(words('block.moved', { place: block.index + 1, count: editor.state.doc.childCount }))
}

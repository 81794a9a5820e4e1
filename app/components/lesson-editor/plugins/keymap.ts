import { deleteBlock, duplicateBlock, moveBlock, newId, partAt, addPart } from '@karmashala/authoring'
import { Extension } from '@tiptap/core'
import { NodeSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { type SessionStores } from '#app/components/lesson-editor/editor-session.ts'

type Keys = Pick<SessionStores, 'form' | 'isFinding' | 'isLinking' | 'menu'> & {
  nextProblem: (by: 1 | -1) => void
  save: () => void
  openMenu: () => void
  /** After the block with the cursor was moved. */
  moved: () => void
}

const HEADING_LEVELS = [2, 3, 4] as const

/** The keys of the editor beside those of writing; `keys-help.tsx` lists them. */
export const editorKeys = ({ form, isFinding, isLinking, nextProblem, save, openMenu, moved }: Keys) =>
  Extension.create({
    name: 'editorKeys',
    priority: 1000,
    addKeyboardShortcuts() {
      const { editor } = this
      const change = (make: (state: EditorState, pos: number) => Transaction | null) => () => {
        const tr = make(editor.state, editor.state.selection.from)
        if (tr) editor.view.dispatch(tr)
        return true
      }
      const move = (by: -1 | 1) => () => {
        const tr = moveBlock(editor.state, editor.state.selection.from, by)
        if (tr) {
          editor.view.dispatch(tr)
          moved()
        }
        return true
      }
      return {
        'Alt-Shift-ArrowUp': move(-1),
        'Alt-Shift-ArrowDown': move(1),
        // The first heading is written as the second level: the first is the title of the lesson.
        ...Object.fromEntries(
          HEADING_LEVELS.map((level) => [
            `Mod-Alt-${level - 1}`,
            () => editor.commands.toggleHeading({ level }),
          ]),
        ),
        'Mod-Shift-d': change((state, pos) => duplicateBlock(state, pos, newId)),
        'Mod-Shift-Backspace': change((state, pos) => deleteBlock(state, pos, newId)),
        'Alt-Shift-Enter': change((state) => {
          const part = partAt(state)
          return part ? addPart(state, part, newId) : null
        }),
        'Mod-f': () => {
          isFinding.set(true)
          return true
        },
        'Mod-k': () => {
          isLinking.set(true)
          return true
        },
        'Mod-s': () => {
          save()
          return true
        },
        'Mod-Enter': () => {
          openMenu()
          return true
        },
        F8: () => {
          nextProblem(1)
          return true
        },
        'Shift-F8': () => {
          nextProblem(-1)
          return true
        },
        Enter: () => {
          const { selection } = editor.state
          if (!(selection instanceof NodeSelection)) return false
          const id = String(selection.node.attrs['id'] ?? '')
          if (!id || !selection.node.isAtom || selection.node.type.name === 'pageBreak') return false
          form.set({ blockId: id, element: null })
          return true
        },
      }
    },
  })

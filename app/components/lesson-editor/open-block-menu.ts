import { type EditorSession } from '#app/components/lesson-editor/editor-session.ts'
import { kindsAt, putDown } from '#app/components/lesson-editor/plugins/slash-menu.ts'

/** The menu of blocks for those who do not know of the slash; what is chosen stands below the block at `pos`. */
export function openBlockMenu(
  { editor, menu, form }: Pick<EditorSession, 'editor' | 'menu' | 'form'>,
  beside: HTMLElement | null,
  pos?: number,
): void {
  const at = pos ?? editor.state.selection.from
  menu.set({
    way: 'button',
    query: '',
    kinds: kindsAt(editor, at),
    active: 0,
    anchor: () =>
      beside?.isConnected
        ? beside.getBoundingClientRect()
        : (() => {
            const { left, top, bottom } = editor.view.coordsAtPos(at)
            return new DOMRect(left, top, 1, bottom - top)
          })(),
    choose: (type) => {
      menu.set(null)
      putDown(editor, type, form, { at })
    },
    close: () => menu.set(null),
  })
}

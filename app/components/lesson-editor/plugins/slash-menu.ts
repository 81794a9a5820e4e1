import {
  definitions,
  filterBlocks,
  insertBlock,
  mayStandAt,
  newId,
  type AnyBlockDefinition,
} from '@karmashala/authoring'
import { Extension } from '@tiptap/core'
import { Suggestion } from '@tiptap/suggestion'
import { type EditorSession, type SessionStores } from '#app/components/lesson-editor/editor-session.ts'
import { type Editor } from '@tiptap/core'
import { type Language } from '#app/lib/i18n.ts'

export const MENU_ID = 'lesson-block-menu'
export const menuItemId = (type: string): string => `${MENU_ID}-${type}`

/** The kinds that may be put down at a place: in columns, tabs and boxes not all of them may stand. */
export const kindsAt = ({ state }: Editor, pos: number): AnyBlockDefinition[] =>
  [...definitions.values()].filter(({ type }) => {
    const node = state.schema.nodes[type]
    return node !== undefined && mayStandAt(state.doc, pos, node)
  })

type PutDown = { at?: number; typed?: { from: number; to: number } }

/** A new block of a kind where the cursor is; forms open at once, for there is nothing to see before they are filled in. */
export function putDown(
  editor: Editor,
  type: string,
  form: EditorSession['form'],
  { at, typed }: PutDown = {},
): void {
  const blank = definitions.get(type)?.blank(newId)
  if (!blank) return
  const { state } = editor
  const node = state.schema.nodeFromJSON(blank)
  node.check()
  editor.view.dispatch(insertBlock(state, at ?? state.selection.from, node, typed))
  const isForm = blank.content === undefined && (definitions.get(type)?.fields?.length ?? 0) > 0
  if (isForm) form.set({ blockId: blank.attrs.id, element: null })
  else editor.view.focus()
}

/** Opens the menu of blocks after a slash that begins a line or follows a space. */
export const slashMenu = ({ menu, form }: Pick<SessionStores, 'menu' | 'form'>, locale: Language) =>
  Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      const { editor } = this
      return [
        Suggestion<{ type: string }, { type: string }>({
          editor,
          char: '/',
          // Not in the title of a tab: nothing can stand in it.
          allow: ({ state, range }) =>
            ['paragraph', 'heading'].includes(state.doc.resolve(range.from).parent.type.name),
          items: ({ query, editor }) =>
            filterBlocks(kindsAt(editor, editor.state.selection.from), query, locale),
          // One step with what was typed, so that one undo takes back both.
          command: ({ editor, range, props }) =>
            putDown(editor, props.type, form, { at: range.from, typed: range }),
          render: () => {
            let dismissed = false
            const close = () => {
              menu.set(null)
              for (const name of ['aria-activedescendant', 'aria-controls', 'aria-haspopup'])
                editor.view.dom.removeAttribute(name)
            }
            return {
              onStart: (props) => {
                dismissed = false
                editor.view.dom.setAttribute('aria-controls', MENU_ID)
                editor.view.dom.setAttribute('aria-haspopup', 'listbox')
                menu.set({
                  way: 'slash',
                  query: props.query,
                  kinds: kindsAt(editor, props.range.from),
                  active: 0,
                  anchor: () => props.clientRect?.() ?? new DOMRect(),
                  choose: (type) => props.command({ type }),
                  close,
                })
              },
              onUpdate: (props) => {
                if (dismissed) return
                menu.set((now) =>
                  now
                    ? {
                        ...now,
                        query: props.query,
                        active: 0,
                        anchor: () => props.clientRect?.() ?? new DOMRect(),
                        choose: (type) => props.command({ type }),
                      }
                    : now,
                )
              },
              onKeyDown: ({ event }) => {
                const now = menu.get()
                if (!now) return false
                const items = filterBlocks(now.kinds, now.query, locale)
                if (event.key === 'Escape') {
                  dismissed = true
                  close()
                  return true
                }
                const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
                if (step) {
                  menu.set({ ...now, active: (now.active + step + items.length) % Math.max(1, items.length) })
                  return true
                }
                const chosen = items[now.active]
                if ((event.key === 'Enter' || event.key === 'Tab') && chosen) {
                  now.choose(chosen.type)
                  return true
                }
                return false
              },
              onExit: close,
            }
          },
        }),
      ]
    },
  })

import {
  addPart,
  blockAt,
  blockById,
  definitions,
  deleteBlock,
  duplicateBlock,
  moveBlock,
  movePart,
  newId,
  partAt,
  removePart,
  turnInto,
  turnTargets,
} from '@karmashala/authoring'
import { GripVertical, Plus } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type EditorState, type Transaction } from '@tiptap/pm/state'
import { MenuButton, type MenuEntry } from '#app/components/lesson-editor/menu-button.tsx'
import { startBlockDrag } from '#app/components/lesson-editor/plugins/block-drag.ts'
import { openBlockMenu } from '#app/components/lesson-editor/open-block-menu.ts'
import { sayPlace } from '#app/components/lesson-editor/say-place.ts'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { useStore } from '#app/components/lesson-editor/store.ts'
import { Icon } from '#app/components/ui/icon.tsx'

const BUTTON =
  'inline-flex size-7 items-center justify-center rounded-sm text-muted-foreground hover:bg-primary-subtle hover:text-primary pointer-coarse:size-11'

/** Beside the block under the pointer, else beside the one with the cursor: add below, drag, and all that can be done with it. */
export function BlockHandle({ canvas }: { canvas: HTMLElement | null }) {
  const { t } = useTranslation('authoring')
  const session = useSession()
  const { editor, form, locale, current, panel, settled } = session
  const [hovered, setHovered] = useState<string | null>(null)
  const currentId = useStore(current)
  const frame = useRef<HTMLDivElement>(null)
  useStore(settled)
  const id = hovered ?? currentId

  useEffect(() => {
    const dom = editor.view.dom
    const follow = (event: MouseEvent) => {
      let element = event.target as HTMLElement | null
      while (element && element.parentElement !== dom) element = element.parentElement
      if (!element || element.matches('.le-notes, .le-settings')) return
      const at = blockAt(editor.state.doc, editor.view.posAtDOM(element, 0))
      const next = at ? String(at.node.attrs['id']) : null
      setHovered((now) => (now === next ? now : next))
    }
    const leave = () => setHovered(null)
    dom.addEventListener('mousemove', follow)
    dom.addEventListener('keydown', leave)
    return () => {
      dom.removeEventListener('mousemove', follow)
      dom.removeEventListener('keydown', leave)
    }
  }, [editor])

  useLayoutEffect(() => {
    const block = id ? blockById(editor.state.doc, id) : null
    const dom = block ? editor.view.nodeDOM(block.pos) : null
    if (!frame.current || !canvas) return
    frame.current.hidden = !(dom instanceof HTMLElement)
    if (!(dom instanceof HTMLElement)) return
    const top = dom.getBoundingClientRect().top - canvas.getBoundingClientRect().top
    frame.current.style.top = `${top}px`
  })

  const change = (make: (state: EditorState, pos: number) => Transaction | null) => () => {
    const block = id ? blockById(editor.state.doc, id) : null
    const tr = block && make(editor.state, block.pos)
    if (tr) editor.view.dispatch(tr)
    editor.view.focus()
  }
  const moved = (by: -1 | 1) => () => {
    change((state, pos) => moveBlock(state, pos, by))()
    if (id) sayPlace(session, id)
  }
  const entries = (): MenuEntry[] => {
    const block = id ? blockById(editor.state.doc, id) : null
    if (!block || !id) return []
    const definition = definitions.get(block.node.type.name)
    const part = definition?.parts ? partAt(editor.state) : null
    const inThis = part && part.holderPos === block.pos ? part : null
    const partChange = (make: (state: EditorState) => Transaction | null) => () => {
      const tr = make(editor.state)
      if (tr) editor.view.dispatch(tr)
      editor.view.focus()
    }
    const targets = turnTargets(block.node)
    return [
      ...(definition?.fields?.length
        ? [{ label: t('block.settings'), keys: '↵', run: () => form.set({ blockId: id, element: null }) }]
        : []),
      {
        label: t('block.up'),
        keys: 'Alt+Shift+↑',
        isOff: block.index === 0,
        run: moved(-1),
      },
      {
        label: t('block.down'),
        keys: 'Alt+Shift+↓',
        isOff: block.index === editor.state.doc.childCount - 1,
        run: moved(1),
      },
      {
        label: t('block.duplicate'),
        keys: 'Ctrl+Shift+D',
        run: change((state, pos) => duplicateBlock(state, pos, newId)),
      },
      {
        label: t('block.comment'),
        run: () => {
          current.set(id)
          panel.set('margin')
        },
      },
      ...(inThis
        ? [
            'line' as const,
            {
              label: t('part.add'),
              keys: 'Alt+Shift+↵',
              run: partChange((state) => addPart(state, inThis, newId)),
            },
            {
              label: t('part.back'),
              isOff: inThis.index === 0,
              run: partChange((state) => movePart(state, inThis, -1)),
            },
            {
              label: t('part.forward'),
              isOff: inThis.index === inThis.holder.childCount - 1,
              run: partChange((state) => movePart(state, inThis, 1)),
            },
            { label: t('part.remove'), run: partChange((state) => removePart(state, inThis)) },
          ]
        : []),
      ...(targets.length > 0 ? ['line' as const] : []),
      ...targets.map((target) => ({
        label: t('block.turnInto', {
          name: `${definitions.get(target.type)?.words[locale].name ?? ''}${target.level ? ` ${target.level - 1}` : ''}`,
        }),
        run: change((state, pos) => turnInto(state, pos, target, newId)),
      })),
      'line',
      {
        label: t('block.delete'),
        isDanger: true,
        run: change((state, pos) => deleteBlock(state, pos, newId)),
      },
    ]
  }
  return (
    <div
      ref={frame}
      hidden
      className="absolute left-0 z-20 flex flex-col items-center sm:-left-1 sm:flex-row"
    >
      <button
        type="button"
        className={BUTTON}
        aria-label={t('block.add')}
        title={t('block.add')}
        onClick={(event) => {
          const block = id ? blockById(editor.state.doc, id) : null
          openBlockMenu(session, event.currentTarget, block?.pos)
        }}
      >
        <Icon icon={Plus} size="sm" />
      </button>
      <MenuButton
        label={t('block.menu')}
        className={`${BUTTON} cursor-grab`}
        entries={entries}
        draggable
        onDragStart={(event) => {
          if (id) startBlockDrag(editor.view, id, event.nativeEvent, () => sayPlace(session, id))
        }}
      >
        <Icon icon={GripVertical} size="sm" />
      </MenuButton>
    </div>
  )
}

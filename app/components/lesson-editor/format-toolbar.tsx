import {
  Bold, Columns3, Heading1, Heading2, Heading3, Italic, Link as LinkIcon, List, ListOrdered, Palette, PanelTop, Pilcrow, Plus, Redo2, Rows3, Search, Trash2, Undo2,
} from 'lucide-react' // prettier-ignore
import { useEditorState } from '@tiptap/react'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkPanel } from '#app/components/lesson-editor/link-panel.tsx'
import { openBlockMenu } from '#app/components/lesson-editor/open-block-menu.ts'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { useStore } from '#app/components/lesson-editor/store.ts'
import { cn } from '#app/components/ui/cn.ts'
import { Icon } from '#app/components/ui/icon.tsx'

/** Dark enough on white and on the tint of a callout. */
const COLOURS = ['#b3261e', '#865300', '#176b43', '#1c5b8f', '#24407e', '#6b2f7a']

type Tool = {
  key: string
  icon: typeof Bold
  label: string
  keys?: string
  isOn?: boolean
  isOff?: boolean
  run: (element: HTMLElement) => void
}

/** One stop of the Tab key; arrows go from tool to tool (WAI-ARIA toolbar pattern). */
export function FormatToolbar() {
  const { t } = useTranslation('authoring')
  const session = useSession()
  const { editor, isFinding, isLinking } = session
  const frame = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState(0)
  const [isColouring, setColouring] = useState(false)
  const linking = useStore(isLinking)
  const on = useEditorState({
    editor,
    selector: ({ editor }) => ({
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      link: editor.isActive('link'),
      colour: editor.isActive('textColour'),
      paragraph: editor.isActive('paragraph'),
      level: [2, 3, 4].find((level) => editor.isActive('heading', { level })) ?? 0,
      bullets: editor.isActive('bulletList'),
      numbers: editor.isActive('orderedList'),
      table: editor.isActive('table'),
      words: editor.state.selection.$from.parent.isTextblock,
      undo: editor.can().undo(),
      redo: editor.can().redo(),
    }),
  })
  const run =
    (command: (chain: ReturnType<typeof editor.chain>) => ReturnType<typeof editor.chain>) => () => {
      command(editor.chain().focus()).run()
    }
  const heading = (level: 2 | 3 | 4, icon: typeof Bold): Tool => ({
    key: `h${level}`,
    icon,
    label: t('tool.heading', { level: level - 1 }),
    keys: `Ctrl+Alt+${level - 1}`,
    isOn: on.level === level,
    run: run((chain) => chain.toggleHeading({ level })),
  })
  const groups: Tool[][] = [
    [
      {
        key: 'add',
        icon: Plus,
        label: t('block.add'),
        keys: 'Ctrl+↵',
        run: (element) => openBlockMenu(session, element),
      },
    ],
    [
      {
        key: 'bold',
        icon: Bold,
        label: t('tool.bold'),
        keys: 'Ctrl+B',
        isOn: on.bold,
        isOff: !on.words,
        run: run((chain) => chain.toggleBold()),
      },
      {
        key: 'italic',
        icon: Italic,
        label: t('tool.italic'),
        keys: 'Ctrl+I',
        isOn: on.italic,
        isOff: !on.words,
        run: run((chain) => chain.toggleItalic()),
      },
      {
        key: 'link',
        icon: LinkIcon,
        label: t('tool.link'),
        keys: 'Ctrl+K',
        isOn: on.link,
        isOff: !on.words,
        run: () => isLinking.set(!linking),
      },
      {
        key: 'colour',
        icon: Palette,
        label: t('tool.colour'),
        isOn: on.colour,
        isOff: !on.words,
        run: () => setColouring(!isColouring),
      },
    ],
    [
      {
        key: 'text',
        icon: Pilcrow,
        label: t('tool.paragraph'),
        keys: 'Ctrl+Alt+0',
        isOn: on.paragraph && !on.bullets && !on.numbers,
        run: run((chain) => chain.setParagraph()),
      },
      heading(2, Heading1),
      heading(3, Heading2),
      heading(4, Heading3),
      {
        key: 'bullets',
        icon: List,
        label: t('tool.bullets'),
        keys: 'Ctrl+Shift+8',
        isOn: on.bullets,
        run: run((chain) => chain.toggleBulletList()),
      },
      {
        key: 'numbers',
        icon: ListOrdered,
        label: t('tool.numbers'),
        keys: 'Ctrl+Shift+7',
        isOn: on.numbers,
        run: run((chain) => chain.toggleOrderedList()),
      },
    ],
    on.table
      ? [
          {
            key: 'header',
            icon: PanelTop,
            label: t('tool.headerRow'),
            run: run((chain) => chain.toggleHeaderRow()),
          },
          { key: 'row', icon: Rows3, label: t('tool.addRow'), run: run((chain) => chain.addRowAfter()) },
          {
            key: 'column',
            icon: Columns3,
            label: t('tool.addColumn'),
            run: run((chain) => chain.addColumnAfter()),
          },
          { key: 'dropRow', icon: Trash2, label: t('tool.dropRow'), run: run((chain) => chain.deleteRow()) },
          {
            key: 'dropColumn',
            icon: Trash2,
            label: t('tool.dropColumn'),
            run: run((chain) => chain.deleteColumn()),
          },
        ]
      : [],
    [
      {
        key: 'undo',
        icon: Undo2,
        label: t('tool.undo'),
        keys: 'Ctrl+Z',
        isOff: !on.undo,
        run: run((chain) => chain.undo()),
      },
      {
        key: 'redo',
        icon: Redo2,
        label: t('tool.redo'),
        keys: 'Ctrl+Shift+Z',
        isOff: !on.redo,
        run: run((chain) => chain.redo()),
      },
      { key: 'find', icon: Search, label: t('tool.find'), keys: 'Ctrl+F', run: () => isFinding.set(true) },
    ],
  ]
  const all = groups.flat()
  const focusTool = (index: number) => {
    const to = (index + all.length) % all.length
    setStop(to)
    frame.current?.querySelectorAll<HTMLElement>('[data-tool]')[to]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    focusTool(to)
  }
  let index = -1
  return (
    <div className="space-y-2">
      <div
        ref={frame}
        role="toolbar"
        tabIndex={-1}
        aria-label={t('tool.label')}
        aria-controls="lesson-text"
        onKeyDown={onKeyDown}
        className="flex items-center gap-y-1 overflow-x-auto p-0.5 sm:flex-wrap"
      >
        {groups
          .filter((group) => group.length > 0)
          .map((group) => (
            <ToolGroup key={group[0]?.key}>
              {group.map((tool) => {
                index += 1
                const place = index
                return (
                  <button
                    key={tool.key}
                    type="button"
                    data-tool={tool.key}
                    aria-label={tool.label}
                    aria-pressed={tool.isOn}
                    aria-disabled={tool.isOff || undefined}
                    title={tool.keys ? `${tool.label} (${tool.keys})` : tool.label}
                    tabIndex={place === Math.min(stop, all.length - 1) ? 0 : -1}
                    onFocus={() => setStop(place)}
                    // The selection in the text must outlive the press.
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={(event) => !tool.isOff && tool.run(event.currentTarget)}
                    className={cn(
                      'inline-flex size-9 items-center justify-center rounded-sm hover:bg-primary-subtle aria-disabled:opacity-40 pointer-coarse:size-11',
                      tool.isOn && 'bg-primary-subtle text-primary-subtle-foreground ring-1 ring-primary',
                    )}
                  >
                    <Icon icon={tool.icon} size="sm" />
                  </button>
                )
              })}
            </ToolGroup>
          ))}
      </div>
      {linking && <LinkPanel onClose={() => isLinking.set(false)} />}
      {isColouring && <ColourPanel onClose={() => setColouring(false)} />}
    </div>
  )
}

const ToolGroup = ({ children }: { children: ReactNode }) => (
  <div role="group" className="mr-1 flex shrink-0 border-r pr-1 last:border-0 sm:shrink sm:flex-wrap">
    {children}
  </div>
)

function ColourPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('authoring')
  const { editor } = useSession()
  const set = (colour: string | null) => {
    const chain = editor.chain().focus()
    if (colour) chain.setMark('textColour', { colour }).run()
    else chain.unsetMark('textColour').run()
    onClose()
  }
  return (
    <div role="group" aria-label={t('tool.colour')} className="flex flex-wrap items-center gap-2">
      {COLOURS.map((colour) => (
        <button
          key={colour}
          type="button"
          aria-label={t('tool.colourOf', { colour })}
          className="size-8 rounded-full border border-input pointer-coarse:size-11"
          style={{ backgroundColor: colour }}
          onClick={() => set(colour)}
        />
      ))}
      <label className="flex items-center gap-2 text-sm">
        {t('tool.otherColour')}
        <input
          type="color"
          className="size-9"
          onChange={({ target }) => editor.chain().setMark('textColour', { colour: target.value }).run()}
        />
      </label>
      <button type="button" className="link text-sm" onClick={() => set(null)}>
        {t('tool.noColour')}
      </button>
    </div>
  )
}

import { definitions } from '@karmashala/authoring'
import { type Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type OpenForm, type SessionStores } from '#app/components/lesson-editor/editor-session.ts'
import { type Language } from '#app/lib/i18n.ts'

type AnnotationOptions = Pick<SessionStores, 'form' | 'current' | 'panel'> & {
  locale: Language
  words: (key: string, values?: Record<string, string | number>) => string
}

export type BlockNotes = { must: number; should: number; comments: number; people: string[]; isHeld: boolean }
type Notes = ReadonlyMap<string, BlockNotes>
type State = { notes: Notes; decorations: DecorationSet; openId: string | null }

export const annotationsKey = new PluginKey<State>('annotations')

/** What stands beside and above blocks without being of the lesson: problems, comments, people, settings of text blocks. */
export function annotations(options: AnnotationOptions): Plugin<State> {
  return new Plugin<State>({
    key: annotationsKey,
    state: {
      init: (_config, state) => ({
        notes: new Map(),
        decorations: draw(state.doc, new Map(), null, options),
        openId: null,
      }),
      apply(tr, before, _old, state: EditorState) {
        const meta = tr.getMeta(annotationsKey) as Partial<Pick<State, 'notes' | 'openId'>> | undefined
        if (!tr.docChanged && !meta) return before
        const notes = meta?.notes ?? before.notes
        const openId = meta && 'openId' in meta ? (meta.openId ?? null) : before.openId
        // Typing inside one block moves what stands beside the others; drawing anew is for when blocks come or change.
        if (!meta && isTyping(tr))
          return { notes, openId, decorations: before.decorations.map(tr.mapping, tr.doc) }
        return { notes, openId, decorations: draw(state.doc, notes, openId, options) }
      },
    },
    props: { decorations: (state) => annotationsKey.getState(state)?.decorations },
  })
}

/** Every step changed words inside one block of text; a block that was replaced takes what stands at its edges along. */
function isTyping(tr: Transaction): boolean {
  if (tr.before.childCount !== tr.doc.childCount) return false
  return tr.steps.every((step, index) => {
    const doc = tr.docs[index]
    let isInside = false
    step.getMap().forEach((from, to) => {
      const [$from, $to] = [doc?.resolve(from), doc?.resolve(to)]
      isInside = $from?.depth === 1 && $to !== undefined && $from.sameParent($to) && $from.parent.isTextblock
    })
    return isInside
  })
}

function draw(doc: Node, notes: Notes, openId: string | null, options: AnnotationOptions): DecorationSet {
  const decorations: Decoration[] = []
  doc.descendants((node, pos, parent) => {
    const id = String(node.attrs['id'] ?? '')
    const note = parent === doc ? notes.get(id) : undefined
    if (note) decorations.push(...noteDecorations(node, pos, id, note, options))
    if (isWrittenAndSet(node)) decorations.push(settingsWidget(node, pos, id, openId === id, options))
    return !node.isTextblock && !node.isAtom
  })
  return DecorationSet.create(doc, decorations)
}

/** Blocks written in place that have attributes beside: the kind of a callout, the citation of a statute. */
function isWrittenAndSet(node: Node): boolean {
  return !node.isAtom && (definitions.get(node.type.name)?.fields?.length ?? 0) > 0
}

function noteDecorations(
  node: Node,
  pos: number,
  id: string,
  note: BlockNotes,
  { words, current, panel }: AnnotationOptions,
): Decoration[] {
  const { must, should, comments, people, isHeld } = note
  const key = `notes:${id}:${must}:${should}:${comments}:${people.join()}:${String(isHeld)}`
  const level = isHeld || must > 0 ? 'le-must' : should > 0 ? 'le-should' : ''
  const widget = Decoration.widget(
    pos,
    () => {
      const holder = document.createElement('span')
      holder.className = 'le-notes'
      holder.contentEditable = 'false'
      if (people.length > 0) {
        const label = document.createElement('span')
        label.className = 'le-person'
        label.textContent = words('people.writesHere', { names: people.join(', ') })
        holder.append(label)
      }
      if (must + should + comments > 0 || isHeld) {
        const button = document.createElement('button')
        button.type = 'button'
        button.className = `le-note ${level}`
        const spoken = [
          isHeld ? words('conflict.marker') : '',
          must > 0 ? words('problems.must', { count: must }) : '',
          should > 0 ? words('problems.should', { count: should }) : '',
          comments > 0 ? words('comments.open', { count: comments }) : '',
        ]
        button.setAttribute('aria-label', spoken.filter(Boolean).join(', '))
        button.title = button.getAttribute('aria-label') ?? ''
        if (must + should > 0 || isHeld) button.append(badge('!', isHeld ? must + should + 1 : must + should))
        if (comments > 0) button.append(badge('\u2759', comments))
        button.addEventListener('click', () => {
          current.set(id)
          panel.set('margin')
        })
        holder.append(button)
      }
      return holder
    },
    { key, side: -1, ignoreSelection: true, stopEvent: () => true },
  )
  return level ? [widget, Decoration.node(pos, pos + node.nodeSize, { class: level })] : [widget]
}

function badge(sign: string, count: number): HTMLElement {
  const element = document.createElement('span')
  element.textContent = `${sign}\u2009${count}`
  return element
}

function settingsWidget(
  node: Node,
  pos: number,
  id: string,
  isOpen: boolean,
  { locale, words, form }: AnnotationOptions,
): Decoration {
  const definition = definitions.get(node.type.name)
  const labels = definition?.words[locale].fields ?? {}
  const summary = (definition?.fields ?? [])
    .map((field) => {
      const value: unknown = node.attrs[field.name]
      if (field.kind === 'choice') return labels[`${field.name}=${String(value)}`] ?? ''
      return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    })
    .filter(Boolean)
    .join(' · ')
  const name = definition?.words[locale].name ?? ''
  return Decoration.widget(
    pos,
    () => {
      const holder = document.createElement('div')
      holder.className = 'le-settings'
      holder.contentEditable = 'false'
      if (isOpen) {
        const host = document.createElement('div')
        host.className = 'le-form-host'
        holder.append(host)
        queueMicrotask(() =>
          form.set((now: OpenForm | null) => (now?.blockId === id ? { ...now, element: host } : now)),
        )
        return holder
      }
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = summary || words('block.fillIn', { name })
      button.setAttribute('aria-label', `${words('block.edit', { name })}: ${summary}`)
      button.addEventListener('click', () => form.set({ blockId: id, element: null }))
      holder.append(button)
      return holder
    },
    {
      key: isOpen ? `settings:${id}:open` : `settings:${id}:${summary}`,
      side: -1,
      ignoreSelection: true,
      stopEvent: () => true,
    },
  )
}

import { definitions, type AnyBlock } from '@karmashala/authoring'
import { type Node } from '@tiptap/pm/model'
import { NodeSelection, Plugin } from '@tiptap/pm/state'
import { type EditorView, type NodeView } from '@tiptap/pm/view'
import { blockHtml, type OpenForm } from '#app/components/lesson-editor/editor-session.ts'
import { courseLook } from '#app/components/lesson-editor/course-look.ts'
import { picturesOnTheWay } from '#app/components/lesson-editor/plugins/picture-uploads.ts'
import { type Store } from '#app/components/lesson-editor/store.ts'
import { type Language } from '#app/lib/i18n.ts'

type ViewOptions = {
  form: Store<OpenForm | null>
  locale: Language
  language: string
  words: (key: string, values?: Record<string, string | number>) => string
}

/**
 * Shows blocks that are filled in by a form as readers will see them, and gives the form its place. Plain DOM: a lesson
 * has hundreds of blocks, and only the one being edited is worth a tree of React.
 */
export function blockViews(options: ViewOptions): Plugin {
  const types = [...definitions.values()].filter(({ type }) => type !== 'pageBreak').map(({ type }) => type)
  return new Plugin({
    props: {
      nodeViews: {
        ...Object.fromEntries(
          types
            .filter((type) => isFilledIn(type))
            .map((type) => [
              type,
              (node: Node, view: EditorView, getPos: () => number | undefined) =>
                new BlockView(node, view, getPos, options),
            ]),
        ),
        pageBreak: () => pageBreakView(options.words('screen.break')),
      },
    },
  })
}

/** Blocks without anything to write in them. A new one says so: it has no content. */
const isFilledIn = (type: string): boolean => {
  const definition = definitions.get(type)
  if (!definition || ['paragraph', 'heading'].includes(type)) return false
  return definition.blank(() => 'x'.repeat(12)).content === undefined
}

function pageBreakView(label: string): NodeView {
  const dom = document.createElement('div')
  dom.className = 'le-page-break'
  dom.contentEditable = 'false'
  const words = document.createElement('span')
  words.textContent = label
  dom.append(words)
  return { dom, ignoreMutation: () => true }
}

class BlockView implements NodeView {
  readonly dom: HTMLElement
  private readonly shown: HTMLElement
  private readonly host: HTMLElement
  private readonly button: HTMLButtonElement
  private readonly stop: () => void
  private html: string | null = null

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
    private readonly options: ViewOptions,
  ) {
    this.dom = document.createElement('div')
    this.dom.className = 'le-block'
    this.dom.contentEditable = 'false'
    const frame = document.createElement('div')
    frame.className = 'le-shown'
    // Seen, not used: its buttons and answers are for learners.
    frame.inert = true
    frame.lang = options.language
    this.shown = courseLook(frame)
    this.host = document.createElement('div')
    this.host.className = 'le-form-host'
    // A block can be dragged by all of it: in its form a pointer draws, and marks words.
    this.host.addEventListener('pointerdown', () => {
      this.dom.draggable = false
    })
    this.button = document.createElement('button')
    this.button.type = 'button'
    this.button.className = 'le-edit'
    this.button.addEventListener('click', () => this.open())
    this.dom.append(this.button, frame, this.host)
    this.dom.addEventListener('dblclick', () => this.open())
    this.stop = options.form.subscribe(() => this.follow())
    this.update(node)
    this.follow()
  }

  private get id(): string {
    return String(this.node.attrs['id'])
  }

  private open(): void {
    const pos = this.getPos()
    if (pos !== undefined) {
      const { state } = this.view
      this.view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, pos)))
    }
    if (this.options.form.get()?.blockId !== this.id)
      this.options.form.set({ blockId: this.id, element: null })
  }

  private follow(): void {
    const form = this.options.form.get()
    const isOpen = form?.blockId === this.id
    this.dom.classList.toggle('is-open', isOpen)
    if (isOpen && form.element === null) this.options.form.set({ ...form, element: this.host })
    if (isOpen) return
    this.dom.draggable = this.node.type.spec.draggable === true
    this.draw()
  }

  private draw(): void {
    if (!this.dom.isConnected && this.html !== null) return
    const html = this.onTheWay() ?? blockHtml(this.node.toJSON() as AnyBlock, this.options.language)
    if (html === this.html) return
    this.html = html
    // Made by `renderBlock`, which escapes every value of the block.
    this.shown.innerHTML = html || '<p></p>'
  }

  /** A picture the library does not have yet. */
  private onTheWay(): string | null {
    const url = this.node.attrs['src'] === '' ? picturesOnTheWay.get(this.id) : undefined
    if (url === undefined) return null
    const [picture, words] = [document.createElement('img'), document.createElement('p')]
    picture.src = url
    picture.alt = ''
    words.textContent = this.options.words('media.uploadingNow')
    return (url === '' ? '' : picture.outerHTML) + words.outerHTML
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false
    const isNew = node !== this.node
    this.node = node
    const name = definitions.get(node.type.name)?.words[this.options.locale].name ?? node.type.name
    this.button.textContent = this.options.words('block.edit', { name })
    if ((isNew || this.html === null) && this.options.form.get()?.blockId !== this.id) this.draw()
    return true
  }

  selectNode(): void {
    this.dom.classList.add('is-selected')
  }

  deselectNode(): void {
    this.dom.classList.remove('is-selected')
  }

  stopEvent(event: Event): boolean {
    const target = event.target as HTMLElement
    return this.host.contains(target) || this.button.contains(target)
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    this.stop()
    if (this.options.form.get()?.element === this.host)
      this.options.form.set((form) => (form ? { ...form, element: null } : form))
  }
}

import { attrsWithNewIds, cleanPastedHtml, newId } from '@karmashala/authoring'
import { Extension } from '@tiptap/core'
import { Fragment, Slice, type Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import {
  countPictures,
  fileOf,
  withPicturesOfRtf,
} from '#app/components/lesson-editor/plugins/pasted-pictures.ts'
import {
  createPictureUploads,
  emptyPicture,
  type UploadWords,
} from '#app/components/lesson-editor/plugins/picture-uploads.ts'

const isPicture = ({ type }: File) => type.startsWith('image/')
const picturesIn = (data: DataTransfer | null) => [...(data?.files ?? [])].filter(isPicture)

/** What comes by the clipboard or is dropped: cleaned words; pictures stand where they stood and go to the library. */
export const pasteRules = (options: UploadWords) =>
  Extension.create({
    name: 'pasteRules',
    addProseMirrorPlugins() {
      const { say, words } = options
      const uploads = createPictureUploads(this.editor, options)
      /** By what stands for the file until the node is made: an address that could be one of the library. */
      const files = new Map<string, File>()
      let rtf = ''

      const withPictures = (html: string): string => {
        const source = withPicturesOfRtf(html, rtf)
        const holder = new DOMParser().parseFromString(cleanPastedHtml(source), 'text/html')
        const pictures = [...holder.querySelectorAll('img')]
        for (const [index, picture] of pictures.entries()) {
          const file = fileOf(picture, index + 1)
          if (!file) continue
          const block = emptyPicture(picture.alt.slice(0, 500))
          const src = `media/${hex(12)}`
          files.set(src, file)
          const element = holder.createElement('div')
          element.dataset['block'] = 'image'
          element.dataset['attrs'] = JSON.stringify({ ...block.attrs, src })
          picture.replaceWith(element)
        }
        const lost = countPictures(source) - pictures.length
        if (lost > 0) say(words('media.leftOut', { count: lost }))
        return holder.body.innerHTML
      }
      // Every block gets its id here: later, ids would be handed on from one block without words to the next.
      const named = (node: Node): Node => {
        if (node.isText) return node
        const children: Node[] = []
        node.content.forEach((child) => children.push(named(child)))
        const copied = attrsWithNewIds(node.attrs, newId)
        const attrs = 'id' in copied && !copied['id'] ? { ...copied, id: newId() } : copied
        const file = node.type.name === 'image' ? files.get(String(node.attrs['src'])) : undefined
        if (file) {
          files.delete(String(node.attrs['src']))
          uploads.begin(String(attrs['id']), file)
          return node.type.create({ ...attrs, src: '' })
        }
        return node.type.create(attrs, Fragment.from(children), node.marks)
      }

      return [
        new Plugin({
          appendTransaction: (transactions, _before, state) =>
            transactions.some((tr) => tr.docChanged && tr.getMeta('history$')) ? uploads.fill(state) : null,
          props: {
            handleDOMEvents: {
              paste: (_view, event) => {
                rtf = event.clipboardData?.getData('text/rtf') ?? ''
                return false
              },
            },
            transformPastedHTML: (html) =>
              // Our own clipboard carries whole blocks with their attributes; the nodes check those themselves.
              html.includes('data-pm-slice') ? html : withPictures(html),
            transformPasted: (slice, view) => {
              // What is only moved keeps its ids, and with them its comments.
              if (view.dragging?.move) return view.dragging.slice
              const nodes: Node[] = []
              slice.content.forEach((node) => nodes.push(named(node)))
              return new Slice(Fragment.from(nodes), slice.openStart, slice.openEnd)
            },
            handlePaste: (view, event, slice) => {
              const pictures = picturesIn(event.clipboardData)
              // A picture copied from a page comes with its address; a text copied from Word with a picture of it.
              const isText = event.clipboardData?.types.includes('text/html') && slice.content.size > 0
              if (pictures.length === 0 || isText) return false
              say('')
              uploads.put(pictures, view.state.selection.from)
              return true
            },
            handleDrop: (view, event) => {
              const pictures = picturesIn(event.dataTransfer)
              if (pictures.length === 0) return false
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
              uploads.put(pictures, at?.pos ?? view.state.selection.from)
              return true
            },
          },
        }),
      ]
    },
  })

const hex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

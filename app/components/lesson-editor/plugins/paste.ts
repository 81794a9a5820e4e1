import { blockAt, cleanPastedHtml, insertBlock, newId } from '@karmashala/authoring'
import { Extension, type Editor } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { uploadMedia } from '#app/components/lesson-editor/media-client.ts'

type PasteOptions = {
  csrf: () => string
  say: (words: string) => void
  words: (key: string, values?: Record<string, string | number>) => string
}

const isPicture = ({ type }: File) => type.startsWith('image/')

/** What comes by the clipboard or is dropped: cleaned words; pictures go to the library first. */
export const pasteRules = (options: PasteOptions) =>
  Extension.create({
    name: 'pasteRules',
    addProseMirrorPlugins() {
      const { editor } = this
      return [
        new Plugin({
          props: {
            transformPastedHTML: (html) => {
              // Our own clipboard carries whole blocks with their attributes; the nodes check those themselves.
              if (html.includes('data-pm-slice')) return html
              const clean = cleanPastedHtml(html)
              const holder = new DOMParser().parseFromString(clean, 'text/html')
              const pictures = [...holder.querySelectorAll('img')]
              for (const picture of pictures) picture.remove()
              const files = pictures.flatMap((picture, index) => fileOf(picture, index) ?? [])
              if (files.length > 0) void addPictures(editor, files, options)
              return holder.body.innerHTML
            },
            handlePaste: (_view, event) => {
              const files = [...(event.clipboardData?.files ?? [])].filter(isPicture)
              const hasWords = event.clipboardData?.types.includes('text/html') ?? false
              if (files.length === 0 || hasWords) return false
              void addPictures(editor, files, options)
              return true
            },
            handleDrop: (_view, event) => {
              const files = [...(event.dataTransfer?.files ?? [])].filter(isPicture)
              if (files.length === 0) return false
              void addPictures(editor, files, options)
              return true
            },
          },
        }),
      ]
    },
  })

function fileOf({ src, alt }: HTMLImageElement, index: number): File | null {
  const [, type, data] = /^data:(image\/[a-z+]+);base64,(.+)$/i.exec(src) ?? []
  if (!type || !data) return null
  try {
    const bytes = Uint8Array.from(atob(data.replace(/\s/g, '')), (sign) => sign.charCodeAt(0))
    const name = alt.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 60) || `picture-${index + 1}`
    return new File([bytes], `${name}.${type.slice(6).replace('jpeg', 'jpg')}`, { type })
  } catch {
    return null
  }
}

async function addPictures(editor: Editor, files: File[], { csrf, say, words }: PasteOptions): Promise<void> {
  const beside = blockAt(editor.state.doc, editor.state.selection.from)?.node.attrs['id'] as
    string | undefined
  for (const file of files) {
    say(words('media.uploading', { name: file.name }))
    const uploaded = await uploadMedia(file, csrf())
    if (editor.isDestroyed) return
    if (uploaded.status === 'failed') {
      say(words('media.failed', { name: file.name }))
      continue
    }
    const { state } = editor
    let at = state.selection.from
    state.doc.forEach((node, pos) => {
      if (node.attrs['id'] === beside) at = pos
    })
    const node = state.schema.node('image', {
      id: newId(),
      src: uploaded.asset.src,
      alt: uploaded.asset.alt ?? '',
      decorative: false,
      caption: '',
    })
    editor.view.dispatch(insertBlock(state, at, node))
    say(words('media.added', { name: file.name }))
  }
}

import { insertBlock, newId, type Block } from '@karmashala/authoring'
import { type Editor } from '@tiptap/core'
import { type EditorState, type Transaction } from '@tiptap/pm/state'
import { findNode } from '#app/components/lesson-editor/block-attrs.ts'
import { uploadMedia } from '#app/components/lesson-editor/media-client.ts'

export type UploadWords = {
  csrf: () => string
  say: (words: string) => void
  words: (key: string, values?: Record<string, string | number>) => string
}

/** Pictures that are on their way into the library, by the block they are for; empty until they have been read here. */
export const picturesOnTheWay = new Map<string, string>()

/** Larger ones would hold the page up; the words that they are on their way are enough. */
const SHOWN_MAX_IN_BYTES = 8 * 1024 * 1024

export const emptyPicture = (alt = ''): Block => ({
  type: 'image',
  attrs: { id: newId(), src: '', alt, decorative: false, caption: '' },
})

export type PictureUploads = ReturnType<typeof createPictureUploads>

/** The block stands in the lesson at once, where the picture was put; its file follows when the library has it. */
export function createPictureUploads(editor: Editor, { csrf, say, words }: UploadWords) {
  const arrived = new Map<string, { src: string; alt: string }>()
  let line: Promise<void> = Promise.resolve()

  async function send(id: string, file: File): Promise<void> {
    say(words('media.uploading', { name: file.name }))
    const uploaded = await uploadMedia(file, csrf())
    picturesOnTheWay.delete(id)
    if (editor.isDestroyed) return
    if (uploaded.status === 'failed') return fail(id, file)
    arrived.set(id, { src: uploaded.asset.src, alt: uploaded.asset.alt ?? '' })
    const tr = fill(editor.state)
    if (tr) editor.view.dispatch(tr)
    say(words('media.added', { name: file.name }))
  }

  /** The empty block stays: it says that a picture is missing, and where. */
  function fail(id: string, file: File): void {
    drawAnew(id)
    say(words('media.failed', { name: file.name }))
  }

  function drawAnew(id: string): void {
    const at = findNode(editor.state.doc, id)
    const { tr } = editor.state
    // Named, since a node whose attributes are not named loses them.
    const again = at && tr.setNodeMarkup(at.pos, undefined, at.node.attrs)
    if (again) editor.view.dispatch(again.setMeta('addToHistory', false))
  }

  /** Files that have arrived, for the blocks that still have none; also for those an undo has just brought back. */
  function fill(state: EditorState): Transaction | null {
    const { tr } = state
    for (const [id, { src, alt }] of arrived) {
      const at = findNode(state.doc, id)
      if (!at || at.node.type.name !== 'image' || at.node.attrs['src'] !== '') continue
      tr.setNodeAttribute(at.pos, 'src', src)
      if (alt !== '' && at.node.attrs['alt'] === '') tr.setNodeAttribute(at.pos, 'alt', alt)
    }
    // No step of its own: to undo takes back the picture, not its file.
    return tr.docChanged ? tr.setMeta('addToHistory', false) : null
  }

  /** Begins once the block is in the lesson; one file after the other. */
  function begin(id: string, file: File): void {
    picturesOnTheWay.set(id, '')
    line = line.then(() => send(id, file))
    if (file.size <= SHOWN_MAX_IN_BYTES) show(id, file)
  }

  /** As a `data:` address: the policy of the pages lets no picture be shown from a `blob:` one. */
  function show(id: string, file: File): void {
    const reader = new FileReader()
    reader.onload = () => {
      if (editor.isDestroyed || !picturesOnTheWay.has(id) || typeof reader.result !== 'string') return
      picturesOnTheWay.set(id, reader.result)
      drawAnew(id)
    }
    reader.readAsDataURL(file)
  }

  return {
    begin,
    fill,
    /** Files that were pasted or dropped by themselves, in their order, below the block at `pos`. */
    put(files: readonly File[], pos: number): void {
      let at = pos
      for (const file of files) {
        const block = emptyPicture()
        begin(block.attrs.id, file)
        editor.view.dispatch(insertBlock(editor.state, at, editor.state.schema.nodeFromJSON(block)))
        at = editor.state.selection.from
      }
    },
  }
}

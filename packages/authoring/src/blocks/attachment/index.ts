import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, words } from '../../document/block-attrs.ts'
import { mediaSchema } from '../../document/media-ref.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { fileSize } from '../../render/file-size.ts'
import { markup } from '../../render/markup.ts'
import { missingMedia } from '../../render/media-html.ts'
import { type RenderedMedia } from '../../render/render-context.ts'
import { isBlank, must, when } from '../remark.ts'
import { attachmentRemarks, attachmentWords } from './words.ts'

const schema = z.object({
  type: z.literal('attachment'),
  attrs: blockAttrsSchema.extend({ src: mediaSchema, title: words(300), description: words(500) }),
})

/** A file to take away, with its kind and size said before it is fetched. */
export const attachment = defineBlock({
  type: 'attachment',
  family: 'media',
  schema,
  nodes: () => [
    atomNode({ type: 'attachment', schema, attrs: ['src', 'title', 'description'], isPlain: true }),
  ],
  blank: (newId) => ({ type: 'attachment', attrs: { id: newId(), src: '', title: '', description: '' } }),
  fields: [
    { name: 'src', kind: 'media', accepts: 'document', required: true },
    { name: 'title', kind: 'text', required: true, max: 300 },
    { name: 'description', kind: 'multiline', max: 500 },
  ],
  texts: ['title', 'description'],
  media: ['src'],
  render: (block, { media, strings, language }) => {
    const { src, title, description } = block.attrs
    const file = src === '' ? null : media(src)
    const name = title || file?.fileName || strings.file
    const link = file
      ? markup`<a class="kl-attachment-link" href="${file.url}" download="${file.fileName ?? ''}">${name}</a> <span class="kl-attachment-kind">${kindOf(file, src, language)}</span>`
      : missingMedia(strings.missingFile)
    return markup`<div${blockMark(block)} class="kl-attachment">${link}${description ? markup`<p>${description}</p>` : null}</div>`
  },
  check: ({ attrs }) =>
    when([attrs.src === '', must('no-file', 'src')], [isBlank(attrs.title), must('no-title', 'title')]),
  accessibility: 'A link that says what it fetches: title, kind of file and size.',
  words: attachmentWords,
  remarks: attachmentRemarks,
})

/** `PDF, 1.2 MB`. */
function kindOf({ fileName, sizeInBytes }: RenderedMedia, src: string, language: string): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName ?? src)?.[1]?.toUpperCase()
  return [ending, sizeInBytes === undefined ? null : fileSize(sizeInBytes, language)]
    .filter(Boolean)
    .join(', ')
}

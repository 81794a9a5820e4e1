import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, words } from '../../document/block-attrs.ts'
import { mediaSchema } from '../../document/media-ref.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { captionHtml } from '../../render/media-html.ts'
import { playerHtml, recordingRemarks, TRANSCRIPT_MAX, transcriptHtml } from '../media-player.ts'
import { audioRemarks, audioWords } from './words.ts'

const schema = z.object({
  type: z.literal('audio'),
  attrs: blockAttrsSchema.extend({ src: mediaSchema, title: words(300), transcript: words(TRANSCRIPT_MAX) }),
})

export const audio = defineBlock({
  type: 'audio',
  family: 'media',
  schema,
  nodes: () => [atomNode({ type: 'audio', schema, attrs: ['src', 'title', 'transcript'] })],
  blank: (newId) => ({ type: 'audio', attrs: { id: newId(), src: '', title: '', transcript: '' } }),
  fields: [
    { name: 'src', kind: 'media', accepts: 'audio', required: true },
    { name: 'title', kind: 'text', required: true, max: 300 },
    { name: 'transcript', kind: 'multiline', required: true, max: TRANSCRIPT_MAX },
  ],
  texts: ['title', 'transcript'],
  media: ['src'],
  render: (block, context) => {
    const { attrs } = block
    const player = playerHtml(attrs, context, { tag: 'audio', name: context.strings.audio })
    const caption = context.audience === 'paper' ? null : captionHtml(context, attrs.src, attrs.title)
    return markup`<figure${blockMark(block)} class="kl-audio">${player}${caption}${transcriptHtml(attrs, context)}</figure>`
  },
  check: ({ attrs }) => recordingRemarks(attrs),
  accessibility: 'WCAG 2.2 1.2.1: native controls and a transcript; nothing plays by itself.',
  words: audioWords,
  remarks: audioRemarks,
})

import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, partIdSchema, words } from '../../document/block-attrs.ts'
import { mediaSchema } from '../../document/media-ref.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { TRANSCRIPT_MAX } from '../media-player.ts'
import { partId, partList } from '../part-list.ts'
import { CAPTION_LANGUAGES } from './caption-languages.ts'
import { videoHtml } from './render.ts'
import { videoCheck } from './video-check.ts'
import { videoRemarks, videoWords } from './words.ts'

const CAPTIONS_MAX = CAPTION_LANGUAGES.length

/** How what is seen reaches those who do not see it: nobody has said yet, in what the film says, or in a second film. */
export const DESCRIPTIONS = ['', 'spoken', 'second_film'] as const

/** A WebVTT file in one language. */
const captionsSchema = z.object({
  id: partIdSchema,
  language: z.enum(CAPTION_LANGUAGES).default('en'),
  src: mediaSchema,
})

const schema = z.object({
  type: z.literal('video'),
  attrs: blockAttrsSchema.extend({
    src: mediaSchema,
    title: words(300),
    /** What is shown before it plays. */
    poster: mediaSchema,
    captions: partList(captionsSchema, CAPTIONS_MAX).default([]),
    transcript: words(TRANSCRIPT_MAX),
    description: z.enum(DESCRIPTIONS).default(''),
    /** The same film with audio description. */
    describedSrc: mediaSchema,
  }),
})
export type VideoAttrs = z.output<typeof schema>['attrs']

const hasSecondFilm = ({ description }: Record<string, unknown>) => description === 'second_film'

const blankCaptions = (newId: () => string) => ({ id: partId(newId), language: 'en', src: '' })

export const video = defineBlock({
  type: 'video',
  family: 'media',
  schema,
  nodes: () => [
    atomNode({
      type: 'video',
      schema,
      attrs: ['src', 'title', 'poster', 'captions', 'transcript', 'description', 'describedSrc'],
    }),
  ],
  blank: (newId) => ({
    type: 'video',
    attrs: {
      ...{ id: newId(), src: '', title: '', poster: '', captions: [blankCaptions(newId)], transcript: '' },
      ...{ description: '', describedSrc: '' },
    },
  }),
  fields: [
    { name: 'src', kind: 'media', accepts: 'video', required: true },
    { name: 'title', kind: 'text', required: true, max: 300 },
    { name: 'poster', kind: 'media', accepts: 'image' },
    {
      name: 'captions',
      kind: 'list',
      min: 1,
      max: CAPTIONS_MAX,
      fields: [
        { name: 'language', kind: 'choice', options: CAPTION_LANGUAGES },
        { name: 'src', kind: 'media', accepts: 'captions', required: true },
      ],
      blankRow: blankCaptions,
    },
    { name: 'transcript', kind: 'multiline', required: true, max: TRANSCRIPT_MAX },
    { name: 'description', kind: 'choice', options: DESCRIPTIONS },
    { name: 'describedSrc', kind: 'media', accepts: 'video', when: hasSecondFilm },
  ],
  texts: ['title', 'transcript'],
  media: ['src', 'poster', 'captions.*.src', 'describedSrc'],
  render: videoHtml,
  check: ({ attrs }) => videoCheck(attrs),
  accessibility:
    'WCAG 2.2 1.2.2, 1.2.3 and 1.2.5: captions in each language as WebVTT, a transcript that also says what is seen, and the word of the author that the film says what is seen, or a second film with audio description. Native controls; nothing plays by itself, and what plays stops when its screen is left.',
  words: videoWords,
  remarks: videoRemarks,
})

import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, words } from '../../document/block-attrs.ts'
import { mediaSchema } from '../../document/media-ref.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { captionHtml, imageHtml } from '../../render/media-html.ts'

const schema = z.object({
  type: z.literal('image'),
  attrs: blockAttrsSchema.extend({
    src: mediaSchema,
    alt: words(500),
    /** True for an image that says nothing the text does not say; only then may `alt` stay empty. */
    decorative: z.boolean().nullish(),
    caption: z.string().max(500).nullish(),
  }),
})

export const image = defineBlock({
  type: 'image',
  family: 'media',
  schema,
  nodes: () => [
    atomNode({ type: 'image', schema, attrs: ['src', 'alt', 'decorative', 'caption'], isPlain: true }),
  ],
  blank: (newId) => ({
    type: 'image',
    attrs: { id: newId(), src: '', alt: '', decorative: false, caption: '' },
  }),
  fields: [
    { name: 'src', kind: 'media', accepts: 'image', required: true },
    { name: 'decorative', kind: 'toggle' },
    { name: 'alt', kind: 'multiline', max: 500, when: ({ decorative }) => decorative !== true },
    { name: 'caption', kind: 'text', max: 500 },
  ],
  texts: ['alt', 'caption'],
  media: ['src'],
  render: (block, context) => {
    const { src, alt, decorative, caption } = block.attrs
    return markup`<figure${blockMark(block)} class="kl-image">${imageHtml(context, src, decorative ? '' : alt)}${captionHtml(context, src, caption)}</figure>`
  },
  check: ({ attrs }) => [
    ...(attrs.src === '' ? [{ rule: 'no-file', severity: 'must' as const, field: 'src' }] : []),
    ...(attrs.decorative !== true && attrs.alt.trim() === ''
      ? [{ rule: 'no-alternative', severity: 'must' as const, field: 'alt' }]
      : []),
  ],
  accessibility: 'WCAG 2.2 1.1.1: a description, or an empty alt for what is said to be decorative.',
  words: {
    en: {
      name: 'Image',
      hint: 'A picture with a description',
      keywords: ['picture', 'photo', 'figure'],
      fields: {
        src: 'Picture',
        alt: 'Description for those who do not see it',
        decorative: 'Decorative: says nothing the text does not say',
        caption: 'Caption',
      },
    },
    hi: {
      name: 'चित्र',
      hint: 'विवरण सहित चित्र',
      keywords: ['image', 'photo', 'chitra'],
      fields: {
        src: 'चित्र',
        alt: 'जो देख नहीं सकते उनके लिए विवरण',
        decorative: 'केवल सजावटी: पाठ से अधिक कुछ नहीं कहता',
        caption: 'चित्र-शीर्षक',
      },
    },
  },
  remarks: {
    en: {
      'no-file': 'Choose a picture.',
      'no-alternative': 'Describe the picture, or mark it as decorative.',
    },
    hi: { 'no-file': 'चित्र चुनिए।', 'no-alternative': 'चित्र का विवरण लिखिए, या उसे सजावटी चिह्नित कीजिए।' },
  },
})

import { mergeAttributes, Node } from '@tiptap/core'
import { z } from 'zod'
import { blockIdSchema } from '../block-id.ts'

// A path inside the lesson's own files: no scheme, no leading slash, no way up.
const ASSET_PATH = /^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))(?![a-z][a-z0-9+.-]*:)[^\\?#]+$/i

export const imageSchema = z.object({
  type: z.literal('image'),
  attrs: z
    .object({
      id: blockIdSchema,
      src: z
        .string()
        .min(1)
        .max(500)
        .regex(ASSET_PATH, 'An image is a file of the lesson, not a foreign address.'),
      alt: z.string().trim().max(500),
      /** True for an image that says nothing the text does not say; only then may `alt` be empty. */
      decorative: z.boolean().optional(),
      caption: z.string().trim().max(500).nullish(),
    })
    .refine(({ alt, decorative }) => alt !== '' || decorative === true, {
      message: 'Describe the image, or mark it as decorative.',
      path: ['alt'],
    }),
})

export const LessonImage = Node.create({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: '', parseHTML: (element) => element.getAttribute('data-src'), rendered: false },
    alt: { default: '', parseHTML: (element) => element.getAttribute('data-alt') ?? '', rendered: false },
    decorative: { default: false, rendered: false },
    caption: { default: null, rendered: false },
  }),
  parseHTML: () => [{ tag: 'figure[data-src]' }],
  renderHTML({ node, HTMLAttributes }) {
    const src = String(node.attrs.src)
    const alt = String(node.attrs.alt ?? '')
    const caption = typeof node.attrs.caption === 'string' ? node.attrs.caption : ''
    return [
      'figure',
      mergeAttributes(HTMLAttributes, { class: 'kl-image', 'data-src': src, 'data-alt': alt }),
      ['img', { src, alt, loading: 'lazy', decoding: 'async' }],
      ...(caption === '' ? [] : [['figcaption', {}, caption]]),
    ]
  },
})

import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, partIdSchema, words } from '../../document/block-attrs.ts'
import { mediaSchema } from '../../document/media-ref.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { captionHtml, imageHtml } from '../../render/media-html.ts'
import { partId, partList } from '../part-list.ts'
import { isBlank, must, when } from '../remark.ts'
import { galleryRemarks, galleryWords } from './words.ts'

const IMAGES_MAX = 24

const schema = z.object({
  type: z.literal('gallery'),
  attrs: blockAttrsSchema.extend({
    caption: words(500),
    images: partList(
      z.object({ id: partIdSchema, src: mediaSchema, alt: words(500), caption: words(500) }),
      IMAGES_MAX,
    ),
  }),
})

const blankImage = (newId: () => string) => ({ id: partId(newId), src: '', alt: '', caption: '' })

/** Pictures that belong together. */
export const gallery = defineBlock({
  type: 'gallery',
  family: 'media',
  schema,
  nodes: () => [atomNode({ type: 'gallery', schema, attrs: ['caption', 'images'] })],
  blank: (newId) => ({
    type: 'gallery',
    attrs: { id: newId(), caption: '', images: [blankImage(newId), blankImage(newId)] },
  }),
  fields: [
    {
      name: 'images',
      kind: 'list',
      min: 1,
      max: IMAGES_MAX,
      fields: [
        { name: 'src', kind: 'media', accepts: 'image', required: true },
        { name: 'alt', kind: 'multiline', required: true, max: 500 },
        { name: 'caption', kind: 'text', max: 500 },
      ],
      blankRow: blankImage,
    },
    { name: 'caption', kind: 'text', max: 500 },
  ],
  texts: ['images.*.alt', 'images.*.caption', 'caption'],
  media: ['images.*.src'],
  render: (block, context) => {
    const { images, caption } = block.attrs
    const items = images.map(
      ({ src, alt, caption: words }) =>
        markup`<li><figure>${imageHtml(context, src, alt)}${captionHtml(context, src, words)}</figure></li>`,
    )
    return markup`<figure${blockMark(block)} class="kl-gallery"><ul>${items}</ul>${caption ? markup`<figcaption>${caption}</figcaption>` : null}</figure>`
  },
  check: ({ attrs: { images } }) => [
    ...when([images.length === 0, must('no-images', 'images')]),
    ...images.flatMap(({ src, alt }, index) =>
      when(
        [src === '', must('no-file', `images.${index}.src`, { number: index + 1 })],
        [isBlank(alt), must('no-alternative', `images.${index}.alt`, { number: index + 1 })],
      ),
    ),
  ],
  accessibility: 'A list of figures, all of them on the page: nothing slides or moves by itself.',
  words: galleryWords,
  remarks: galleryRemarks,
})

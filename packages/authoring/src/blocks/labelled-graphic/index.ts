import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, partIdSchema, words } from '../../document/block-attrs.ts'
import { mediaSchema } from '../../document/media-ref.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { partId, partList } from '../part-list.ts'
import { isBlank, must, when } from '../remark.ts'
import { labelledGraphicHtml } from './render.ts'
import { labelledGraphicRemarks, labelledGraphicWords } from './words.ts'

const POINTS_MAX = 20
const percent = z.number().min(0).max(100)

const schema = z.object({
  type: z.literal('labelledGraphic'),
  attrs: blockAttrsSchema.extend({
    src: mediaSchema,
    alt: words(500),
    points: partList(
      z.object({
        id: partIdSchema,
        /** Per cent of the width and the height of the picture. */
        place: z.object({ x: percent, y: percent }),
        title: words(200),
        text: words(1000),
      }),
      POINTS_MAX,
    ),
  }),
})
export type LabelledGraphicAttrs = z.output<typeof schema>['attrs']

const blankPoint = (newId: () => string) => ({
  id: partId(newId),
  place: { x: 50, y: 50 },
  title: '',
  text: '',
})

/** A picture with numbered points, and what they are. */
export const labelledGraphic = defineBlock({
  type: 'labelledGraphic',
  family: 'media',
  schema,
  nodes: () => [atomNode({ type: 'labelledGraphic', schema, attrs: ['src', 'alt', 'points'] })],
  blank: (newId) => ({
    type: 'labelledGraphic',
    attrs: { id: newId(), src: '', alt: '', points: [blankPoint(newId)] },
  }),
  fields: [
    { name: 'src', kind: 'media', accepts: 'image', required: true },
    { name: 'alt', kind: 'multiline', required: true, max: 500 },
    {
      name: 'points',
      kind: 'list',
      min: 1,
      max: POINTS_MAX,
      fields: [
        { name: 'place', kind: 'point', image: 'src' },
        { name: 'title', kind: 'text', required: true, max: 200 },
        { name: 'text', kind: 'multiline', max: 1000 },
      ],
      blankRow: blankPoint,
    },
  ],
  texts: ['alt', 'points.*.title', 'points.*.text'],
  media: ['src'],
  render: labelledGraphicHtml,
  check: ({ attrs: { src, alt, points } }) => [
    ...when(
      [src === '', must('no-file', 'src')],
      [isBlank(alt), must('no-alternative', 'alt')],
      [points.length === 0, must('no-points', 'points')],
    ),
    ...points.flatMap(({ title }, index) =>
      when([isBlank(title), must('no-title', `points.${index}.title`, { number: index + 1 })]),
    ),
  ],
  accessibility:
    'An ordered list of all labels below the picture; scripts make the numbers on the picture buttons (44 px) that open their label, with aria-expanded.',
  words: labelledGraphicWords,
  remarks: labelledGraphicRemarks,
})

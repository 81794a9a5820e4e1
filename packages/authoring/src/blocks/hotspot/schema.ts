import { z } from 'zod'
import { partIdSchema, words } from '../../document/block-attrs.ts'
import { mediaSchema } from '../../document/media-ref.ts'
import { questionAttrsSchema } from '../../interactions/question-attrs.ts'
import { partList } from '../part-list.ts'

export const AREAS_MAX = 12
export const AREA_SHAPES = ['rectangle', 'ellipse'] as const

const perCent = z.number().min(0).max(100)

export const hotspotSchema = z.object({
  type: z.literal('hotspot'),
  attrs: questionAttrsSchema.extend({
    src: mediaSchema,
    alt: words(500),
    /** Several areas are right together, instead of one. */
    many: z.boolean().default(false),
    areas: partList(
      z.object({
        id: partIdSchema,
        /** What the area shows: it is heard, and stands in the list under the picture. */
        name: words(200),
        shape: z.enum(AREA_SHAPES).default('rectangle'),
        /** Left, top, width and height in per cent of the picture. */
        area: z.object({ x: perCent, y: perCent, width: perCent, height: perCent }),
        correct: z.boolean().default(false),
        feedback: words(1000),
      }),
      AREAS_MAX,
    ),
  }),
})
export type Hotspot = z.output<typeof hotspotSchema>

import { z } from 'zod'
import { partIdSchema, words } from '../../document/block-attrs.ts'
import { questionAttrsSchema } from '../../interactions/question-attrs.ts'
import { partList } from '../part-list.ts'

export const CATEGORIES_MAX = 6
export const ITEMS_MAX = 20

export const categorisingSchema = z.object({
  type: z.literal('categorising'),
  attrs: questionAttrsSchema.extend({
    categories: partList(z.object({ id: partIdSchema, name: words(200) }), CATEGORIES_MAX),
    items: partList(
      z.object({
        id: partIdSchema,
        text: words(300),
        /** The id of the category it belongs to; empty in a draft. */
        category: z.union([partIdSchema, z.literal('')]).default(''),
      }),
      ITEMS_MAX,
    ),
  }),
})
export type Categorising = z.output<typeof categorisingSchema>

import { z } from 'zod'

/** A stable id of a block: it survives every edit, so comments, translations and review marks can hang on it. */
export const blockIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'A block needs an id of letters, digits, - and _.')

/** What one block claims to build; codes are checked against the framework by whoever knows it. */
const blockTagSchema = z.object({
  code: z.string().regex(/^(BEH|FUN|DOM)-[\w-]{1,40}$/),
  level: z.number().int().min(1).max(5),
  role: z.enum(['taught', 'practised', 'assessed']),
})
export type BlockTag = z.infer<typeof blockTagSchema>

export const TAGS_MAX = 20

/** Attributes every block of the document carries; each schema adds its own with `.extend`. */
export const blockAttrsSchema = z.object({
  id: blockIdSchema,
  tags: z.array(blockTagSchema).max(TAGS_MAX).nullish(),
})

/** Attributes of a node inside another block: an id may be there and means nothing outside the editor. */
export const innerAttrsSchema = z.object({ id: z.string().max(64).nullish() }).optional()

/** An id inside a block, of an option, a card or a step: translations and answers hang on it. */
export const partIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,32}$/)

/** Words without any form. A draft may leave them empty; what must not stay empty is said by `check`. */
export const words = (max: number) => z.string().max(max).default('')

import { z } from 'zod'
import { linkHrefSchema } from '../document/inline.ts'

/** An address that a draft may leave out. */
export const optionalUrlSchema = z.union([z.literal(''), linkHrefSchema]).nullish()

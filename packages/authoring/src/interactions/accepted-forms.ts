import { z } from 'zod'
import { partList } from '../blocks/part-list.ts'
import { partIdSchema, words } from '../document/block-attrs.ts'

export const FORMS_MAX = 20

/** Forms of one answer that are all right; the first is the one that is shown. */
export const acceptedFormsSchema = partList(z.object({ id: partIdSchema, text: words(100) }), FORMS_MAX)

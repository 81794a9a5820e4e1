import { Extension } from '@tiptap/core'
import { z } from 'zod'

/** A stable id of a block: it survives every edit, so comments and review marks can hang on it. */
export const blockIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'A block needs an id of letters, digits, - and _.')

/** Blocks that stand directly in the document, by node name. Each carries an id. */
export const BLOCK_TYPES = [
  'heading',
  'paragraph',
  'bulletList',
  'orderedList',
  'table',
  'callout',
  'statuteQuotation',
  'image',
  'pageBreak',
  'singleChoice',
  'multipleChoice',
] as const

/** Adds the id to every block and shows it in the HTML, where a comment can find its block. */
export const BlockId = Extension.create({
  name: 'blockId',
  addGlobalAttributes() {
    return [
      {
        types: [...BLOCK_TYPES],
        attributes: {
          id: {
            default: null,
            parseHTML: (element) => element.getAttribute('data-block-id'),
            renderHTML: ({ id }) => (id ? { 'data-block-id': String(id) } : {}),
          },
        },
      },
    ]
  },
})

/** Attributes of a block that stands inside another one: an id may be there and means nothing. */
export const innerAttrsSchema = z.object({ id: blockIdSchema.nullish() }).optional()

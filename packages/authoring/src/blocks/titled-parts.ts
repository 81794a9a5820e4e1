import { z } from 'zod'
import { blockIdSchema } from '../document/block-attrs.ts'
import { inlineWords, type InlineText } from '../document/inline.ts'
import { type BlockRemark } from '../block-definition.ts'
import { haveDifferentIds } from './part-list.ts'
import { isUnwritten, plainContentSchema, type PlainBlock } from './plain-blocks.ts'
import { isBlank, must, should, when } from './remark.ts'

// What tabs and accordions have in common: parts with an id, a title and blocks.

export const TITLED_PARTS_MAX = 20

const titleSchema = <T extends string>(type: T) =>
  z.object({
    type: z.literal(type),
    content: z
      .array(z.object({ type: z.literal('text'), text: z.string().min(1).max(300) }))
      .max(20)
      .optional(),
  })

/** Parts of the node `part`, each with the node `title` before its blocks. */
export const titledPartsSchema = <P extends string, T extends string>(part: P, title: T) =>
  z
    .array(
      z.object({
        type: z.literal(part),
        attrs: z.object({ id: blockIdSchema }),
        content: z
          .tuple([titleSchema(title)], plainContentSchema.element)
          .refine(
            (content) => content.length > 1 && content.length <= 101,
            'A part has a title and between 1 and 100 blocks.',
          )
          .refine(
            ([, ...blocks]) => haveDifferentIds(blocks.map(({ attrs }) => attrs)),
            'Two blocks have the same id.',
          ),
      }),
    )
    .min(1)
    .max(TITLED_PARTS_MAX)
    .refine(
      (parts) => haveDifferentIds(parts.map(({ attrs }) => attrs)),
      'Two parts of a block have the same id.',
    )

type TitledPart = {
  type: string
  attrs: { id: string }
  content: readonly [{ content?: readonly { type: 'text'; text: string }[] | undefined }, ...PlainBlock[]]
}

export const titleOf = ({ content: [title] }: TitledPart): string =>
  inlineWords(title.content as InlineText[] | undefined)
export const blocksOf = ({ content: [, ...blocks] }: TitledPart): PlainBlock[] => blocks

export const blankTitledPart = (part: string, title: string, newId: () => string) => ({
  type: part,
  attrs: { id: newId() },
  content: [{ type: title }, { type: 'paragraph', attrs: { id: newId() } }],
})

/** Paths of fields count parts: `content.1`. */
export const titledPartRemarks = (parts: readonly TitledPart[]): BlockRemark[] =>
  parts
    .flatMap((part, index) =>
      when(
        [isBlank(titleOf(part)), must('no-title', `content.${index}`, { number: index + 1 })],
        [isUnwritten(blocksOf(part)), must('empty-part', `content.${index}`, { number: index + 1 })],
      ),
    )
    .concat(when([parts.length < 2, should('one-part')]))

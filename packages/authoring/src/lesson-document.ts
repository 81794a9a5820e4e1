import { z } from 'zod'
import { calloutSchema } from './blocks/callout.ts'
import { headingSchema } from './blocks/heading.ts'
import { imageSchema } from './blocks/image.ts'
import { bulletListSchema, orderedListSchema } from './blocks/list.ts'
import { multipleChoiceSchema } from './blocks/multiple-choice.ts'
import { pageBreakSchema } from './blocks/page-break.ts'
import { paragraphSchema } from './blocks/paragraph.ts'
import { singleChoiceSchema } from './blocks/single-choice.ts'
import { statuteQuotationSchema } from './blocks/statute-quotation.ts'
import { tableSchema } from './blocks/table.ts'

const BLOCKS_MAX = 2000

export const blockSchema = z.discriminatedUnion('type', [
  headingSchema,
  paragraphSchema,
  bulletListSchema,
  orderedListSchema,
  tableSchema,
  calloutSchema,
  statuteQuotationSchema,
  imageSchema,
  pageBreakSchema,
  singleChoiceSchema,
  multipleChoiceSchema,
])

/** A lesson as TipTap stores it: `doc` with blocks. Every block has an id that occurs once. */
export const lessonDocumentSchema = z
  .object({ type: z.literal('doc'), content: z.array(blockSchema).min(1).max(BLOCKS_MAX) })
  .superRefine(({ content }, context) => {
    const seen = new Set<string>()
    content.forEach((block, index) => {
      if (seen.has(block.attrs.id)) {
        context.addIssue({
          code: 'custom',
          path: ['content', index, 'attrs', 'id'],
          message: `Two blocks have the id ${block.attrs.id}.`,
        })
      }
      seen.add(block.attrs.id)
    })
  })

export type Block = z.infer<typeof blockSchema>
export type BlockType = Block['type']
export type LessonDocument = z.infer<typeof lessonDocumentSchema>
export type QuestionBlock = Extract<Block, { type: 'singleChoice' | 'multipleChoice' }>

export interface LessonProblem {
  /** Where in the document, as keys and indexes joined by dots. */
  path: string
  /** The block the problem is in, when that block has an id. */
  blockId: string | null
  message: string
}

export type LessonValidation =
  { status: 'valid'; document: LessonDocument } | { status: 'invalid'; problems: LessonProblem[] }

/** Checks what an editor or a file sends. A valid answer carries the document without unknown attributes. */
export function validateLesson(json: unknown): LessonValidation {
  const parsed = lessonDocumentSchema.safeParse(json)
  if (parsed.success) return { status: 'valid', document: parsed.data }
  return {
    status: 'invalid',
    problems: parsed.error.issues.map(({ path, message }) => ({
      path: path.join('.'),
      blockId: blockIdAt(json, path[1]),
      message,
    })),
  }
}

const blocksShape = z.object({ content: z.array(z.unknown()) })
const identifiedShape = z.object({ attrs: z.object({ id: z.string() }) })

function blockIdAt(json: unknown, index: PropertyKey | undefined): string | null {
  if (typeof index !== 'number') return null
  const blocks = blocksShape.safeParse(json)
  const block = identifiedShape.safeParse(blocks.success ? blocks.data.content[index] : null)
  return block.success ? block.data.attrs.id : null
}

/** True for the two kinds of question. */
export function isQuestion(block: Block): block is QuestionBlock {
  return block.type === 'singleChoice' || block.type === 'multipleChoice'
}

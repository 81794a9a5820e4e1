import { z } from 'zod'
import { ALL_BLOCKS } from '../blocks/all-blocks.ts'
import { innerBlocks } from './inner-plain.ts'

export const BLOCKS_MAX = 2000
const PROBLEMS_MAX = 100

/** A block as it stands directly in a lesson. */
export type Block = z.output<(typeof ALL_BLOCKS)[number]['schema']>
export type BlockType = Block['type']

const schemas = ALL_BLOCKS.map(({ schema }) => schema)
export const blockSchema = z.discriminatedUnion('type', schemas as unknown as BlockSchemas)
type BlockSchemas = [(typeof ALL_BLOCKS)[number]['schema'], ...(typeof ALL_BLOCKS)[number]['schema'][]]

/** A lesson as TipTap stores it: `doc` with blocks. Every block, those in columns and tabs among them, has an id that occurs once. */
export const lessonDocumentSchema = z
  .object({ type: z.literal('doc'), content: z.array(blockSchema).min(1).max(BLOCKS_MAX) })
  .superRefine(({ content }, context) => {
    const seen = new Set<string>()
    content.forEach((block, index) => {
      for (const { attrs } of [block, ...innerBlocks(block)]) {
        if (seen.has(attrs.id)) {
          context.addIssue({
            code: 'custom',
            path: ['content', index, 'attrs', 'id'],
            message: `Two blocks have the id ${attrs.id}.`,
          })
        }
        seen.add(attrs.id)
      }
    })
  })
export type LessonDocument = z.output<typeof lessonDocumentSchema>

export interface LessonProblem {
  /** Where in the document, as keys and indexes joined by dots. */
  path: string
  /** The block the problem is in, when that block has an id. */
  blockId: string | null
  message: string
}

export type LessonValidation =
  { status: 'valid'; document: LessonDocument } | { status: 'invalid'; problems: LessonProblem[] }

/**
 * Checks what an editor or a file sends: shape, limits and safety, not whether it is finished (`checkLesson` says that).
 * Names the first hundred problems. A valid answer carries the document without unknown attributes.
 */
export function validateLesson(json: unknown): LessonValidation {
  const parsed = lessonDocumentSchema.safeParse(json)
  if (parsed.success) return { status: 'valid', document: parsed.data }
  return {
    status: 'invalid',
    problems: parsed.error.issues.slice(0, PROBLEMS_MAX).map(({ path, message }) => ({
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

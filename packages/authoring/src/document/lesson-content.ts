import { z } from 'zod'
import { blockIdSchema } from './block-attrs.ts'
import { inlineContentSchema, type InlineText } from './inline.ts'
import { lessonDocumentSchema, type LessonDocument } from './lesson-document.ts'

export const LESSON_TITLE_MAX = 200
/** The longest words there are: a transcript. */
const WORDS_MAX = 50_000
// Lists in lists in a column of a tab: every step of the way there has a number or an id.
const UNIT_KEY_MAX = 600
const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

export type TranslatedText<T = InlineText[] | string> = {
  /** `textFingerprint` of the source words it translates: another one makes it stale. */
  of: string
  text: T
}

export type LessonTranslation = {
  title: TranslatedText<string> | null
  /** By block, then by the key of the unit in it. What no longer has a source is kept, so that undoing finds it. */
  blocks: Record<string, Record<string, TranslatedText>>
}

/** A lesson in all its languages, as it is stored, sent and exported. */
export type LessonContent = {
  /** BCP 47 tag of the language it is written in. */
  sourceLanguage: string
  title: string
  document: LessonDocument
  translations: Record<string, LessonTranslation>
}

const fingerprintSchema = z.string().regex(/^[0-9a-f]{16}$/)
const wordsSchema = z.union([inlineContentSchema, z.string().max(WORDS_MAX)])
/** As `TextUnit` has it; never a name that objects have a meaning for. */
const keySchema = z
  .string()
  .max(UNIT_KEY_MAX)
  .regex(/^(?:title|attrs\..+|content(?:\..+)?)$/s)

/** One unit put into another language; a text of null takes the translation away. `blockId` null is the title. */
export const translationEditSchema = z
  .object({
    language: languageSchema,
    blockId: blockIdSchema.nullable(),
    key: keySchema,
    of: fingerprintSchema,
    text: wordsSchema.nullable(),
  })
  .refine(
    ({ blockId, text }) => blockId !== null || text === null || isTitle(text),
    `A title has words without form, at most ${LESSON_TITLE_MAX} characters.`,
  )
const isTitle = (text: InlineText[] | string) => typeof text === 'string' && text.length <= LESSON_TITLE_MAX
export type TranslationEdit = z.output<typeof translationEditSchema>

/** What a file or a store holds of a lesson; unknown attributes are dropped, hostile ones refused. */
export const lessonContentSchema: z.ZodType<LessonContent> = z.object({
  sourceLanguage: languageSchema,
  title: z.string().max(LESSON_TITLE_MAX),
  document: lessonDocumentSchema,
  translations: z.record(
    languageSchema,
    z.object({
      title: z.object({ of: fingerprintSchema, text: z.string().max(LESSON_TITLE_MAX) }).nullable(),
      blocks: z.record(
        blockIdSchema,
        z.record(keySchema, z.object({ of: fingerprintSchema, text: wordsSchema })),
      ),
    }),
  ),
})

/** A lesson in one language with nothing translated yet. */
export const lessonContent = (
  sourceLanguage: string,
  title: string,
  document: LessonDocument,
): LessonContent => ({
  sourceLanguage,
  title,
  document,
  translations: {},
})

import { AuthoringError } from '../authoring-error.ts'
import { definitions } from '../blocks/definitions.ts'
import { type AnyBlock } from '../block-definition.ts'
import { type LessonDocument } from '../document/lesson-document.ts'
import { attribute, type Html } from './markup.ts'
import { lessonStrings } from './lesson-strings.ts'
import { type RenderContext } from './render-context.ts'

export type RenderOptions = Partial<Omit<RenderContext, 'render' | 'strings'>>

type LessonOptions = RenderOptions & {
  /** The BCP 47 tag of a block whose words are in another language than the rest; null for the others. */
  languageOf?: (blockId: string) => string | null
}

/** A context with what a caller leaves out: English, learners, files found under the path the document names. */
export function renderContext({
  language = 'en',
  media,
  audience = 'learner',
}: RenderOptions = {}): RenderContext {
  const context: RenderContext = {
    language,
    strings: lessonStrings(language),
    media: media ?? ((src) => ({ url: src })),
    audience,
    render: (block) => renderBlock(block, context),
  }
  return context
}

/** The markup of one block. Throws `AuthoringError` `invalid_lesson` for a kind the lesson does not know. */
export function renderBlock(block: AnyBlock, context: RenderContext): Html {
  const definition = definitions.get(block.type)
  if (!definition) throw new AuthoringError('invalid_lesson', `A lesson has no blocks of kind ${block.type}.`)
  return definition.render(block, context)
}

/**
 * The markup of a lesson that has passed `validateLesson`, with text and attributes escaped. `language` is the BCP 47
 * tag of the words, `audience` decides whether answers are shown, `media` finds the files.
 */
export function renderLesson(
  document: LessonDocument,
  { languageOf, ...options }: LessonOptions = {},
): string {
  const context = renderContext(options)
  return document.content
    .map((block) => inLanguage(renderBlock(block, context).text, languageOf?.(block.attrs.id) ?? null))
    .join('')
}

/** WCAG 2.2, 3.1.2: the element a block consists of says its language. */
const inLanguage = (html: string, language: string | null): string =>
  language === null ? html : html.replace(/^<[a-z][a-z0-9]*/, (tag) => tag + attribute('lang', language).text)

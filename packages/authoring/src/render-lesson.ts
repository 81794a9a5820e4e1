import { renderToHTMLString } from '@tiptap/static-renderer/pm/html-string'
import { AuthoringError } from './authoring-error.ts'
import { lessonExtensions } from './extensions.ts'
import { type BlockOptions } from './lesson-strings.ts'
import { type LessonDocument } from './lesson-document.ts'

/**
 * The HTML of a lesson, with text and attributes escaped. `language` is the BCP 47 tag of the content;
 * `showAnswers` is for reviewers. Throws `AuthoringError` `invalid_lesson` for a node the lesson does not know.
 * Costs some milliseconds: render on save and keep the result.
 */
export function renderLesson(document: LessonDocument, options: Partial<BlockOptions> = {}): string {
  if (document.content.length === 0) return ''
  try {
    return renderToHTMLString({ content: document, extensions: lessonExtensions(options) })
  } catch (error) {
    throw new AuthoringError('invalid_lesson', 'This is not a lesson document.', { cause: error })
  }
}

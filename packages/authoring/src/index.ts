export { AuthoringError, type AuthoringErrorCode } from './authoring-error.ts'
export { blockHash } from './block-hash.ts'
export { BLOCK_TYPES, blockIdSchema } from './block-id.ts'
export { CALLOUT_TONES, type CalloutTone } from './blocks/callout.ts'
export { HEADING_LEVELS } from './blocks/heading.ts'
export { OPTIONS_MAX, type QuestionAttrs } from './blocks/question.ts'
export { extensions, lessonExtensions } from './extensions.ts'
export { type InlineText } from './inline-content.ts'
export {
  blockSchema,
  isQuestion,
  lessonDocumentSchema,
  validateLesson,
  type Block,
  type BlockType,
  type LessonDocument,
  type LessonProblem,
  type LessonValidation,
  type QuestionBlock,
} from './lesson-document.ts'
export { lessonStrings, type BlockOptions } from './lesson-strings.ts'
export { renderLesson } from './render-lesson.ts'
export { plainText, splitScreens, type Screen } from './screens.ts'

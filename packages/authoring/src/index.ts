export { AuthoringError, type AuthoringErrorCode } from './authoring-error.ts'
export {
  BLOCK_FAMILIES,
  type AnyBlock,
  type AnyBlockDefinition,
  type BlockFamily,
  type BlockRemark,
  type BlockWords,
  type Field,
  type MediaKind,
} from './block-definition.ts'
export { ALL_BLOCKS } from './blocks/all-blocks.ts'
export { CALLOUT_TONES, type CalloutTone } from './blocks/callout/index.ts'
export { definitions, isInteraction } from './blocks/definitions.ts'
export { HEADING_LEVELS } from './blocks/heading/index.ts'
export { blockIdSchema, type BlockTag } from './document/block-attrs.ts'
export { blockHash } from './document/block-hash.ts'
export { type InlineText } from './document/inline.ts'
export {
  blockSchema,
  lessonDocumentSchema,
  validateLesson,
  type Block,
  type BlockType,
  type LessonDocument,
  type LessonProblem,
  type LessonValidation,
} from './document/lesson-document.ts'
export { mediaId, mediaSrc } from './document/media-ref.ts'
export { newId } from './document/new-id.ts'
export { splitScreens, type Screen } from './document/screens.ts'
export { mapTexts, plainText, textsOf, type TextUnit } from './document/texts.ts'
export { COURSE_STYLE } from './export/generated/course-runtime.ts'
export { lessonExtensions } from './editor/lesson-extensions.ts'
export { anyScoring, type AnyScoring, type InteractionReport, type Scoring } from './interactions/scoring.ts'
export { type RenderContext, type RenderedMedia } from './render/render-context.ts'
export { renderBlock, renderContext, renderLesson } from './render/render-lesson.ts'
export {
  lessonContent,
  lessonContentSchema,
  LESSON_TITLE_MAX,
  type LessonContent,
  type LessonTranslation,
  type TranslatedText,
  type TranslationEdit,
} from './document/lesson-content.ts'
export { diffLessons, diffWords, type BlockDiff, type WordDiff } from './revisions/diff-lessons.ts'
export {
  applyChange,
  changeBetween,
  lessonChangeSchema,
  type LessonChange,
} from './revisions/lesson-change.ts'
export { mergeChange, type MergeConflict } from './revisions/merge-change.ts'
export {
  localise,
  percentCurrent,
  type LocalisedLesson,
  type TranslationState,
} from './translation/localise.ts'
export { fromNotation, toNotation } from './translation/notation.ts'
export { textFingerprint } from './translation/text-fingerprint.ts'
export { applyTranslations, translationRows, type TranslationRow } from './translation/translation-rows.ts'
export { applyFix } from './checks/apply-fix.ts'
export { checkBlock, checkLesson, checkWhole } from './checks/check-lesson.ts'
export { contrast } from './checks/contrast.ts'
export { FIX_KINDS, type FixKind, type LessonRemark } from './checks/lesson-remark.ts'
export { checkFiles } from './checks/missing-files.ts'
export { lessonStatistics, type LessonStatistics } from './checks/lesson-statistics.ts'
export { englishReadingEase, hindiReading } from './checks/reading-ease.ts'
export { fixLabel, remarkSentence } from './checks/remark-sentences.ts'
export { cleanPastedHtml } from './editor/clean-pasted-html.ts'
export { picturesInRtf, type RtfPicture } from './editor/pictures-in-rtf.ts'
export { filterBlocks } from './editor/filter-blocks.ts'
export { findInDocument, replaceMatches, type DocumentMatch } from './editor/find-in-document.ts'
export { findInText, replaceInText } from './editor/find-in-text.ts'
export {
  blockAt,
  blockById,
  deleteBlock,
  duplicateBlock,
  insertBlock,
  mayStandAt,
  moveBlock,
  moveBlockTo,
  selectionIn,
  type TopBlock,
} from './editor/move-blocks.ts'
export { attrsWithNewIds, withNewIds } from './editor/with-new-ids.ts'
export { moveScreen, outlineOf, type OutlineScreen } from './editor/move-screens.ts'
export { ownStep } from './editor/own-step.ts'
export { putBlocks } from './editor/put-blocks.ts'
export { blockOf, readDocument, rememberBlocks } from './editor/read-blocks.ts'
export { addPart, movePart, partAt, removePart } from './editor/structure-parts.ts'
export { turnInto, turnTargets, type TurnTarget } from './editor/turn-into.ts'
export { TEMPLATE_KEYS, type LessonTemplate, type TemplateKey } from './templates/lesson-template.ts'
export { lessonTemplates, templateLanguage } from './templates/lesson-templates.ts'

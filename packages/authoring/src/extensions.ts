import { type Extensions } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { BlockId } from './block-id.ts'
import { Callout } from './blocks/callout.ts'
import { HEADING_LEVELS } from './blocks/heading.ts'
import { LessonImage } from './blocks/image.ts'
import { MultipleChoice } from './blocks/multiple-choice.ts'
import { PageBreak } from './blocks/page-break.ts'
import { SingleChoice } from './blocks/single-choice.ts'
import { StatuteQuotation } from './blocks/statute-quotation.ts'
import { tableNodes } from './blocks/table.ts'
import { type BlockOptions } from './lesson-strings.ts'

/** The TipTap extensions of a lesson, for the editor and the renderer alike. */
export function lessonExtensions(options: Partial<BlockOptions> = {}): Extensions {
  const blockOptions: BlockOptions = { language: 'en', showAnswers: false, ...options }
  return [
    StarterKit.configure({
      blockquote: false,
      code: false,
      codeBlock: false,
      hardBreak: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      // It would put paragraphs into the document that carry no id.
      trailingNode: false,
      heading: { levels: [...HEADING_LEVELS] },
      link: {
        openOnClick: false,
        protocols: ['https', 'http', 'mailto'],
        HTMLAttributes: { target: '_blank', rel: 'noopener noreferrer' },
      },
    }),
    BlockId,
    ...tableNodes,
    Callout.configure(blockOptions),
    StatuteQuotation,
    LessonImage,
    PageBreak,
    SingleChoice.configure(blockOptions),
    MultipleChoice.configure(blockOptions),
  ]
}

/** The extensions with English labels and answers hidden. */
export const extensions = lessonExtensions()

import { type Block } from '../document/lesson-document.ts'
import { type LessonContent } from '../document/lesson-content.ts'

/** A shortcoming of a lesson, found while it is written; `remarkSentence` puts it into words. */
export type LessonRemark = {
  rule: string
  /** `must` holds up submission and export; `should` is advice. */
  severity: 'must' | 'should'
  /** Null when it is about the whole lesson. */
  blockId: string | null
  /** The block in columns, a tab or a fold of that block that is meant, when a press can mend it there. */
  innerId?: string
  /** For remarks a kind of block makes itself: which kind, and which attribute. */
  blockType?: string | undefined
  field?: string | undefined
  params?: Record<string, string | number>
  /** Set when it is about a translation and not about what the writer has written. */
  language?: string
  /** What one press can do about it; `applyFix` does it. */
  fix: FixKind | null
}

export const FIX_KINDS = [
  'mark_decorative',
  'set_heading_level',
  'name_link_address',
  'darken_colour',
  'split_sentence',
  'remove_option',
  'add_question',
  'add_assessed_tag',
  'add_screen_title',
  'make_header_row',
] as const
export type FixKind = (typeof FIX_KINDS)[number]

/** One rule about a lesson as a whole or about its blocks among each other. */
export type LessonRule = (content: LessonContent, language: string) => LessonRemark[]
/** One rule that needs to see a single block. */
export type BlockRule = (block: Block, language: string) => LessonRemark[]

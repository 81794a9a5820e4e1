import { type BlockType, type WordDiff } from '@karmashala/authoring'
import { type RevisionReason } from '#app/domain/lessons/lesson.schema.ts'

/** One module in the list of a course's lessons; the package of the course stands between them. */
export type ModuleListItem = { moduleId: string; title: string } & (
  { kind: 'package' } | ({ kind: 'lesson' } & LessonListItem)
)

export type LessonListItem = LessonFacts & {
  id: string
  revision: number
  updatedAt: string
  updatedBy: string
}

/** What is worked out from what a lesson says. */
export type LessonFacts = {
  words: number
  minutes: number
  screens: number
  questions: number
  /** What must be mended before the course is submitted, and what is advised. */
  remarks: { must: number; should: number }
  /** The first kinds of what must be mended, in words, and how often each. */
  mustMend: { en: string; hi: string; count: number }[]
  /** In which all of it can be read, its own first. */
  languages: string[]
  translations: { language: string; percentCurrent: number }[]
}

/** The languages the catalogue would name, and those in which something is missing. */
export type ForeseenLanguages = { promised: string[]; leftOut: string[] }

/** A lesson with something in it that must be mended before submission. */
export type UnfinishedLesson = { id: string; title: string; mustMend: number }

export type RemovedLesson = { id: string; title: string; removedAt: string; removedBy: string }

export type LessonList = {
  modules: ModuleListItem[]
  removed: RemovedLesson[]
}

/** One lesson for the pages beside the editor. */
export type LessonHead = {
  id: string
  courseId: string
  courseTitle: string
  title: string
  revision: number
  sourceLanguage: string
  languages: string[]
  isEditable: boolean
  isRemoved: boolean
}

export type RevisionView = {
  number: number
  reason: RevisionReason
  restoredFrom: number | null
  /** Blocks that gave way to what somebody else had made of them. */
  setAside: number
  savedAt: string
  savedBy: string
}

/** Saves of one person without a pause of half an hour, the last first. */
export type RevisionSession = {
  savedBy: string
  from: string
  to: string
  /** The last one stands for the session. */
  last: RevisionView
  first: number
  count: number
  isFrozen: boolean
}

export type RevisionHistory = {
  lesson: LessonHead
  sessions: RevisionSession[]
  /** Where the next page goes on; null at the beginning of the lesson. */
  before: number | null
}

export type BlockChangeView = {
  blockId: string
  kind: 'added' | 'removed' | 'changed' | 'moved'
  type: BlockType
  words: WordDiff[]
}

/** What one revision or session changed, block by block. */
export type RevisionDiff = {
  lesson: LessonHead
  revision: RevisionView
  /** The one it is compared with; null for the first. */
  since: number | null
  title: WordDiff[] | null
  blocks: BlockChangeView[]
  /** Units of words put into another language. */
  translated: { language: string; count: number }[]
  setAside: { blockId: string; type: BlockType; text: string }[]
  /** It is not what the lesson says now, and the lesson can be written. */
  mayRestore: boolean
}

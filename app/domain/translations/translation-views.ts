import { type TranslationState } from '@karmashala/authoring'
import { type RowFilter } from '#app/domain/translations/translation.schema.ts'

/** One piece of words beside its translation; both in the notation translators type. */
export type UnitView = {
  /** Usable as the id of an element. */
  id: string
  blockId: string | null
  key: string
  /** The kind of block and the part of it, in the languages of the interface; null for the title. */
  block: { en: string; hi: string } | null
  part: { en: string; hi: string } | null
  isInline: boolean
  source: string
  target: string | null
  of: string
  seen: string
  state: TranslationState
  /** What makes the translation unusable, in the languages of the interface. */
  problems: { en: string; hi: string }[]
}

export type TranslationCounts = {
  total: number
  current: number
  stale: number
  missing: number
  percentCurrent: number
}

export type TranslationView = {
  lesson: {
    id: string
    courseId: string
    courseTitle: string
    title: string
    sourceLanguage: string
    isEditable: boolean
  }
  language: string
  counts: TranslationCounts
  filter: RowFilter
  units: UnitView[]
  page: number
  pageCount: number
}

export type ImportReport = {
  /** False when nothing was changed: something was refused and the rest was not asked for. */
  isApplied: boolean
  taken: number
  unchanged: number
  stale: number
  empty: number
  refused: { unit: string; reason: string }[]
  /** Changed here since the file was written, and in the file; both in the notation translators type. */
  conflicts: { unit: string; here: string; file: string }[]
  /** Changed here since the file was written, and not in the file: they stand. */
  kept: number
}

/** What became of one unit: as it is now, or why it was not saved and what had been typed. */
export type UnitAnswer =
  | { saved: { unit: UnitView; counts: TranslationCounts }; refused?: never }
  | { refused: { message: string; blockId: string; key: string; text: string }; saved?: never }

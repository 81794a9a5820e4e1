import { type FieldChange } from '@karmashala/frac'
import { type NodeKind, type ProposalStatus } from '#app/domain/competencies/framework.schema.ts'
import { type Named, type ProposalItem } from '#app/domain/competencies/proposal-views.ts'

export const IMPORT_FORMATS = ['designations', 'positions', 'framework', 'case', 'competencies_v6'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

export const IMPORT_FILE_MAX_IN_BYTES = 20 * 1024 * 1024
/** What two people can be asked to verify in one act, and one transaction can hold. */
export const IMPORT_CHANGES_MAX = 5_000
/** How much of a report is shown on the page; all of it is in the file. */
export const SHOWN_PROBLEMS = 200
export const SHOWN_NODES = 200

export const IMPORT_STATES = ['new', 'changed', 'retired', 'unchanged', 'left_out'] as const
/** What becomes of a node of the file. `left_out`: retired there and unknown here. */
export type ImportState = (typeof IMPORT_STATES)[number]

/** One thing that is wrong: at a line and column of a sheet, or at a place in a document. */
export type ImportProblem = {
  line: number | null
  where: string
  /** An encoded message. */
  message: string
}

export type ImportedNode = Named & {
  kind: NodeKind
  id: string
  state: Extract<ImportState, 'new' | 'changed' | 'retired'>
  changes: FieldChange[]
}

export type ImportReport = {
  /** Rows of a sheet, or nodes of a document. */
  rows: number
  counts: Record<ImportState, number>
  problemCount: number
  /** The first of them. */
  problems: ImportProblem[]
  nodes: ImportedNode[]
  /** What codes and ids in the changes are called. */
  names: Record<string, Named>
}

export type ImportItem = {
  id: string
  fileName: string
  format: ImportFormat
  at: string
  byName: string
  isOwn: boolean
  /** `checked`: only looked at, nothing has been proposed. */
  status: 'checked' | 'proposed'
  counts: Partial<Record<ProposalStatus, number>>
}

export type ImportView = ImportItem & {
  report: ImportReport
  reason: string | null
  mayPropose: boolean
  /** Once it has been proposed. */
  proposals: { items: ProposalItem[]; page: number; pageCount: number }
  may: { verifyFirst: boolean; verifyBoard: boolean; reject: boolean; withdraw: boolean }
  isInvolved: boolean
}

/** A line of the report as a file. */
export type ReportLine = {
  line: number | null
  where: string
  node: string
  state: ImportState | 'refused'
  message: string | null
}

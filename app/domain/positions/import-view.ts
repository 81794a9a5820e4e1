import { type ChangeKind } from '#app/domain/positions/compare-export.ts'
import { type RefusedRow } from '#app/domain/positions/export-row.ts'

export type ImportCounts = {
  rows: number
  joiners: number
  movers: number
  leavers: number
  corrected: number
  unchanged: number
  refused: number
}

/** A position that begins or ends, with the day as an ISO date. */
export type PositionStep = { positionId: string; name: string; nameHi: string; on: string | null }

export type DifferenceView = {
  kind: ChangeKind
  employeeNumber: string
  name: string
  unitBefore: string | null
  unit: string | null
  ends: PositionStep[]
  begins: PositionStep[]
}

/** `comparing` is read in the background; `checked` waits to be applied; `refused` has rows that must be corrected first, and nothing of it was applied. */
export type PositionImportView = {
  importId: string
  status: 'comparing' | 'checked' | 'refused' | 'applying' | 'applied'
  fileName: string | null
  isComplete: boolean
  createdAt: string
  appliedAt: string | null
  /** 0 to 1, while it is compared or applied in the background. */
  progress: number
  counts: ImportCounts
  /** The first of each kind; `counts` counts all. */
  differences: DifferenceView[]
  refused: RefusedRow[]
}

import { isOpen, indianDay, type Holding } from '#app/domain/positions/holdings.ts'
import { type ImportPlan } from '#app/domain/positions/plan-import.server.ts'
import { CHANGE_KINDS, openIds, type Change, type ChangeKind } from '#app/domain/positions/compare-export.ts'
import { namePositions } from '#app/domain/positions/name-positions.server.ts'
import { type PositionImportRecord } from '#app/domain/positions/position-import.model.server.ts'
import { type ImportCounts, type PositionImportView } from '#app/domain/positions/import-view.ts'

const SHOWN_OF_A_KIND = 100
const REFUSED_SHOWN = 200

/** What of a comparison is kept to be shown: all counts, and the first of each kind. */
export function toReport({ rows, changes, unchanged, refused }: ImportPlan) {
  const of = (kind: ChangeKind) => changes.filter((change) => change.kind === kind)
  const counts: ImportCounts = {
    ...{ rows, unchanged, refused: refused.length },
    joiners: of('joiner').length,
    movers: of('mover').length,
    leavers: of('leaver').length,
    corrected: of('corrected').length,
  }
  // What an export changes cannot be told before every row of it can be used.
  const told = refused.length > 0 ? [] : CHANGE_KINDS
  const shown = told.flatMap((kind) => of(kind).slice(0, SHOWN_OF_A_KIND))
  return { counts, differences: shown.map(toDifference), refused: refused.slice(0, REFUSED_SHOWN) }
}

function toDifference({ kind, employeeNumber, name, unitBefore, unit, before, holdings }: Change) {
  const today = indianDay()
  const [held, holds] = [openIds(before, today), openIds(holdings, today)]
  const lastDay = (id: string) => find(holdings, id, () => true)?.to ?? null
  const firstDay = (id: string) => find(holdings, id, (holding) => isOpen(holding, today))?.from ?? null
  // A posting that is announced ends the one before on a day to come.
  const isEnding = (id: string) => !holds.includes(id) || (lastDay(id) !== null && !endKnown(before, id))
  return {
    ...{ kind, employeeNumber, name, unitBefore, unit },
    ends: held.filter(isEnding).map((positionId) => ({ positionId, on: lastDay(positionId) })),
    begins: holds
      .filter((id) => !held.includes(id))
      .map((positionId) => ({ positionId, on: firstDay(positionId) })),
  }
}

const find = (holdings: readonly Holding[], id: string, which: (holding: Holding) => boolean) =>
  holdings.findLast((holding) => holding.positionId === id && which(holding))

const endKnown = (before: readonly Holding[], id: string): boolean =>
  (find(before, id, () => true)?.to ?? null) !== null

export async function toImportView(record: PositionImportRecord): Promise<PositionImportView> {
  const { _id, status, fileName, isComplete, createdAt, appliedAt, progress, counts, differences, refused } =
    record
  const nameOf = await namePositions(
    differences.flatMap(({ ends, begins }) => [...ends, ...begins].map(({ positionId }) => positionId)),
  )
  const toStep = ({ positionId, on }: { positionId: string; on?: Date | null }) => ({
    ...nameOf(positionId),
    positionId,
    on: on?.toISOString() ?? null,
  })
  const { rows, joiners, movers, leavers, corrected, unchanged } = counts
  return {
    ...{ importId: String(_id), status, isComplete },
    fileName: fileName ?? null,
    createdAt: createdAt.toISOString(),
    appliedAt: appliedAt?.toISOString() ?? null,
    progress: progress ?? 0,
    counts: { rows, joiners, movers, leavers, corrected, unchanged, refused: counts.refused },
    differences: differences.map(({ kind, employeeNumber, name, unitBefore, unit, ends, begins }) => ({
      ...{ kind, employeeNumber, name },
      ...{ unitBefore: unitBefore ?? null, unit: unit ?? null },
      ends: ends.map(toStep),
      begins: begins.map(toStep),
    })),
    refused: refused.map(({ line, column, message }) => ({ line, column, message })),
  }
}

const DAY_IN_MS = 24 * 60 * 60 * 1000
const INDIA_AHEAD_OF_UTC_IN_MS = 5.5 * 60 * 60 * 1000

/** A position somebody holds. Both dates are days: midnight UTC of the day that offices in India call by that date. */
export type Holding = {
  positionId: string
  from: Date
  /** The last day on which it is held; null while no end is known. */
  to: Date | null
  source: 'e_hrms' | 'manual'
}
export type Period = Pick<Holding, 'positionId' | 'from' | 'to'>

/** The day it is in India at a moment. */
export const indianDay = (at: Date = new Date()): Date =>
  new Date(Math.floor((at.getTime() + INDIA_AHEAD_OF_UTC_IN_MS) / DAY_IN_MS) * DAY_IN_MS)

/** `2026-04-01`: how a day is written into files and form fields. */
export const dayText = (day: Date): string => day.toISOString().slice(0, 10)

export const isHeldOn = ({ from, to }: Omit<Period, 'positionId'>, day: Date): boolean =>
  from <= day && (to == null || to >= day)

/** The positions held on a day, each once; the earliest held first. Somebody with additional charge has several. */
export function currentPositionIds(holdings: readonly Period[], day: Date = indianDay()): string[] {
  const held = holdings.filter((holding) => isHeldOn(holding, day))
  return [...new Set(held.sort((a, b) => +a.from - +b.from).map(({ positionId }) => positionId))]
}

/** The same position for days in common: a mistake, while two positions at once are additional charge. */
export const overlap = (one: Period, other: Period): boolean =>
  one.positionId === other.positionId &&
  one.from <= (other.to ?? one.from) &&
  other.from <= (one.to ?? other.from)

/** Not over yet on the day: held then, or to be held later. */
export const isOpen = ({ to }: Pick<Holding, 'to'>, day: Date): boolean => to == null || to > day

/**
 * What somebody holds after an export of the office has been taken over. The export is right about every position it
 * names. A position of an earlier export that it names no more ends the day before the next one begins, or today; what
 * is over stays as it was; what was assigned by hand is ended by hand.
 */
export function mergeHoldings(before: readonly Holding[], stated: readonly Period[], today: Date): Holding[] {
  const others = before.filter((holding) => !stated.some((period) => overlap(period, holding)))
  const kept = others.flatMap((holding) => {
    if (holding.source === 'manual' || !isOpen(holding, today)) return [holding]
    return holding.from > today ? [] : [{ ...holding, to: lastDayOf(holding, stated, today) }]
  })
  const taken = stated.map(({ positionId, from, to }) => ({
    ...{ positionId, from, to },
    source: 'e_hrms' as const,
  }))
  return inOrder([...kept, ...taken])
}

/** What somebody holds after they have left: everything that was open ends today, what was still to come falls away. */
export const endAll = (before: readonly Holding[], today: Date): Holding[] =>
  inOrder(
    before.flatMap((holding) => {
      if (!isOpen(holding, today)) return [holding]
      return holding.from > today ? [] : [{ ...holding, to: today }]
    }),
  )

const inOrder = (holdings: Holding[]): Holding[] =>
  holdings.sort((a, b) => +a.from - +b.from || (a.positionId < b.positionId ? -1 : 1))

function lastDayOf({ from }: Holding, stated: readonly Period[], today: Date): Date {
  const later = stated.map((period) => +period.from).filter((begin) => begin > +from)
  if (later.length === 0) return today
  return new Date(Math.max(+from, Math.min(...later) - DAY_IN_MS))
}

export const sameHoldings = (one: readonly Holding[], other: readonly Holding[]): boolean =>
  one.length === other.length && one.every((holding, index) => keyOf(holding) === keyOf(other[index]))

const keyOf = (holding: Holding | undefined): string =>
  holding ? `${holding.positionId} ${+holding.from} ${holding.to ? +holding.to : ''} ${holding.source}` : ''

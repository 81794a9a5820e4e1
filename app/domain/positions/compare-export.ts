import {
  endAll,
  isOpen,
  mergeHoldings,
  overlap,
  sameHoldings,
  type Holding,
} from '#app/domain/positions/holdings.ts'
import { refuseRow, type ExportRow, type RefusedRow } from '#app/domain/positions/read-export.ts'

export type KnownPerson = {
  userId: string
  employeeNumber: string | null
  email: string
  name: string
  designation: string | null
  department: string | null
  /** False for who has an account but no membership of the ministry, or one that ended. */
  isMember: boolean
  profile: { id: string; revision: number; unit: string | null; holdings: Holding[] } | null
}

/** A career has fewer positions than this; a file that says otherwise is broken. */
const ROWS_OF_ONE_MAX = 100

export const CHANGE_KINDS = ['joiner', 'mover', 'leaver', 'corrected'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** What the export changes about one person. */
export type Change = {
  kind: ChangeKind
  /** False for who has left because a complete export does not name them. */
  isInFile: boolean
  employeeNumber: string
  name: string
  email: string
  /** undefined leaves what is known. */
  designation: string | undefined
  department: string | undefined
  unitBefore: string | null
  unit: string | null
  before: Holding[]
  holdings: Holding[]
  profile: { id: string; revision: number } | null
  userId: string | null
}

export type Comparison = { changes: Change[]; unchanged: number; refused: RefusedRow[] }

type Compare = {
  rows: readonly ExportRow[]
  people: readonly KnownPerson[]
  knowsPosition: (positionId: string) => boolean
  /** Whoever is not in a complete export has left. */
  isComplete: boolean
  today: Date
}

/** What an export says beside what is known; nothing is changed here. */
export function compareExport({ rows, people, knowsPosition, isComplete, today }: Compare): Comparison {
  const byNumber = new Map(people.flatMap((one) => (one.employeeNumber ? [[one.employeeNumber, one]] : [])))
  const byEmail = new Map(people.map((one) => [one.email, one]))
  const refused = rows
    .filter(({ positionId }) => !knowsPosition(positionId))
    .map((row) =>
      refuseRow(row, 'position_id', 'positions:refusals.unknownPosition', { position: row.positionId }),
    )
  const grouped = groupByNumber(rows)
  refused.push(...[...grouped.values()].flatMap(contradictions), ...sharedAddresses(grouped))

  const changes: Change[] = []
  const present = new Set<string>()
  let unchanged = 0
  for (const [employeeNumber, own] of grouped) {
    const [first] = own
    if (!first || own.length > ROWS_OF_ONE_MAX) continue
    const person = byEmail.get(first.email) ?? null
    const holder = byNumber.get(employeeNumber)
    if (holder && holder !== person) {
      refused.push(refuseRow(first, 'email', 'positions:refusals.otherAddress'))
      present.add(holder.userId)
    } else if (person?.isMember && person.employeeNumber && person.employeeNumber !== employeeNumber) {
      const number = person.employeeNumber
      refused.push(refuseRow(first, 'employee_number', 'positions:refusals.otherNumber', { number }))
      present.add(person.userId)
    } else {
      if (person) present.add(person.userId)
      const change = changeOf(own, person, today)
      if (change) changes.push(change)
      else unchanged += 1
    }
  }
  // Whose row was refused is not in `rows`: nobody is called a leaver for a misspelt date.
  if (isComplete && refused.length === 0) {
    changes.push(...people.filter(({ userId }) => !present.has(userId)).flatMap((one) => leaver(one, today)))
  }
  return { changes, unchanged, refused: refused.sort((a, b) => a.line - b.line) }
}

function groupByNumber(rows: readonly ExportRow[]): Map<string, ExportRow[]> {
  const grouped = new Map<string, ExportRow[]>()
  for (const row of rows) {
    const own = grouped.get(row.employeeNumber)
    if (own) own.push(row)
    else grouped.set(row.employeeNumber, [row])
  }
  return grouped
}

/** Rows of one employee that contradict each other. */
function contradictions(own: readonly ExportRow[]): RefusedRow[] {
  const [first, ...others] = own
  if (!first) return []
  if (own.length > ROWS_OF_ONE_MAX)
    return [refuseRow(first, 'row', 'positions:refusals.tooManyOfOne', { max: ROWS_OF_ONE_MAX })]
  const inOrder = own.toSorted((a, b) => +a.from - +b.from || a.line - b.line)
  return [
    ...others
      .filter(({ email }) => email !== first.email)
      .map((row) => refuseRow(row, 'email', 'positions:refusals.numberTwice', { line: first.line })),
    ...inOrder.flatMap((row, index) => {
      const earlier = inOrder.slice(0, index).find((other) => overlap(other, row))
      return earlier ? [refuseRow(row, 'from', 'positions:refusals.overlaps', { line: earlier.line })] : []
    }),
  ]
}

function sharedAddresses(grouped: ReadonlyMap<string, ExportRow[]>): RefusedRow[] {
  const firstOf = new Map<string, ExportRow>()
  return [...grouped.values()].flat().flatMap((row) => {
    const first = firstOf.get(row.email)
    if (!first) firstOf.set(row.email, row)
    if (!first || first.employeeNumber === row.employeeNumber) return []
    return [refuseRow(row, 'email', 'positions:refusals.addressTwice', { line: first.line })]
  })
}

function changeOf(rows: readonly ExportRow[], person: KnownPerson | null, today: Date): Change | null {
  const latest = rows.reduce((last, row) => (row.from >= last.from ? row : last))
  const before = person?.profile?.holdings ?? []
  const holdings = mergeHoldings(before, rows, today)
  const unitBefore = person?.profile?.unit ?? null
  const unit = latest.unit === undefined ? unitBefore : latest.unit || null
  const { designation, department } = latest
  const isSame =
    person?.isMember === true &&
    person.employeeNumber === latest.employeeNumber &&
    (designation === undefined || (designation || null) === person.designation) &&
    (department === undefined || (department || null) === person.department) &&
    unit === unitBefore &&
    sameHoldings(before, holdings)
  if (isSame) return null
  return {
    kind: kindOf({ isMember: person?.isMember === true, before, holdings, unitBefore, unit }, today),
    isInFile: true,
    employeeNumber: latest.employeeNumber,
    name: person?.name ?? latest.name,
    email: latest.email,
    ...{ designation, department, unitBefore, unit, before, holdings },
    profile: person?.profile ?? null,
    userId: person?.userId ?? null,
  }
}

type Situation = Pick<Change, 'before' | 'holdings' | 'unitBefore' | 'unit'> & { isMember: boolean }

function kindOf({ isMember, before, holdings, unitBefore, unit }: Situation, today: Date): ChangeKind {
  if (!isMember) return 'joiner'
  const [held, holds] = [openIds(before, today), openIds(holdings, today)]
  if (holds.length === 0) return held.length > 0 ? 'leaver' : 'corrected'
  if (held.length === 0) return 'joiner'
  const isElsewhere = unitBefore !== null && unit !== unitBefore
  return isElsewhere || held.join() !== holds.join() ? 'mover' : 'corrected'
}

/** The positions that are not over, in a fixed order. */
export const openIds = (holdings: readonly Holding[], today: Date): string[] =>
  [
    ...new Set(holdings.filter((holding) => isOpen(holding, today)).map(({ positionId }) => positionId)),
  ].sort()

/** Only who came from an export leaves by one; who was assigned by hand alone is unknown to the other system. */
function leaver(person: KnownPerson, today: Date): Change[] {
  const { profile } = person
  if (!profile?.holdings.some((holding) => holding.source === 'e_hrms' && isOpen(holding, today))) return []
  return [
    {
      kind: 'leaver',
      isInFile: false,
      employeeNumber: person.employeeNumber ?? '',
      name: person.name,
      email: person.email,
      ...{ designation: undefined, department: undefined },
      ...{ unitBefore: profile.unit, unit: profile.unit, before: profile.holdings },
      holdings: endAll(profile.holdings, today),
      profile,
      userId: person.userId,
    },
  ]
}

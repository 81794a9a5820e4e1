import {
  endAll,
  isOpen,
  mergeHoldings,
  overlap,
  sameHoldings,
  type Holding,
} from '#app/domain/positions/holdings.ts'
import { type MessageParams } from '#app/lib/errors.ts'
import { inSlices } from '#app/domain/positions/in-slices.ts'
import {
  refuseRow,
  type ExportRow,
  type RefusalKey,
  type RefusedRow,
} from '#app/domain/positions/export-row.ts'

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
  /** The positions that may have been meant by one that is not known. */
  suggest: (positionId: string, designation?: string) => { id: string; name: string }[]
  /** Whoever is not in a complete export has left. */
  isComplete: boolean
  today: Date
  onShare?: (share: number) => void | Promise<void>
}

/** What an export says beside what is known; nothing is changed here. */
export async function compareExport({
  rows,
  people,
  knowsPosition,
  suggest,
  isComplete,
  today,
  onShare,
}: Compare): Promise<Comparison> {
  const byNumber = new Map(people.flatMap((one) => (one.employeeNumber ? [[one.employeeNumber, one]] : [])))
  const byEmail = new Map(people.map((one) => [one.email, one]))
  const grouped = new Map<string, ExportRow[]>()
  const firstOfAddress = new Map<string, ExportRow>()
  const refused: RefusedRow[] = []
  await inSlices(rows, (row) => {
    const { positionId, employeeNumber, email } = row
    if (!knowsPosition(positionId)) refused.push(refusePosition(row, suggest))
    const own = grouped.get(employeeNumber)
    if (own) own.push(row)
    else grouped.set(employeeNumber, [row])
    const first = firstOfAddress.get(email)
    if (!first) firstOfAddress.set(email, row)
    else if (first.employeeNumber !== employeeNumber)
      refused.push(refuseRow(row, 'email', 'positions:refusals.addressTwice', { line: first.line }))
  })

  const changes: Change[] = []
  const present = new Set<string>()
  let unchanged = 0
  const compareOne = ([employeeNumber, own]: [string, ExportRow[]]) => {
    refused.push(...contradictions(own))
    const [first] = own
    if (!first || own.length > ROWS_OF_ONE_MAX) return
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
  await inSlices(grouped, compareOne, async (done) => await onShare?.(done / grouped.size))
  // Whose row was refused is not in `rows`: nobody is called a leaver for a misspelt date.
  if (isComplete && refused.length === 0) {
    await inSlices(people, (one) => {
      if (!present.has(one.userId)) changes.push(...leaver(one, today))
    })
  }
  return { changes, unchanged, refused: refused.sort((a, b) => a.line - b.line) }
}

function refusePosition(row: ExportRow, suggest: Compare['suggest']): RefusedRow {
  const { positionId: position, designation } = row
  const meant = suggest(position, designation)
    .map(({ id, name }) => `${name} (${id})`)
    .join(', ')
  const refuse = (key: RefusalKey, params?: MessageParams) => refuseRow(row, 'position_id', key, params)
  if (position === '')
    return meant ? refuse('positions:refusals.positionMeant', { meant }) : refuse('errors:required')
  return meant
    ? refuse('positions:refusals.unknownPositionMeant', { position, meant })
    : refuse('positions:refusals.unknownPosition', { position })
}

/** Rows of one employee that contradict each other. */
function contradictions(own: readonly ExportRow[]): RefusedRow[] {
  const [first, ...others] = own
  if (!first || others.length === 0) return []
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

import { compareText } from './canonical-json.ts'
import { type Dictionary } from './dictionary.ts'
import { type Framework, type Position, type RoleCompetency } from './framework.ts'
import { readNeededCompetency, readNeededLevel } from './needed-competency.ts'
import { derivedId } from './node-ids.ts'
import { type InterchangeProblem } from './problem.ts'
import { foldText } from './fold-text.ts'
import { NAME_MAX, TEXT_MAX } from './read-fields.ts'
import { SheetReader, writeSheet, type Sheet, type SheetRow } from './sheet.ts'

/** One row says that a designation in a department needs one competency at a level. */
export const DESIGNATION_COLUMNS = [
  'designation',
  'department',
  'competency_code',
  'level',
  'reason',
  'reason_hi',
] as const
const REQUIRED = ['designation', 'department', 'competency_code', 'level'] as const
const OPTIONAL = ['reason', 'reason_hi'] as const

/** What a designation in a department needs. */
export interface DesignationNeed extends RoleCompetency {
  designation: string
  department: string
}

/** What a designation sheet says; a refused row refuses nothing but itself. */
export interface ParsedDesignations {
  needs: DesignationNeed[]
  rows: SheetRow[]
  problems: InterchangeProblem[]
}

/**
 * What the designations of the positions need. A competency that several roles of a designation need is written once,
 * at the highest of the levels, with the reason given for that one.
 */
export function needsOfDesignations({ positions }: Pick<Framework, 'positions'>): DesignationNeed[] {
  const needs = new Map<string, DesignationNeed>()
  const ordered = [...positions].sort((a, b) => compareText(a.id, b.id))
  for (const { designation, department, roles } of ordered) {
    for (const need of roles.flatMap((role) => role.competencies)) {
      const key = keyOf({ designation, department, code: need.code })
      const found = needs.get(key)
      if (!found || found.level < need.level) needs.set(key, { designation, department, ...need })
    }
  }
  return sortNeeds([...needs.values()])
}

/** The needs of designations as a sheet. */
export function exportDesignations(needs: readonly DesignationNeed[]): string {
  return writeSheet(
    DESIGNATION_COLUMNS,
    sortNeeds(needs).map((need) => [
      need.designation,
      need.department,
      need.code,
      need.level,
      need.reason,
      need.reasonHi,
    ]),
  )
}

/** Reads a sheet of designations row by row. Never throws. */
export function readDesignations(
  sheet: Sheet,
  { dictionary }: { dictionary: Dictionary },
): ParsedDesignations {
  const reader = new SheetReader(sheet, { required: REQUIRED, optional: OPTIONAL })
  if (!reader.readable) return { needs: [], rows: [], problems: reader.problems }

  const firstLine = new Map<string, number>()
  const needs: DesignationNeed[] = []
  const rows = sheet.rows.map(({ line, cells }): SheetRow => {
    const cell = (column: (typeof DESIGNATION_COLUMNS)[number]) => reader.cell(cells, column)
    const [designation, department] = [cell('designation'), cell('department')]
    for (const [column, max] of [
      ['designation', NAME_MAX],
      ['department', NAME_MAX],
      ['reason', TEXT_MAX],
      ['reason_hi', TEXT_MAX],
    ] as const) {
      if (cell(column).length > max) reader.problem(line, column, 'too_long', { max })
    }
    if (designation === '') reader.problem(line, 'designation', 'missing')
    if (department === '') reader.problem(line, 'department', 'missing')
    const code = readNeededCompetency(cell('competency_code'), dictionary, (...problem) =>
      reader.problem(line, 'competency_code', ...problem),
    )
    const level = readNeededLevel(cell('level'), (...problem) => reader.problem(line, 'level', ...problem))
    const nodeId = designation === '' ? null : positionIdOf({ designation, department })
    if (code && level && !reader.refuses(line)) {
      const need = {
        designation,
        department,
        code,
        level,
        reason: cell('reason'),
        reasonHi: cell('reason_hi'),
      }
      const first = firstLine.get(keyOf(need))
      if (first === undefined) {
        firstLine.set(keyOf(need), line)
        needs.push(need)
      } else reader.problem(line, 'competency_code', 'duplicate', { value: code, line: first })
    }
    return { line, nodeId, refused: reader.refuses(line) }
  })
  return { needs, rows, problems: reader.problems }
}

/**
 * The positions a sheet of designations describes: one for each designation of a department, with one role that holds
 * everything the sheet asks for. Ids are derived from the designation and the department, so that the same sheet read
 * again means the same positions.
 */
export function positionsOfDesignations(needs: readonly DesignationNeed[]): Position[] {
  const positions = new Map<string, Position>()
  for (const { designation, department, ...need } of sortNeeds(needs)) {
    const id = positionIdOf({ designation, department })
    const role = positions.get(id)?.roles[0]
    if (role) {
      role.competencies.push(need)
      continue
    }
    positions.set(id, {
      id,
      name: designation,
      nameHi: '',
      department,
      designation,
      description: '',
      descriptionHi: '',
      roles: [
        {
          id: derivedId('RID', id, designation),
          name: designation,
          nameHi: '',
          activities: [],
          competencies: [need],
        },
      ],
      flags: [],
    })
  }
  return [...positions.values()]
}

const positionIdOf = ({
  designation,
  department,
}: Pick<DesignationNeed, 'designation' | 'department'>): string =>
  derivedId('PID', department, designation, designation)

const keyOf = ({
  designation,
  department,
  code,
}: Pick<DesignationNeed, 'designation' | 'department' | 'code'>) =>
  `${foldText(department)}\n${foldText(designation)}\n${code}`

const sortNeeds = (needs: readonly DesignationNeed[]): DesignationNeed[] =>
  [...needs].sort(
    (a, b) =>
      compareText(a.department, b.department) ||
      compareText(a.designation, b.designation) ||
      compareText(a.code, b.code),
  )

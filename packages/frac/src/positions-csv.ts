import { type Dictionary } from './dictionary.ts'
import { sortFramework } from './framework-json.ts'
import {
  type Activity,
  type Framework,
  type KnowledgeResource,
  type Position,
  type Role,
} from './framework.ts'
import { readNeededCompetency, readNeededLevel } from './needed-competency.ts'
import { derivedId, isNodeId, type NodePrefix } from './node-ids.ts'
import { type InterchangeProblem, type ProblemCode } from './problem.ts'
import { NAME_MAX, shown, TEXT_MAX } from './read-fields.ts'
import { POSITION_FLAGS } from './read-nodes.ts'
import { SheetReader, writeSheet, type Sheet, type SheetRow } from './sheet.ts'

/**
 * One row speaks of one position, of one of its roles, and of an activity or of a needed competency of that role, or
 * of both. Names and texts of a position, role or activity need to stand in one of its rows only.
 */
export const POSITION_COLUMNS = [
  'position_id',
  'position',
  'position_hi',
  'department',
  'designation',
  'description',
  'description_hi',
  'flags',
  'role_id',
  'role',
  'role_hi',
  'activity_id',
  'activity',
  'activity_hi',
  'knowledge_resources',
  'competency_code',
  'level',
  'reason',
  'reason_hi',
] as const
type Column = (typeof POSITION_COLUMNS)[number]
const REQUIRED: readonly Column[] = ['position', 'designation', 'role', 'competency_code', 'level']
const OPTIONAL = POSITION_COLUMNS.filter((column) => !REQUIRED.includes(column))

/** What a sheet of positions says. A position with one refused row is refused whole and not among `positions`. */
export interface ParsedPositions {
  positions: Position[]
  rows: SheetRow[]
  problems: InterchangeProblem[]
}

/** The positions as a sheet: for each role its activities, then the competencies it needs, in the order of ids. */
export function exportPositions(framework: Pick<Framework, 'positions'>): string {
  const { positions } = sortFramework({
    areas: [],
    levels: [],
    competencies: [],
    knowledgeResources: [],
    positions: framework.positions,
  })
  return writeSheet(POSITION_COLUMNS, positions.flatMap(rowsOf))
}

function rowsOf(position: Position): string[][] {
  const ofPosition = [
    position.id,
    position.name,
    position.nameHi,
    position.department,
    position.designation,
    position.description,
    position.descriptionHi,
    position.flags.join(' '),
  ]
  const blank = (count: number) => Array.from({ length: count }, () => '')
  if (position.roles.length === 0) return [[...ofPosition, ...blank(11)]]
  return position.roles.flatMap((role) => {
    const ofRole = [...ofPosition, role.id, role.name, role.nameHi]
    const activities = role.activities.map(({ id, name, nameHi, knowledgeResourceIds }) => {
      return [...ofRole, id, name, nameHi, knowledgeResourceIds.join(' '), ...blank(4)]
    })
    const needs = role.competencies.map(({ code, level, reason, reasonHi }) => {
      return [...ofRole, ...blank(4), code, String(level), reason, reasonHi]
    })
    return activities.length + needs.length === 0 ? [[...ofRole, ...blank(8)]] : [...activities, ...needs]
  })
}

/** Reads a sheet of positions row by row. Never throws; a blank id is derived from the names, see `derivedId`. */
export function readPositions(
  sheet: Sheet,
  {
    dictionary,
    knowledgeResources,
  }: { dictionary: Dictionary; knowledgeResources: Iterable<Pick<KnowledgeResource, 'id'>> },
): ParsedPositions {
  const reader = new SheetReader(sheet, { required: REQUIRED, optional: OPTIONAL })
  if (!reader.readable) return { positions: [], rows: [], problems: reader.problems }

  const builder = new PositionsBuilder(
    reader,
    dictionary,
    new Set([...knowledgeResources].map(({ id }) => id)),
  )
  for (const { line, cells } of sheet.rows) builder.add(line, cells)
  return builder.finish()
}

interface Building<T> {
  node: T
  line: number
  ownerId: string | null
}

class PositionsBuilder {
  private positions = new Map<string, Building<Position>>()
  private roles = new Map<string, Building<Role>>()
  private activities = new Map<string, Building<Activity>>()
  private needs = new Map<string, number>()
  private rows: { line: number; nodeId: string | null }[] = []

  constructor(
    private reader: SheetReader,
    private dictionary: Dictionary,
    private resources: ReadonlySet<string>,
  ) {}

  add(line: number, cells: readonly string[]) {
    const cell = (column: Column) => this.reader.cell(cells, column)
    const refuse = (column: Column, code: ProblemCode, params: InterchangeProblem['params'] = {}) =>
      this.reader.problem(line, column, code, params)
    const limit = (column: Column, max: number) => {
      if (cell(column).length > max) refuse(column, 'too_long', { max })
    }
    for (const column of ['position', 'position_hi', 'department', 'designation'] as const)
      limit(column, NAME_MAX)
    for (const column of ['role', 'role_hi', 'activity', 'activity_hi'] as const) limit(column, NAME_MAX)
    for (const column of ['description', 'description_hi', 'reason', 'reason_hi'] as const)
      limit(column, TEXT_MAX)

    const idOf = (column: Column, prefix: NodePrefix, ...names: string[]) => {
      const given = cell(column)
      if (given === '') return derivedId(prefix, ...names)
      if (!isNodeId(prefix, given)) refuse(column, 'bad_id', { ...shown(given), prefix })
      return given
    }
    if (cell('position') === '' && cell('position_id') === '') {
      refuse('position', 'missing')
      this.rows.push({ line, nodeId: null })
      return
    }
    const id = idOf('position_id', 'PID', cell('department'), cell('designation'), cell('position'))
    this.rows.push({ line, nodeId: id })

    const position = this.take(this.positions, id, line, null, () => ({
      id,
      name: '',
      nameHi: '',
      department: '',
      designation: '',
      description: '',
      descriptionHi: '',
      roles: [],
      flags: [],
    }))
    const fill = <T extends object, K extends keyof T & string>(
      { node, line: first }: Building<T>,
      key: K,
      column: Column,
    ) => {
      const value = cell(column)
      if (value === '' || node[key] === value) return
      if (node[key] === '') node[key] = value as T[K]
      else refuse(column, 'conflicting', { ...shown(value), line: first })
    }
    fill(position, 'name', 'position')
    fill(position, 'nameHi', 'position_hi')
    fill(position, 'department', 'department')
    fill(position, 'designation', 'designation')
    fill(position, 'description', 'description')
    fill(position, 'descriptionHi', 'description_hi')
    for (const name of cell('flags').split(/\s+/).filter(Boolean)) {
      const flag = POSITION_FLAGS.find((known) => known === name)
      if (!flag) refuse('flags', 'unknown_value', shown(name))
      else if (!position.node.flags.includes(flag)) position.node.flags.push(flag)
    }

    const speaksOfActivity = cell('activity_id') !== '' || cell('activity') !== ''
    const speaksOfNeed = cell('competency_code') !== ''
    if (!speaksOfNeed && cell('level') !== '') refuse('competency_code', 'missing')
    if (!speaksOfActivity && cell('knowledge_resources') !== '') refuse('activity', 'missing')
    if (cell('role_id') === '' && cell('role') === '') {
      if (speaksOfActivity || speaksOfNeed) refuse('role', 'missing')
      return
    }
    const roleId = idOf('role_id', 'RID', id, cell('role'))
    const role = this.take(this.roles, roleId, line, id, () => {
      const node: Role = { id: roleId, name: '', nameHi: '', activities: [], competencies: [] }
      position.node.roles.push(node)
      return node
    })
    if (role.ownerId !== id) {
      refuse('role_id', 'belongs_elsewhere', { value: roleId, owner: role.ownerId ?? '' })
      return
    }
    fill(role, 'name', 'role')
    fill(role, 'nameHi', 'role_hi')

    if (speaksOfActivity) {
      const activityId = idOf('activity_id', 'AID', roleId, cell('activity'))
      const activity = this.take(this.activities, activityId, line, roleId, () => {
        const node: Activity = { id: activityId, name: '', nameHi: '', knowledgeResourceIds: [] }
        role.node.activities.push(node)
        return node
      })
      if (activity.ownerId !== roleId) {
        refuse('activity_id', 'belongs_elsewhere', { value: activityId, owner: activity.ownerId ?? '' })
        return
      }
      fill(activity, 'name', 'activity')
      fill(activity, 'nameHi', 'activity_hi')
      for (const resource of cell('knowledge_resources')
        .split(/[\s;,]+/)
        .filter(Boolean)) {
        if (!this.resources.has(resource)) refuse('knowledge_resources', 'unknown_resource', shown(resource))
        else if (!activity.node.knowledgeResourceIds.includes(resource)) {
          activity.node.knowledgeResourceIds.push(resource)
        }
      }
    }
    if (speaksOfNeed) {
      const code = readNeededCompetency(cell('competency_code'), this.dictionary, (...problem) =>
        refuse('competency_code', ...problem),
      )
      const level = readNeededLevel(cell('level'), (...problem) => refuse('level', ...problem))
      if (!code || !level) return
      const key = `${roleId}\n${code}`
      const first = this.needs.get(key)
      const need = { code, level, reason: cell('reason'), reasonHi: cell('reason_hi') }
      if (first !== undefined) refuse('competency_code', 'duplicate', { value: code, line: first })
      else role.node.competencies.push(need)
      this.needs.set(key, first ?? line)
    }
  }

  finish(): ParsedPositions {
    for (const { node, line } of this.positions.values()) {
      if (node.name === '') this.reader.problem(line, 'position', 'missing')
      if (node.designation === '') this.reader.problem(line, 'designation', 'missing')
    }
    for (const { node, line } of this.roles.values()) {
      if (node.name === '') this.reader.problem(line, 'role', 'missing')
    }
    for (const { node, line } of this.activities.values()) {
      if (node.name === '') this.reader.problem(line, 'activity', 'missing')
    }
    const rows = this.rows.map((row) => ({ ...row, refused: this.reader.refuses(row.line) }))
    const refused = new Set(rows.flatMap(({ nodeId, refused }) => (refused && nodeId ? [nodeId] : [])))
    return {
      positions: [...this.positions.values()].map(({ node }) => node).filter(({ id }) => !refused.has(id)),
      rows,
      problems: this.reader.problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    }
  }

  private take<T>(
    nodes: Map<string, Building<T>>,
    id: string,
    line: number,
    ownerId: string | null,
    make: () => T,
  ): Building<T> {
    const known = nodes.get(id)
    if (known) return known
    const building = { node: make(), line, ownerId }
    nodes.set(id, building)
    return building
  }
}

import {
  diffNodes,
  fromCFPackage,
  makeDictionary,
  parseCompetencyRecords,
  parseFramework,
  positionsOfDesignations,
  type Framework,
  type InterchangeProblem,
  type SheetRow,
} from '@karmashala/frac'
import { parseDesignations, parsePositions } from '@karmashala/frac/server'
import { nodeProblem, putNode, retirementProblem, withKind } from '#app/domain/competencies/check-content.ts'
import { FrameworkState, type NodeProblem } from '#app/domain/competencies/framework-state.ts'
import { type NodeKind, type ProposalAction } from '#app/domain/competencies/framework.schema.ts'
import {
  IMPORT_CHANGES_MAX,
  type ImportFormat,
  type ImportProblem,
  type ImportState,
} from '#app/domain/competencies/import.schema.ts'
import {
  contentOfCompetency,
  contentOfPosition,
  contentOfResource,
} from '#app/domain/competencies/node-content.ts'
import { type NodeContent } from '#app/domain/competencies/node-content.schema.ts'
import { toImportProblem } from '#app/domain/competencies/problem-messages.ts'
import { encodeMessage } from '#app/lib/errors.ts'

/** What a file asks for, node by node, and everything that is wrong with it. */
export type ImportPlan = {
  rows: number
  sheetRows: SheetRow[]
  states: Map<string, ImportState>
  changes: PlannedChange[]
  problems: ImportProblem[]
}

export type PlannedChange = {
  kind: NodeKind
  id: string
  action: ProposalAction
  /** null for what is to go out of use. */
  content: NodeContent | null
  before: NodeContent | null
  redirectTo: string | null
}

type Nodes = Pick<Framework, 'competencies' | 'positions' | 'knowledgeResources'>
/** The readers of documents; those of sheets answer with lines. */
const DOCUMENTS = {
  framework: parseFramework,
  case: fromCFPackage,
  competencies_v6: parseCompetencyRecords,
} as const

type Parsed = Nodes & { rows: number; sheetRows: SheetRow[]; problems: InterchangeProblem[] }

type PlanImport = {
  text: string
  format: ImportFormat
  framework: Framework
  /** Ids of positions and resources that have gone out of use; the framework does not tell them. */
  retired: ReadonlySet<string>
}

/** Reads a file and compares it with the framework; changes nothing. One pass over the nodes, whatever their number. */
export function planImport({ text, format, framework, retired }: PlanImport): ImportPlan {
  const parsed = parse(text, format, framework)
  const planner = new Planner(framework, retired)
  for (const row of inThemesFirst(parsed.competencies)) {
    if (row.retired) planner.retire(row.code, row.redirectTo ?? null)
    else planner.put('competency', row.code, contentOfCompetency(row))
  }
  for (const row of parsed.knowledgeResources)
    planner.put('knowledge_resource', row.id, contentOfResource(row))
  for (const row of parsed.positions) planner.put('position', row.id, contentOfPosition(row))
  planner.retireAll()
  if (planner.changes.length > IMPORT_CHANGES_MAX) {
    const params = { count: planner.changes.length, max: IMPORT_CHANGES_MAX }
    planner.problem('', { key: 'framework:refusals.tooManyChanges', params })
  }
  return {
    ...{ rows: parsed.rows, sheetRows: parsed.sheetRows, states: planner.states, changes: planner.changes },
    problems: [...parsed.problems.map(toImportProblem), ...planner.problems],
  }
}

class Planner {
  readonly changes: PlannedChange[] = []
  readonly states = new Map<string, ImportState>()
  readonly problems: ImportProblem[] = []
  private readonly state: FrameworkState
  private readonly before = new Map<string, NodeContent>()
  private readonly gone: Set<string>
  private readonly retirements: { id: string; redirectTo: string | null }[] = []

  constructor(framework: Framework, retired: ReadonlySet<string>) {
    this.state = new FrameworkState(framework)
    this.gone = new Set(retired)
    for (const row of framework.competencies) {
      if (row.retired) this.gone.add(row.code)
      else this.before.set(row.code, contentOfCompetency(row))
    }
    for (const row of framework.positions) this.before.set(row.id, contentOfPosition(row))
    for (const row of framework.knowledgeResources) this.before.set(row.id, contentOfResource(row))
  }

  put(kind: NodeKind, id: string, content: NodeContent): void {
    if (this.gone.has(id)) return this.problem(id, { key: 'framework:refusals.retiredHere', params: { id } })
    const before = this.before.get(id) ?? null
    if (before && diffNodes(before, content).length === 0) return void this.states.set(id, 'unchanged')
    const node = withKind(kind, content)
    const problem = nodeProblem(this.state, id, node)
    if (problem) return this.problem(id, problem)
    putNode(this.state, id, node)
    this.states.set(id, before ? 'changed' : 'new')
    this.changes.push({
      ...{ kind, id, content, before },
      action: before ? 'change' : 'create',
      redirectTo: null,
    })
  }

  retire(id: string, redirectTo: string | null): void {
    if (this.before.has(id)) this.retirements.push({ id, redirectTo })
    else this.states.set(id, this.gone.has(id) ? 'unchanged' : 'left_out')
  }

  /** Last: what takes the place of something has to be there first. */
  retireAll(): void {
    for (const { id, redirectTo } of this.retirements) {
      const kind = 'competency'
      const problem = retirementProblem(this.state, { kind, id, redirectTo })
      if (problem) {
        this.problem(id, problem)
        continue
      }
      const row = this.state.competency(id)
      if (row) this.state.putCompetency({ ...row, retired: true })
      this.states.set(id, 'retired')
      const before = this.before.get(id) ?? null
      const action = redirectTo === null ? 'retire' : 'merge'
      this.changes.push({ ...{ kind, id, action, before, redirectTo }, content: null })
    }
  }

  problem(where: string, { key, params }: NodeProblem): void {
    this.problems.push({ line: null, where, message: encodeMessage(key, params) })
  }
}

const inThemesFirst = (rows: Framework['competencies']) =>
  [...rows].sort((a, b) => Number(a.parentCode !== null) - Number(b.parentCode !== null))

function parse(text: string, format: ImportFormat, framework: Framework): Parsed {
  const dictionary = makeDictionary(framework.competencies)
  const known = { dictionary, knowledgeResources: framework.knowledgeResources }
  if (format === 'designations') {
    const { needs, rows, problems } = parseDesignations(text, { dictionary })
    return sheet({ positions: positionsOfDesignations(needs) }, rows, problems)
  }
  if (format === 'positions') {
    const { positions, rows, problems } = parsePositions(text, known)
    return sheet({ positions }, rows, problems)
  }
  const read = DOCUMENTS[format](text, known)
  const { competencies = [], positions = [], knowledgeResources = [] } = read.framework ?? {}
  const rows = read.counts.competencies + read.counts.positions + read.counts.knowledgeResources
  return { competencies, positions, knowledgeResources, rows, sheetRows: [], problems: read.problems }
}

const sheet = (
  { positions }: Pick<Nodes, 'positions'>,
  sheetRows: SheetRow[],
  problems: InterchangeProblem[],
): Parsed => ({
  ...{ competencies: [], knowledgeResources: [], positions },
  ...{ rows: sheetRows.length, sheetRows, problems },
})

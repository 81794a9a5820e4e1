import { type Competency } from './competency.ts'
import { type Dictionary } from './dictionary.ts'
import { type KnowledgeResource, type Position } from './framework.ts'
import { type ProblemCode, type ReportProblem } from './problem.ts'

/** A node as it was read, where it stood, and whether anything was wrong with it by itself. */
export interface ReadNode<T> {
  node: T
  path: string
  sound: boolean
}

/** What stands already where the document is read in; references may lead there. */
export interface KnownNodes {
  dictionary?: Dictionary
  knowledgeResources?: Iterable<{ id: string }>
}

type NextCode = (row: Competency) => string | null | undefined

/** The competencies that hold together with each other and with what is known. One pass, however long the chains. */
export function acceptCompetencies(
  read: readonly ReadNode<Competency>[],
  { dictionary }: KnownNodes,
  report: ReportProblem,
): Competency[] {
  const rows = new Map(
    withoutRepeats(read, (node) => node.code, 'code', report).map((row) => [row.node.code, row]),
  )
  const find = (code: string) => rows.get(code)?.node ?? dictionary?.find(code) ?? null
  const themeOf: NextCode = (row) => row.parentCode
  const successorOf: NextCode = (row) => row.redirectTo
  const nodes = [...rows.values()].map(({ node }) => node)
  const inParentCycle = findCycles(nodes, themeOf, find)
  const inRedirectCycle = findCycles(nodes, successorOf, find)

  const refused = [...rows.values()].filter(
    ({ node, path }) => !hasSoundParent(node, path) || !hasSoundRedirect(node, path),
  )
  // A theme that is refused takes its sub-themes along, and a refused successor those that it succeeds.
  const underTheme = groupBy(rows.values(), ({ node }) => node.parentCode)
  const succeededBy = groupBy(rows.values(), ({ node }) => node.redirectTo)
  for (const { node } of refused) rows.delete(node.code)
  for (let next = refused.pop(); next; next = refused.pop()) {
    const { code } = next.node
    if (dictionary?.find(code)) continue
    for (const row of underTheme.get(code) ?? []) drop(row, 'parentCode', 'unknown_theme', code)
    for (const row of succeededBy.get(code) ?? []) drop(row, 'redirectTo', 'unknown_redirect', code)
  }
  return [...rows.values()].map(({ node }) => node)

  function drop(row: ReadNode<Competency>, key: string, problem: ProblemCode, value: string) {
    if (!rows.delete(row.node.code)) return
    report(`${row.path}.${key}`, problem, { value })
    refused.push(row)
  }

  function hasSoundParent(node: Competency, path: string): boolean {
    if (node.parentCode === null) return true
    const at = `${path}.parentCode`
    const theme = find(node.parentCode)
    if (!theme) report(at, 'unknown_theme', { value: node.parentCode })
    else if (inParentCycle.has(node.code)) report(at, 'cycle', { value: node.parentCode })
    else if (theme.parentCode !== null) report(at, 'too_deep', { value: node.parentCode })
    else if (theme.type !== node.type) report(at, 'type_mismatch', { value: theme.type, code: node.code })
    else return true
    return false
  }

  function hasSoundRedirect(node: Competency, path: string): boolean {
    if (node.redirectTo === undefined) return true
    const at = `${path}.redirectTo`
    if (!node.retired) report(at, 'redirect_not_retired', { value: node.redirectTo })
    else if (!find(node.redirectTo)) report(at, 'unknown_redirect', { value: node.redirectTo })
    else if (inRedirectCycle.has(node.code)) report(at, 'cycle', { value: node.redirectTo })
    else return true
    return false
  }
}

/** The codes from which one comes back to where one began; every row is walked once. */
function findCycles(
  rows: readonly Competency[],
  next: NextCode,
  find: (code: string) => Competency | null,
): ReadonlySet<string> {
  const walked = new Set<string>()
  const cyclic = new Set<string>()
  for (const start of rows) {
    const path = new Set<string>()
    let row: Competency | null = start
    while (row && !walked.has(row.code)) {
      walked.add(row.code)
      path.add(row.code)
      const code: string | null | undefined = next(row)
      if (code && path.has(code)) {
        const members = [...path]
        for (const member of members.slice(members.indexOf(code))) cyclic.add(member)
      }
      row = code ? find(code) : null
    }
  }
  return cyclic
}

function groupBy<T>(rows: Iterable<T>, keyOf: (row: T) => string | null | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (!key) continue
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

export function acceptResources(
  read: readonly ReadNode<KnowledgeResource>[],
  report: ReportProblem,
): KnowledgeResource[] {
  return withoutRepeats(read, (node) => node.id, 'id', report).map(({ node }) => node)
}

/** The positions all of whose references lead somewhere, every role and activity standing in one place only. */
export function acceptPositions(
  read: readonly ReadNode<Position>[],
  {
    competencyOf,
    hasResource,
  }: { competencyOf: (code: string) => Competency | null; hasResource: (id: string) => boolean },
  report: ReportProblem,
): Position[] {
  const placeOf = new Map<string, string>()
  return withoutRepeats(read, (node) => node.id, 'id', report)
    .filter(({ node, path }) => {
      let sound = true
      const refuse: ReportProblem = (...problem) => {
        sound = false
        report(...problem)
      }
      const takePlace = (id: string, at: string, owner: string) => {
        const first = placeOf.get(id)
        if (first === owner) refuse(at, 'duplicate', { value: id })
        else if (first !== undefined) refuse(at, 'belongs_elsewhere', { value: id, owner: first })
        else placeOf.set(id, owner)
      }
      node.roles.forEach((role, r) => {
        const roleAt = `${path}.roles[${r}]`
        takePlace(role.id, `${roleAt}.id`, node.id)
        role.activities.forEach((activity, a) => {
          const activityAt = `${roleAt}.activities[${a}]`
          takePlace(activity.id, `${activityAt}.id`, role.id)
          const used = new Set<string>()
          activity.knowledgeResourceIds.forEach((id, k) => {
            const at = `${activityAt}.knowledgeResourceIds[${k}]`
            if (used.has(id)) refuse(at, 'duplicate', { value: id })
            else if (!hasResource(id)) refuse(at, 'unknown_resource', { value: id })
            used.add(id)
          })
        })
        const codes = new Set<string>()
        role.competencies.forEach(({ code }, c) => {
          const at = `${roleAt}.competencies[${c}].code`
          if (codes.has(code)) refuse(at, 'duplicate', { value: code })
          else if (!competencyOf(code)) refuse(at, 'unknown_competency', { value: code })
          codes.add(code)
        })
      })
      return sound
    })
    .map(({ node }) => node)
}

function withoutRepeats<T>(
  read: readonly ReadNode<T>[],
  idOf: (node: T) => string,
  key: string,
  report: ReportProblem,
): ReadNode<T>[] {
  const seen = new Set<string>()
  return read.filter(({ node, path, sound }) => {
    const id = idOf(node)
    const repeated = id !== '' && seen.has(id)
    if (repeated) report(`${path}.${key}`, 'duplicate', { value: id })
    seen.add(id)
    return sound && !repeated
  })
}

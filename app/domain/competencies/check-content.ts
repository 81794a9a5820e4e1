import { type Framework } from '@karmashala/frac'
import { type FrameworkState, type NodeProblem } from '#app/domain/competencies/framework-state.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { toCompetencyRow, type KindOfNode } from '#app/domain/competencies/node-content.ts'
import { CONTENT_SCHEMAS, type NodeContent } from '#app/domain/competencies/node-content.schema.ts'
import { DomainError } from '#app/lib/errors.ts'

/** Reads what somebody says a node is; refuses what has not its form, naming the field. */
export function readContent(kind: NodeKind, content: unknown): NodeContent {
  const parsed = CONTENT_SCHEMAS[kind].safeParse(content)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') ?? ''
  if (issue?.message.startsWith('framework:refusals.')) {
    throw new DomainError('invalid', issue.message as `framework:${string}`, { field })
  }
  throw new DomainError('invalid', 'framework:refusals.badContent', { field })
}

export const withKind = (kind: NodeKind, content: NodeContent): KindOfNode =>
  ({ kind, content }) as KindOfNode

/** What is wrong with a node as it stands among the others, or null. `id` is null while it has none. */
export function nodeProblem(state: FrameworkState, id: string | null, node: KindOfNode): NodeProblem | null {
  if (node.kind === 'competency') return state.competencyProblem(id, node.content)
  return node.kind === 'position' ? state.positionProblem(id ?? '', node.content) : null
}

/** Puts a node in its place, so that what comes after can refer to it. */
export function putNode(state: FrameworkState, id: string, node: KindOfNode): void {
  if (node.kind === 'competency') {
    const { content } = node
    const theme = content.parentCode === null ? null : (state.competency(content.parentCode)?.name ?? null)
    state.putCompetency(toCompetencyRow(id, content, theme))
  } else if (node.kind === 'position') state.putPosition({ id, ...node.content })
  else state.putResource({ id, ...node.content })
}

/** Why a node cannot go out of use, or null. */
export function retirementProblem(
  state: FrameworkState,
  { kind, id, redirectTo }: { kind: NodeKind; id: string; redirectTo: string | null },
): NodeProblem | null {
  if (redirectTo === id) return { key: 'framework:refusals.mergeIntoItself' }
  if (redirectTo !== null) {
    const successor = findInUse(state, kind, redirectTo)
    if (!successor) return { key: 'framework:refusals.noSuccessor', params: { code: redirectTo } }
  }
  if (kind === 'competency') {
    const count = state.childrenOf(id).length
    return count > 0 ? { key: 'framework:refusals.themeWithChildren', params: { count } } : null
  }
  if (kind === 'knowledge_resource') {
    const count = state.usersOf(id).length
    return count > 0 ? { key: 'framework:refusals.resourceInUse', params: { count } } : null
  }
  return null
}

function findInUse(state: FrameworkState, kind: NodeKind, id: string): object | null {
  if (kind === 'position') return state.position(id)
  if (kind === 'knowledge_resource') return state.resource(id)
  const row = state.competency(id)
  return row && !row.retired ? row : null
}

export const refuse = ({ key, params }: NodeProblem, code: 'invalid' | 'conflict' = 'invalid'): never => {
  throw new DomainError(code, key, params)
}

/** Names of nodes by their ids, for showing what a code or an id stands for. */
export function nameIn(
  framework: Framework,
  kind: NodeKind,
  id: string,
): { name: string; nameHi: string } | null {
  const rows: readonly { name: string; nameHi: string }[] =
    kind === 'competency'
      ? framework.competencies.filter(({ code }) => code === id)
      : (kind === 'position' ? framework.positions : framework.knowledgeResources).filter(
          (row) => row.id === id,
        )
  const [row] = rows
  return row ? { name: row.name, nameHi: row.nameHi } : null
}

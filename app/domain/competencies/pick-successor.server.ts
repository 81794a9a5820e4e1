import { foldText } from '@karmashala/frac'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { nameIn } from '#app/domain/competencies/check-content.ts'
import { currentDictionary, currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { findNearDuplicates } from '#app/domain/competencies/find-near-duplicates.server.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { contentIn } from '#app/domain/competencies/node-content.ts'
import { type Choice, type SuccessorPicker } from '#app/domain/competencies/proposal-views.ts'
import { listPositions } from '#app/domain/explorer/list-positions.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

const FOUND_MAX = 20

type PickSuccessor = {
  actor: Actor
  nodeKind: NodeKind
  nodeId?: string | undefined
  successorId?: string | undefined
  query?: string
}

/**
 * What a steward chooses from who takes something out of use: first what goes, then what takes its place. Only what is
 * in use is offered; names like that of what goes are offered without searching.
 */
export async function pickSuccessor({
  actor,
  nodeKind,
  nodeId = '',
  successorId = '',
  query = '',
}: PickSuccessor): Promise<SuccessorPicker> {
  requirePermission(actor, 'framework.steward', {})
  const { framework } = await currentFramework()
  const inUse = (id: string): Choice | null => {
    const name = contentIn(framework, nodeKind, id) && nameIn(framework, nodeKind, id)
    return name ? { id, name: name.name, nameHi: name.nameHi } : null
  }
  const node = inUse(nodeId)
  const found = query ? await search(nodeKind, query) : null
  const like = node ? await findNearDuplicates({ actor, nodeKind, ...node, except: [node.id] }) : []
  return {
    node,
    successor: successorId === nodeId ? null : inUse(successorId),
    found: found?.filter(({ id }) => id !== node?.id) ?? null,
    alike: like
      .filter(({ proposalId, isRetired, isPrivate }) => !proposalId && !isRetired && !isPrivate)
      .flatMap(({ id }) => inUse(id) ?? []),
  }
}

async function search(kind: NodeKind, query: string): Promise<Choice[]> {
  if (kind === 'position') {
    const { positions } = await listPositions({ query })
    return positions.slice(0, FOUND_MAX).map(toChoice)
  }
  if (kind === 'competency') {
    const dictionary = await currentDictionary()
    const named = dictionary.find(query.toUpperCase())
    const rows = dictionary.search(query, FOUND_MAX).filter(({ code }) => code !== named?.code)
    return [...(named && !named.retired ? [named] : []), ...rows].map(({ code, ...row }) =>
      toChoice({ id: code, ...row }),
    )
  }
  const { framework } = await currentFramework()
  const words = foldText(query).split(' ')
  return framework.knowledgeResources
    .filter(({ id, name, nameHi }) => {
      const text = foldText(`${id} ${name} ${nameHi}`)
      return words.every((word) => text.includes(word))
    })
    .slice(0, FOUND_MAX)
    .map(toChoice)
}

const toChoice = ({ id, name, nameHi }: Choice): Choice => ({ id, name, nameHi })

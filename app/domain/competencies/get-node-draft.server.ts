import { requirePermission } from '#app/domain/access/require-permission.ts'
import { currentFramework, dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { type ContentOf } from '#app/domain/competencies/node-content.schema.ts'
import { baseOf } from '#app/domain/competencies/propose-node.server.ts'
import { type ProposalChoices } from '#app/domain/competencies/proposal-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

/** A node in use as a form for changing it begins with it. */
export type NodeDraft<K extends NodeKind> = { nodeId: string; version: number; content: ContentOf<K> }

export async function getNodeDraft<K extends NodeKind>({
  actor,
  nodeKind,
  nodeId,
}: {
  actor: Actor
  nodeKind: K
  nodeId: string
}): Promise<NodeDraft<K>> {
  requirePermission(actor, 'framework.propose', {})
  const { id, version, content } = await baseOf(nodeKind, nodeId)
  return { nodeId: id, version, content: content as ContentOf<K> }
}

/** What forms offer to choose from. */
export async function listProposalChoices({ actor }: { actor: Actor }): Promise<ProposalChoices> {
  requirePermission(actor, 'framework.propose', {})
  const { framework } = await currentFramework()
  const dictionary = await dictionaryFor(actor.acting.organisationId)
  const shared = framework.competencies.filter(({ retired, selectable }) => !retired && selectable)
  return {
    themes: dictionary.themes
      .filter(({ code }) => shared.some((row) => row.code === code))
      .map(({ code, name, nameHi, type }) => ({ id: code, name, nameHi, type })),
    competencies: shared.map(({ code, name, nameHi }) => ({ id: code, name, nameHi })),
    resources: framework.knowledgeResources.map(({ id, name, nameHi }) => ({ id, name, nameHi })),
  }
}

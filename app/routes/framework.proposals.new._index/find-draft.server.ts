import { getNodeDraft, type NodeDraft } from '#app/domain/competencies/get-node-draft.server.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

/** The node a form is to change, named in its address; null when the form is for a new one. */
export async function findDraft<K extends NodeKind>(
  request: Request,
  actor: Actor,
  nodeKind: K,
): Promise<NodeDraft<K> | null> {
  const nodeId = new URL(request.url).searchParams.get('node')
  return nodeId === null ? null : await getNodeDraft({ actor, nodeKind, nodeId })
}

import { type z } from 'zod'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { type ContentOf } from '#app/domain/competencies/node-content.schema.ts'
import { seenIn } from '#app/domain/competencies/proposal-forms.schema.ts'
import { proposeNode } from '#app/domain/competencies/propose-node.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { answerProposal } from '#app/routes/framework.proposals.new._index/answer-proposal.server.ts'
import { findDraft } from '#app/routes/framework.proposals.new._index/find-draft.server.ts'

type Sent = { reason: string; seen?: string | undefined; baseVersion?: number | undefined }

type ProposeByForm<K extends NodeKind, S extends z.ZodType<Sent>> = {
  request: Request
  actor: Actor
  nodeKind: K
  schema: S
  /** What the node is to say; what the form does not ask is as it was. */
  toContent: (form: z.output<S>, before: ContentOf<K> | null) => object
}

/** Proposes a new node, or a change of the one in the address, as a form says it. */
export async function proposeByForm<K extends NodeKind, S extends z.ZodType<Sent>>({
  request,
  actor,
  nodeKind,
  schema,
  toContent,
}: ProposeByForm<K, S>) {
  return await answerProposal(request, schema, async (form) => {
    const draft = await findDraft(request, actor, nodeKind)
    const { reason, seen, baseVersion } = form
    return await proposeNode({
      ...{ actor, nodeKind, nodeId: draft?.nodeId ?? null, content: toContent(form, draft?.content ?? null) },
      ...{ reason, baseVersion, seenDuplicates: seenIn(seen) },
    })
  })
}

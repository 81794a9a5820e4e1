import { diffNodes } from '@karmashala/frac'
import { may } from '#app/domain/access/policy.ts'
import { nameIn } from '#app/domain/competencies/check-content.ts'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import {
  FrameworkProposal,
  type FrameworkProposalRecord,
} from '#app/domain/competencies/framework-proposal.model.server.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { namesInChanges } from '#app/domain/competencies/names-in-changes.ts'
import { type NodeContent } from '#app/domain/competencies/node-content.schema.ts'
import { readNodes } from '#app/domain/competencies/node-records.server.ts'
import { NodeRevision, type NodeRevisionRecord } from '#app/domain/competencies/node-revision.model.server.ts'
import { type HistoryEntry, type NodeHistory } from '#app/domain/competencies/proposal-views.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Viewer } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type GetNodeHistory = { viewer: Viewer | null; nodeKind: NodeKind; nodeId: string }

/**
 * What a node said from version to version. The framework is public, and so is its history; who changed it, and why, is
 * read by those who keep it. A private term is seen by its organisation alone.
 */
export async function getNodeHistory({ viewer, nodeKind, nodeId }: GetNodeHistory): Promise<NodeHistory> {
  const node = (await readNodes(nodeKind, [nodeId])).get(nodeId)
  const isSeen = node && (node.ownerId === null || node.ownerId === viewer?.acting?.organisationId)
  if (!isSeen) throw new DomainError('not_found', 'framework:refusals.noNode')
  const revisions = await NodeRevision.find({ nodeKind, nodeId })
    .sort({ version: 1 })
    .lean<NodeRevisionRecord[]>()
  const mayReadAll = may(viewer, 'framework.read_proposals')
  const { nameOf, reasonOf } = mayReadAll ? await whoAndWhy(revisions) : NOBODY

  const entries = revisions.map((revision, index): HistoryEntry => {
    const before = revisions[index - 1]?.content as object | undefined
    return {
      ...{ version: revision.version, action: revision.action, at: revision.at.toISOString() },
      byName: nameOf(revision.byId),
      proposalId: mayReadAll && revision.proposalId ? String(revision.proposalId) : null,
      reason: reasonOf(revision.proposalId),
      changes: diffNodes(before ?? null, revision.content as object),
    }
  })
  const { framework } = await currentFramework()
  const contents = revisions.map(({ content }) => content as NodeContent)
  const { name, nameHi } = node.content
  const successor = node.redirectTo ? nameIn(framework, nodeKind, node.redirectTo) : null
  return {
    ...{ nodeKind, nodeId, name, nameHi, status: node.status, version: node.version },
    isPrivate: node.ownerId !== null,
    successor:
      node.redirectTo === null
        ? null
        : { id: node.redirectTo, ...(successor ?? { name: node.redirectTo, nameHi: '' }) },
    names: namesInChanges(
      entries.flatMap(({ changes }) => changes),
      framework,
      contents,
    ),
    entries: entries.reverse(),
  }
}

const NOBODY = { nameOf: () => null, reasonOf: () => null }

async function whoAndWhy(revisions: readonly NodeRevisionRecord[]) {
  const people = await User.find(
    { _id: { $in: revisions.flatMap(({ byId }) => byId ?? []) } },
    { name: 1 },
  ).lean()
  const proposals = await FrameworkProposal.find({
    _id: { $in: revisions.flatMap(({ proposalId }) => proposalId ?? []) },
  }).lean<FrameworkProposalRecord[]>()
  const names = new Map(people.map(({ _id, name }) => [String(_id), name]))
  const reasons = new Map(proposals.map(({ _id, reason }) => [String(_id), reason]))
  return {
    nameOf: (id: unknown) => names.get(String(id)) ?? null,
    reasonOf: (id: unknown) => reasons.get(String(id)) ?? null,
  }
}

import { diffNodes } from '@karmashala/frac'
import { type Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { nodeProblem, readContent, refuse, withKind } from '#app/domain/competencies/check-content.ts'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { findNearDuplicates } from '#app/domain/competencies/find-near-duplicates.server.ts'
import { FrameworkProposal } from '#app/domain/competencies/framework-proposal.model.server.ts'
import { FrameworkState } from '#app/domain/competencies/framework-state.ts'
import { OPEN_STATUSES, type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import {
  newPositionId,
  newResourceId,
  withMemberIds,
  type KindOfNode,
} from '#app/domain/competencies/node-content.ts'
import { reasonSchema, type NodeContent } from '#app/domain/competencies/node-content.schema.ts'
import { type NearDuplicate } from '#app/domain/competencies/proposal-views.ts'
import { findSharedNode, readNodes } from '#app/domain/competencies/node-records.server.ts'
import { auditOfActor } from '#app/domain/competencies/record-framework-audit.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** So that one person cannot bury the stewards; what is decided does not count. */
const OPEN_PER_PERSON_MAX = 100

type ProposeNode = {
  actor: Actor
  nodeKind: NodeKind
  /** The node that is to change; null for a new one. */
  nodeId?: string | null
  content: unknown
  reason: string
  /** Version the proposer saw; without it the present one is taken. */
  baseVersion?: number | undefined
  /** Ids of the near duplicates the proposer has been shown: others that have come up since are shown first. */
  seenDuplicates?: readonly string[]
  /** The private term that is proposed to everybody. */
  termCode?: string | null
}

export type ProposeNodeResult =
  { status: 'proposed'; proposalId: string } | { status: 'duplicates'; duplicates: NearDuplicate[] }

/**
 * Proposes a new node, or a change of one that everybody shares. A new competency gets its code when the board has
 * verified it, since a code once given is never given again; a new position or resource has an id from the start, which
 * follows from its name.
 */
export async function proposeNode(input: ProposeNode): Promise<ProposeNodeResult> {
  const { actor, nodeKind, nodeId = null, seenDuplicates = [], termCode = null } = input
  requirePermission(actor, 'framework.propose', {})
  const reason = readReason(input.reason)
  const node = completed(nodeId, withKind(nodeKind, readContent(nodeKind, input.content)))
  const base = nodeId === null ? null : await baseOf(nodeKind, nodeId, input.baseVersion)
  if (base && diffNodes(base.content, node.content).length === 0)
    throw new DomainError('invalid', 'framework:refusals.nothingChanged')
  const id = nodeId ?? (await newIdOf(node))
  const problem = nodeProblem(new FrameworkState((await currentFramework()).framework), id, node)
  if (problem) refuse(problem)

  const duplicates = await findNearDuplicates({
    ...{ actor, nodeKind, name: node.content.name, nameHi: node.content.nameHi, except: [id, termCode] },
    ...(node.kind === 'competency' && { type: node.content.type }),
  })
  const unseen = duplicates.some((duplicate) => !seenDuplicates.includes(duplicate.id))
  if (unseen && (!base || base.content.name !== node.content.name))
    return { status: 'duplicates', duplicates }

  const proposalId = await saveProposal(actor, {
    ...{ nodeKind, nodeId: id, content: node.content, reason, redirectTo: null, termCode },
    ...{ action: base ? 'change' : 'create', before: base?.content ?? null },
    baseVersion: base?.version ?? null,
  })
  return { status: 'proposed', proposalId }
}

type NewProposal = {
  nodeKind: NodeKind
  nodeId: string | null
  action: 'create' | 'change' | 'merge' | 'retire'
  content: NodeContent | null
  before: NodeContent | null
  baseVersion: number | null
  redirectTo: string | null
  termCode: string | null
  reason: string
}

/** Stores a proposal that has been checked, and says so in the audit log of the proposer's organisation. */
export async function saveProposal(actor: Actor, proposal: NewProposal): Promise<string> {
  return await inTransaction(async () => {
    const open = await FrameworkProposal.countDocuments({
      ...{ proposedById: actor.id, batchId: null, status: { $in: OPEN_STATUSES } },
    })
    if (open >= OPEN_PER_PERSON_MAX) {
      throw new DomainError('too_many', 'framework:refusals.tooManyOpen', { max: OPEN_PER_PERSON_MAX })
    }
    const [saved] = await FrameworkProposal.create([
      { ...proposal, organisationId: actor.acting.organisationId, proposedById: actor.id },
    ])
    const id = String((saved as { _id: Types.ObjectId })._id)
    await auditOfActor(actor, {
      action: 'framework.proposed',
      subject: { kind: 'framework_proposal', id },
      details: { node: proposal.nodeId, kind: proposal.nodeKind, change: proposal.action },
    })
    return id
  })
}

export function readReason(reason: string): string {
  const read = reasonSchema.safeParse(reason)
  if (!read.success) throw new DomainError('invalid', 'framework:refusals.reasonNeeded')
  return read.data
}

/** The node that is to change, as it stands and as the proposer saw it. */
export async function baseOf(kind: NodeKind, id: string, seenVersion?: number) {
  const base = await findSharedNode(kind, id)
  if (!base || base.status === 'draft') throw new DomainError('not_found', 'framework:refusals.noNode')
  if (base.status === 'retired') throw new DomainError('conflict', 'framework:refusals.alreadyRetired')
  if (seenVersion !== undefined && seenVersion !== base.version)
    throw new DomainError('conflict', 'framework:refusals.changedMeanwhile')
  return base
}

function completed(nodeId: string | null, node: KindOfNode): KindOfNode {
  if (node.kind !== 'position') return node
  return { kind: 'position', content: withMemberIds(nodeId ?? newPositionId(node.content), node.content) }
}

async function newIdOf(node: KindOfNode): Promise<string | null> {
  if (node.kind === 'competency') return null
  const id = node.kind === 'position' ? newPositionId(node.content) : newResourceId(node.content)
  const taken = (await readNodes(node.kind, [id])).size > 0
  if (taken)
    throw new DomainError('conflict', 'framework:refusals.existsAlready', { name: node.content.name })
  return id
}

import { may } from '#app/domain/access/policy.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { findOutdated } from '#app/domain/competencies/find-outdated.server.ts'
import {
  FrameworkProposal,
  type FrameworkProposalRecord,
} from '#app/domain/competencies/framework-proposal.model.server.ts'
import { OPEN_STATUSES } from '#app/domain/competencies/framework.schema.ts'
import { type NodeContent } from '#app/domain/competencies/node-content.schema.ts'
import {
  PROPOSAL_LISTS,
  type ProposalItem,
  type ProposalList,
  type ProposalsPage,
} from '#app/domain/competencies/proposal-views.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

const PAGE_SIZE = 20

type ListProposals = { actor: Actor; list: ProposalList; page?: number }

/**
 * Proposals by where they are. Who keeps the framework reads everybody's, others their own. What an import brought is
 * decided together, on the page of the import, and is not listed here one by one.
 */
export async function listProposals({ actor, list, page = 1 }: ListProposals): Promise<ProposalsPage> {
  requirePermission(actor, 'framework.propose', {})
  const mayReadAll = may(actor, 'framework.read_proposals')
  const whose = mayReadAll ? { batchId: null } : { batchId: null, proposedById: actor.id }
  const filters = {
    first: { ...whose, status: 'proposed' },
    board: { ...whose, status: 'first_verified' },
    verified: { ...whose, status: 'verified' },
    rejected: { ...whose, status: { $in: ['rejected', 'withdrawn'] } },
    mine: { batchId: null, proposedById: actor.id },
  } as const
  const counts = {} as Record<ProposalList, number>
  for (const one of PROPOSAL_LISTS) counts[one] = await FrameworkProposal.countDocuments(filters[one])
  const waiting = { batchId: { $ne: null }, status: { $in: OPEN_STATUSES } }
  const waitingImports = mayReadAll ? (await FrameworkProposal.distinct('batchId', waiting)).length : 0
  const isWaiting = list === 'first' || list === 'board'
  const records = await FrameworkProposal.find(filters[list])
    .sort({ _id: isWaiting ? 1 : -1 })
    .skip((page - 1) * PAGE_SIZE)
    .limit(PAGE_SIZE)
    .lean<FrameworkProposalRecord[]>()
  return {
    ...{ list, counts, page, mayReadAll, waitingImports, items: await toItems(records, actor) },
    pageCount: Math.ceil(counts[list] / PAGE_SIZE),
  }
}

/** Proposals as lines of a list. */
export async function toItems(
  records: readonly FrameworkProposalRecord[],
  actor: Actor,
): Promise<ProposalItem[]> {
  const [people, organisations] = await Promise.all([
    User.find({ _id: { $in: records.map(({ proposedById }) => proposedById) } }, { name: 1 }).lean(),
    Organisation.find(
      { _id: { $in: records.map(({ organisationId }) => organisationId) } },
      { name: 1, nameHi: 1 },
    ).lean(),
  ])
  const outdated = await findOutdated(records)
  const personOf = new Map(people.map(({ _id, name }) => [String(_id), name]))
  const organisationOf = new Map(organisations.map((row) => [String(row._id), row]))
  return records.map((record) => {
    const { name = '', nameHi = '' } = (record.content ?? record.before ?? {}) as Partial<NodeContent>
    const organisation = organisationOf.get(String(record.organisationId))
    return {
      ...{ id: String(record._id), name, nameHi, nodeKind: record.nodeKind, action: record.action },
      nodeId: record.nodeId ?? null,
      status: record.status,
      proposedAt: (record as { createdAt?: Date }).createdAt?.toISOString() ?? '',
      proposerName: personOf.get(String(record.proposedById)) ?? '',
      organisationName: organisation?.name ?? '',
      organisationNameHi: organisation?.nameHi ?? null,
      isOwn: String(record.proposedById) === actor.id,
      importId: record.batchId ? String(record.batchId) : null,
      isOutdated: outdated.has(String(record._id)),
    }
  })
}

import { type Types } from 'mongoose'
import { may } from '#app/domain/access/policy.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import {
  FrameworkImport,
  type FrameworkImportRecord,
} from '#app/domain/competencies/framework-import.model.server.ts'
import {
  FrameworkProposal,
  type FrameworkProposalRecord,
} from '#app/domain/competencies/framework-proposal.model.server.ts'
import { type ProposalStatus } from '#app/domain/competencies/framework.schema.ts'
import {
  type ImportItem,
  type ImportReport,
  type ImportView,
} from '#app/domain/competencies/import.schema.ts'
import { toItems } from '#app/domain/competencies/list-proposals.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

const PAGE_SIZE = 25
const LISTED = 30

/** The imports of late, with how far each is; a file that was only looked at is seen by who brought it. */
export async function listImports({ actor }: { actor: Actor }): Promise<ImportItem[]> {
  requirePermission(actor, 'framework.read_proposals')
  const records = await FrameworkImport.find(
    { $or: [{ status: 'proposed' }, { uploadedById: actor.id }] },
    { file: 0, report: 0 },
  )
    .sort({ _id: -1 })
    .limit(LISTED)
    .lean<FrameworkImportRecord[]>()
  return await toImportItems(records, actor)
}

/** An import: what was found in the file, and since it was proposed what has become of it. */
export async function getImport({
  actor,
  importId,
  page = 1,
}: {
  actor: Actor
  importId: string
  page?: number
}): Promise<ImportView> {
  requirePermission(actor, 'framework.read_proposals')
  const record = await FrameworkImport.findOne(
    { _id: importId, $or: [{ status: 'proposed' }, { uploadedById: actor.id }] },
    { file: 0 },
  ).lean<FrameworkImportRecord>()
  const [item] = record ? await toImportItems([record], actor) : []
  if (!record || !item) throw new DomainError('not_found', 'framework:refusals.noImport')

  const batch = { batchId: record._id }
  const proposals = await FrameworkProposal.find(batch)
    .sort({ _id: 1 })
    .skip((page - 1) * PAGE_SIZE)
    .limit(PAGE_SIZE)
    .lean<FrameworkProposalRecord[]>()
  const total = Object.values(item.counts).reduce((sum, count) => sum + count, 0)
  const { proposed = 0, first_verified: firstVerified = 0 } = item.counts
  const verifiedByActor = await FrameworkProposal.exists({
    ...{ ...batch, status: 'first_verified', 'firstVerification.byId': actor.id },
  })
  const first = proposed > 0 && may(actor, 'framework.verify_first')
  const board = firstVerified > 0 && may(actor, 'framework.verify_board')
  const isInvolved = item.isOwn || (board && verifiedByActor !== null)
  const report = record.report as ImportReport
  return {
    ...item,
    ...{ report, reason: record.reason ?? null },
    mayPropose:
      item.isOwn &&
      record.status === 'checked' &&
      report.problemCount === 0 &&
      report.nodes.length > 0 &&
      may(actor, 'framework.steward'),
    proposals: {
      ...{ items: await toItems(proposals, actor), page, pageCount: Math.ceil(total / PAGE_SIZE) },
    },
    may: {
      verifyFirst: first && !item.isOwn,
      verifyBoard: board && !isInvolved,
      reject: (first && !item.isOwn) || (board && !isInvolved),
      withdraw: item.isOwn && proposed + firstVerified > 0,
    },
    isInvolved: (first || board) && isInvolved,
  }
}

async function toImportItems(records: readonly FrameworkImportRecord[], actor: Actor): Promise<ImportItem[]> {
  const people = await User.find(
    { _id: { $in: records.map(({ uploadedById }) => uploadedById) } },
    { name: 1 },
  ).lean()
  const nameOf = new Map(people.map(({ _id, name }) => [String(_id), name]))
  const counted = await FrameworkProposal.aggregate<{
    _id: { batchId: Types.ObjectId; status: ProposalStatus }
    count: number
  }>([
    { $match: { batchId: { $in: records.map(({ _id }) => _id) } } },
    { $group: { _id: { batchId: '$batchId', status: '$status' }, count: { $sum: 1 } } },
  ])
  return records.map((record) => ({
    ...{ id: String(record._id), fileName: record.fileName, format: record.format, status: record.status },
    at: record.createdAt.toISOString(),
    byName: nameOf.get(String(record.uploadedById)) ?? '',
    isOwn: String(record.uploadedById) === actor.id,
    counts: Object.fromEntries(
      counted
        .filter(({ _id }) => String(_id.batchId) === String(record._id))
        .map(({ _id, count }) => [_id.status, count]),
    ),
  }))
}

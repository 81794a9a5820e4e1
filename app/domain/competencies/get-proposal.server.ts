import { diffNodes } from '@karmashala/frac'
import { may } from '#app/domain/access/policy.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { nameIn } from '#app/domain/competencies/check-content.ts'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { involvedIn } from '#app/domain/competencies/decide-proposals.server.ts'
import { findNearDuplicates } from '#app/domain/competencies/find-near-duplicates.server.ts'
import { findOutdated } from '#app/domain/competencies/find-outdated.server.ts'
import {
  FrameworkProposal,
  type FrameworkProposalRecord,
} from '#app/domain/competencies/framework-proposal.model.server.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { toItems } from '#app/domain/competencies/list-proposals.server.ts'
import { namesInChanges } from '#app/domain/competencies/names-in-changes.ts'
import { type CompetencyContent, type NodeContent } from '#app/domain/competencies/node-content.schema.ts'
import { type ProposalView } from '#app/domain/competencies/proposal-views.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

/** A proposal with everything its reader has to know to decide it; others than its keepers see only their own. */
export async function getProposal({
  actor,
  proposalId,
}: {
  actor: Actor
  proposalId: string
}): Promise<ProposalView> {
  requirePermission(actor, 'framework.propose', {})
  const mayReadAll = may(actor, 'framework.read_proposals')
  const record = await FrameworkProposal.findOne({
    ...{ _id: proposalId },
    ...(mayReadAll ? {} : { proposedById: actor.id }),
  }).lean<FrameworkProposalRecord>()
  const [item] = record ? await toItems([record], actor) : []
  if (!record || !item) throw new DomainError('not_found', 'framework:refusals.noProposal')

  const { framework } = await currentFramework()
  const before = record.before as NodeContent | null
  const content = record.content as NodeContent | null
  const changes = content ? diffNodes(before, content) : []
  const isOpen = record.status === 'proposed' || record.status === 'first_verified'
  const nameOf = await namesOfDeciders(record)
  const involved = involvedIn(record)
  const canDecide = (action: 'framework.verify_first' | 'framework.verify_board', status: string) =>
    record.status === status && may(actor, action)
  const outdated = (await findOutdated([record])).get(item.id) ?? null
  const first = canDecide('framework.verify_first', 'proposed')
  const board = canDecide('framework.verify_board', 'first_verified')
  const isInvolved = involved.includes(actor.id)
  const successor = record.redirectTo ? nameIn(framework, record.nodeKind, record.redirectTo) : null
  return {
    ...item,
    reason: record.reason,
    changes,
    names: namesInChanges(changes, framework, [before, content]),
    successor: record.redirectTo
      ? { id: record.redirectTo, ...(successor ?? { name: record.redirectTo, nameHi: '' }) }
      : null,
    firstVerification: decided(record.firstVerification, nameOf),
    boardVerification: decided(record.boardVerification, nameOf),
    rejection: record.rejection
      ? {
          byName: nameOf(record.rejection.byId),
          at: record.rejection.at.toISOString(),
          ...{ reason: record.rejection.reason, stage: record.rejection.stage },
        }
      : null,
    termCode: record.termCode ?? null,
    renewedAt: record.renewedAt?.toISOString() ?? null,
    isRenewable: outdated === 'changed',
    usedBy: await countUses(record.nodeKind, record.nodeId ?? null),
    duplicates:
      isOpen && record.action === 'create' && content
        ? await findNearDuplicates({
            ...{ actor, nodeKind: record.nodeKind, name: content.name, nameHi: content.nameHi },
            ...(record.nodeKind === 'competency' && { type: (content as CompetencyContent).type }),
            except: [record.nodeId ?? String(record._id), record.termCode ?? null],
          })
        : [],
    may: {
      verifyFirst: first && !isInvolved && !outdated,
      verifyBoard: board && !isInvolved && !outdated,
      reject: (first || board) && !isInvolved,
      withdraw: isOpen && item.isOwn && item.importId === null,
      renew: item.isOwn && outdated === 'changed',
    },
    isInvolved: (first || board) && isInvolved,
  }
}

type Decision = { byId: unknown; at: Date; remarks?: string | null } | null | undefined

const decided = (decision: Decision, nameOf: (id: unknown) => string) =>
  decision
    ? { byName: nameOf(decision.byId), at: decision.at.toISOString(), remarks: decision.remarks ?? null }
    : null

async function namesOfDeciders({
  firstVerification,
  boardVerification,
  rejection,
}: FrameworkProposalRecord): Promise<(id: unknown) => string> {
  const ids = [firstVerification, boardVerification, rejection].flatMap((decision) => decision?.byId ?? [])
  const people = await User.find({ _id: { $in: ids } }, { name: 1 }).lean()
  const names = new Map(people.map(({ _id, name }) => [String(_id), name]))
  return (id) => names.get(String(id)) ?? ''
}

async function countUses(kind: NodeKind, id: string | null): Promise<ProposalView['usedBy']> {
  if (!id || kind === 'position') return { positions: 0, courses: 0 }
  const { framework } = await currentFramework()
  const positions = framework.positions.filter(({ roles }) =>
    roles.some(({ competencies, activities }) =>
      kind === 'competency'
        ? competencies.some(({ code }) => code === id)
        : activities.some(({ knowledgeResourceIds }) => knowledgeResourceIds.includes(id)),
    ),
  ).length
  const courses =
    kind === 'competency'
      ? await CourseVersion.countDocuments({
          status: 'published',
          $or: [{ 'tags.competencyCode': id }, { 'modules.tags.competencyCode': id }],
        })
      : 0
  return { positions, courses }
}

import { makeDictionary } from '@karmashala/frac'
import { type Types } from 'mongoose'
import {
  nodeProblem,
  putNode,
  refuse,
  retirementProblem,
  withKind,
} from '#app/domain/competencies/check-content.ts'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { type FrameworkProposalRecord } from '#app/domain/competencies/framework-proposal.model.server.ts'
import { bumpFrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { FrameworkState, type NodeProblem } from '#app/domain/competencies/framework-state.ts'
import { NODE_KINDS, type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { nextCode } from '#app/domain/competencies/next-code.ts'
import { competencyFields } from '#app/domain/competencies/node-content.ts'
import { type CompetencyContent, type NodeContent } from '#app/domain/competencies/node-content.schema.ts'
import { nodesOf, readNodes, type StoredNode } from '#app/domain/competencies/node-records.server.ts'
import { NodeRevision } from '#app/domain/competencies/node-revision.model.server.ts'
import { reindexCoursesWith } from '#app/domain/competencies/reindex-courses.server.ts'
import { refuseHeldPosition } from '#app/domain/competencies/refuse-held-position.server.ts'
import { DomainError } from '#app/lib/errors.ts'

const SLICE = 1_000

type Write = {
  proposal: FrameworkProposalRecord
  kind: NodeKind
  id: string
  version: number
  content: NodeContent
  isRetired: boolean
}

/**
 * Puts what has been verified twice into the shared framework: nodes, their histories, the redirects that lead to them.
 * Everything is checked again against the framework as it stands now. Call it inside the transaction of the decision;
 * answers with the id each proposal's node has.
 */
export async function applyProposals(
  proposals: readonly FrameworkProposalRecord[],
  at: Date,
): Promise<Map<string, string>> {
  const { framework } = await currentFramework()
  const state = new FrameworkState(framework)
  // Before anything else is written: two decisions at once meet here, and the later one starts again.
  await bumpFrameworkRevision(at)
  const stored = await readAll(proposals)
  const codes = new Set(await Competency.distinct('_id'))

  const writes: Write[] = []
  for (const proposal of inOrder(proposals)) {
    const write = plan(proposal, state, stored, codes)
    if (write.kind === 'position' && write.isRetired) await refuseHeldPosition(write.id)
    writes.push(write)
  }
  for (const kind of NODE_KINDS)
    await writeNodes(
      kind,
      writes.filter((write) => write.kind === kind),
      state,
      at,
    )
  await writeRevisions(writes, at)
  await followUp(writes, framework.competencies.length > 0 ? makeDictionary(framework.competencies) : null)
  return new Map(writes.map(({ proposal, id }) => [String(proposal._id), id]))
}

/** Themes before what stands below them, resources before what is done by them, and what goes out of use last. */
function inOrder(proposals: readonly FrameworkProposalRecord[]): FrameworkProposalRecord[] {
  const rank = ({ nodeKind, action, content }: FrameworkProposalRecord) => {
    if (action === 'merge' || action === 'retire') return nodeKind === 'position' ? 4 : 5
    if (nodeKind === 'position') return 3
    return nodeKind === 'competency' && (content as CompetencyContent).parentCode !== null ? 2 : 1
  }
  return [...proposals].sort((a, b) => rank(a) - rank(b))
}

async function readAll(proposals: readonly FrameworkProposalRecord[]): Promise<Map<string, StoredNode>> {
  const all = new Map<string, StoredNode>()
  for (const kind of NODE_KINDS) {
    const ids = proposals.flatMap(({ nodeKind, nodeId }) => (nodeKind === kind && nodeId ? [nodeId] : []))
    for (const [id, node] of await readNodes(kind, ids)) all.set(id, node)
  }
  return all
}

function plan(
  proposal: FrameworkProposalRecord,
  state: FrameworkState,
  stored: Map<string, StoredNode>,
  codes: Set<string>,
): Write {
  const { nodeKind: kind, action, baseVersion, redirectTo } = proposal
  const before = proposal.nodeId ? (stored.get(proposal.nodeId) ?? null) : null
  if (action === 'create') {
    if (before) throw new DomainError('conflict', 'framework:refusals.idTaken', { id: before.id })
  } else if (!before || before.status !== 'verified' || before.version !== baseVersion) {
    throw new DomainError('conflict', 'framework:refusals.changedSince', { id: proposal.nodeId ?? '' })
  }

  if (action === 'merge' || action === 'retire') {
    const node = before as StoredNode
    refuseAny(retirementProblem(state, { kind, id: node.id, redirectTo: redirectTo ?? null }))
    takeOut(state, node)
    return { proposal, kind, id: node.id, version: node.version + 1, content: node.content, isRetired: true }
  }

  const node = withKind(kind, proposal.content as NodeContent)
  refuseAny(nodeProblem(state, proposal.nodeId ?? null, node))
  const id = proposal.nodeId ?? newCode(node.content as CompetencyContent, codes)
  if (kind === 'competency') codes.add(id)
  putNode(state, id, node)
  return { proposal, kind, id, version: (before?.version ?? 0) + 1, content: node.content, isRetired: false }
}

const refuseAny = (problem: NodeProblem | null): void => void (problem && refuse(problem, 'conflict'))

const newCode = ({ type, parentCode }: CompetencyContent, codes: Set<string>): string =>
  nextCode(type, parentCode === null, codes)

function takeOut(state: FrameworkState, { kind, id }: StoredNode): void {
  if (kind === 'position') state.removePosition(id)
  else if (kind === 'knowledge_resource') state.removeResource(id)
  else {
    const row = state.competency(id)
    if (row) state.putCompetency({ ...row, retired: true })
  }
}

async function writeNodes(kind: NodeKind, writes: Write[], state: FrameworkState, at: Date): Promise<void> {
  if (writes.length === 0) return
  const model = nodesOf(kind)
  const last = await model.findOne({}, { place: 1 }).sort({ place: -1 }).lean<{ place: number }>()
  let place = last?.place ?? 0
  const operations = writes.map((write) => {
    const { proposal, id, version, isRetired } = write
    const provenance = { source: 'proposal', at, byId: proposal.proposedById, proposalId: proposal._id }
    const fields = isRetired
      ? { status: 'retired', redirectTo: proposal.redirectTo ?? null }
      : fieldsOf(kind, id, write.content, state)
    if (proposal.action === 'create') {
      place += 1
      return {
        insertOne: { document: { _id: id, place, ...fields, version, status: 'verified', provenance } },
      }
    }
    const standing = { _id: id, ownerId: null, status: 'verified', version: version - 1 }
    return { updateOne: { filter: standing, update: { $set: { ...fields, version, provenance } } } }
  })
  let written = 0
  for (let start = 0; start < operations.length; start += SLICE) {
    const slice = operations.slice(start, start + SLICE) as unknown as Parameters<typeof model.bulkWrite>[0]
    const { insertedCount, matchedCount } = await model.bulkWrite(slice)
    written += insertedCount + matchedCount
  }
  if (written !== writes.length)
    throw new DomainError('conflict', 'framework:refusals.changedSince', { id: '' })
}

const fieldsOf = (kind: NodeKind, id: string, content: NodeContent, state: FrameworkState): object =>
  kind === 'competency' ? competencyFields(state, id, content as CompetencyContent) : content

async function writeRevisions(writes: Write[], at: Date): Promise<void> {
  const revisions = writes.map(({ proposal, kind, id, version, content, isRetired }) => ({
    ...{ nodeKind: kind, nodeId: id, version, action: proposal.action, at },
    content: isRetired ? { ...content, retired: true, redirectTo: proposal.redirectTo ?? null } : content,
    ...{ byId: proposal.proposedById, proposalId: proposal._id as Types.ObjectId },
  }))
  for (let start = 0; start < revisions.length; start += SLICE) {
    await NodeRevision.insertMany(revisions.slice(start, start + SLICE))
  }
}

/** What else follows from a change: no chains of redirects, themes named alike everywhere, the catalogue brought up to date. */
async function followUp(writes: Write[], before: ReturnType<typeof makeDictionary> | null): Promise<void> {
  const codes: string[] = []
  for (const { proposal, kind, id, content, isRetired } of writes) {
    if (isRetired && proposal.redirectTo) {
      await nodesOf(kind).updateMany({ redirectTo: id }, { $set: { redirectTo: proposal.redirectTo } })
    }
    if (kind !== 'competency') continue
    codes.push(id)
    const old = before?.find(id)
    if (!isRetired && old && old.parentCode === null && old.name !== content.name) {
      await Competency.updateMany({ parentCode: id }, { $set: { theme: content.name } })
      codes.push(...before!.children(id).map(({ code }) => code))
    }
    if (proposal.termCode) {
      await Competency.updateOne(
        // Also one that was dropped while this was decided: what is tagged with it has a successor now.
        { _id: proposal.termCode, ownerId: proposal.organisationId },
        { $set: { ownerId: null, status: 'retired', redirectTo: id } },
      )
      codes.push(proposal.termCode)
    }
  }
  await reindexCoursesWith(codes)
}

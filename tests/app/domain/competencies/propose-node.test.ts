import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { findNearDuplicates } from '#app/domain/competencies/find-near-duplicates.server.ts'
import { FrameworkProposal } from '#app/domain/competencies/framework-proposal.model.server.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { getProposal } from '#app/domain/competencies/get-proposal.server.ts'
import { listProposals } from '#app/domain/competencies/list-proposals.server.ts'
import { contentOfCompetency, contentOfPosition } from '#app/domain/competencies/node-content.ts'
import { proposeNode } from '#app/domain/competencies/propose-node.server.ts'
import { withdrawProposal } from '#app/domain/competencies/reject-proposal.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aLearner,
  aProposal,
  aReviewer,
  competencyContent,
  positionContent,
  REASON,
} from '#tests/support/factories/framework.ts'

const leave = async () =>
  (await currentFramework()).framework.competencies.find(({ code }) => code === 'FUN-111')!
const firstPosition = async () => (await currentFramework()).framework.positions[0]!

test('anybody who is signed in may propose a competency, and nothing of the framework changes', async () => {
  const before = await currentFramework()
  const actor = await aLearner()

  const { proposalId } = await aProposal({ actor })

  expect((await currentFramework()).revision).toBe(before.revision)
  expect(await getProposal({ actor, proposalId })).toMatchObject({
    ...{ status: 'proposed', action: 'create', nodeId: null, name: 'Zoological Cartography', isOwn: true },
    may: { withdraw: true, verifyFirst: false },
  })
  expect(await AuditEntry.findOne({ action: 'framework.proposed' }).lean()).toMatchObject({
    chain: actor.acting.organisationId,
    subjectId: proposalId,
  })
})

test('like names are shown before anything is sent, and the proposer may send it all the same', async () => {
  const actor = await aLearner()
  const { name, nameHi } = await leave()
  const proposal = {
    actor,
    nodeKind: 'competency',
    content: { ...competencyContent, name, nameHi },
    reason: REASON,
  } as const

  const shown = await proposeNode(proposal)

  if (shown.status !== 'duplicates') throw new Error('Nothing was shown.')
  expect(shown.duplicates[0]).toMatchObject({ id: 'FUN-111', similarity: 1 })
  expect(await FrameworkProposal.countDocuments()).toBe(0)
  const seenDuplicates = shown.duplicates.map(({ id }) => id)
  expect(await proposeNode({ ...proposal, seenDuplicates })).toMatchObject({ status: 'proposed' })
})

test('a name that somebody else has proposed is a near duplicate, too', async () => {
  const { proposalId } = await aProposal()

  const duplicates = await findNearDuplicates({
    ...{ actor: await aLearner(), nodeKind: 'competency', name: 'Zoological Cartografy' },
  })

  expect(duplicates[0]).toMatchObject({ proposalId, name: 'Zoological Cartography' })
})

test.each([
  ['a theme that is not there', { parentCode: 'FUN-T99' }, 'framework:refusals.unknownTheme'],
  ['a theme of another type', { parentCode: 'BEH-T01' }, 'framework:refusals.themeOfOtherType'],
  ['a sub-theme as its theme', { parentCode: 'FUN-111' }, 'framework:refusals.tooDeep'],
  ['a theme that is no code', { parentCode: 'somewhere' }, 'framework:refusals.badCode'],
  ['a level above five', { levels: [{ level: 6, text: 'More than all' }] }, 'framework:refusals.badLevel'],
  ['a level named twice', { levels: [{ level: 2, text: 'A' }, { level: 2, text: 'B' }] }, 'framework:refusals.levelTwice'], // prettier-ignore
  ['no name', { name: ' ' }, 'framework:refusals.badContent'],
])('a competency with %s is refused with the reason', async (_, wrong, key) => {
  const proposing = aProposal({ content: { ...competencyContent, ...wrong } })
  await expect(proposing).rejects.toMatchObject({ code: 'invalid', key })
})

test.each([
  ['a competency that is not there', { competencies: [{ code: 'FUN-999', level: 2 }] }, 'framework:refusals.unknownCompetency'], // prettier-ignore
  ['a level of nought', { competencies: [{ code: 'FUN-111', level: 0 }] }, 'framework:refusals.badLevel'],
  ['a competency named twice', { competencies: [{ code: 'FUN-111', level: 2 }, { code: 'FUN-111', level: 3 }] }, 'framework:refusals.neededTwice'], // prettier-ignore
  ['a resource that is not there', { activities: [{ name: 'Reads', knowledgeResourceIds: ['KRID999'] }] }, 'framework:refusals.unknownResource'], // prettier-ignore
  ['a role of another position', { id: 'RID001' }, 'framework:refusals.memberElsewhere'],
])('a position with %s is refused with the reason', async (_, wrong, key) => {
  const content = { ...positionContent, roles: [{ ...positionContent.roles[0], ...wrong }] }
  await expect(aProposal({ nodeKind: 'position', content })).rejects.toMatchObject({ code: 'invalid', key })
})

test('a theme can be put neither below itself nor below another while something stands below it', async () => {
  const { framework } = await currentFramework()
  const theme = framework.competencies.find(({ code }) => code === 'FUN-T01')!
  const content = contentOfCompetency(theme)
  const under = async (parentCode: string) =>
    await aProposal({ nodeId: 'FUN-T01', content: { ...content, parentCode } })
  const child = framework.competencies.find(({ parentCode }) => parentCode === 'FUN-T01')!

  await expect(under('FUN-T01')).rejects.toMatchObject({ key: 'framework:refusals.belowItself' })
  await expect(under('FUN-T02')).rejects.toMatchObject({ key: 'framework:refusals.themeBelowTheme' })
  await expect(under(child.code)).rejects.toMatchObject({ key: 'framework:refusals.themeBelowTheme' })
})

test('a position gets ids for what has none, and the same post cannot be proposed beside one that exists', async () => {
  const { proposalId } = await aProposal({ nodeKind: 'position' })
  const proposal = await FrameworkProposal.findById(proposalId).lean()

  expect(proposal?.nodeId).toMatch(/^PIDX[0-9A-F]{10}$/)
  expect(proposal?.content).toMatchObject({
    roles: [
      {
        id: expect.stringMatching(/^RIDX/) as string,
        activities: [{ id: expect.stringMatching(/^AIDX/) as string }],
      },
    ],
  })
})

test('a change is shown field by field, and one that changes nothing is refused', async () => {
  const position = await firstPosition()
  const content = contentOfPosition(position)
  const actor = await aLearner()
  const same = { actor, nodeKind: 'position' as NodeKind, nodeId: position.id, reason: REASON }
  await expect(proposeNode({ ...same, content })).rejects.toMatchObject({
    key: 'framework:refusals.nothingChanged',
  })

  const { proposalId } = await aProposal({
    ...{ actor, nodeKind: 'position', nodeId: position.id },
    content: { ...content, designation: 'Imagined Designation' },
  })

  expect((await getProposal({ actor, proposalId })).changes).toEqual([
    { path: ['designation'], before: position.designation, after: 'Imagined Designation' },
  ])
})

test('a change of what the proposer has not seen is refused', async () => {
  const content = { ...contentOfCompetency(await leave()), description: 'Imagined.' }
  const proposing = proposeNode({
    ...{ actor: await aLearner(), nodeKind: 'competency', nodeId: 'FUN-111', content, reason: REASON },
    baseVersion: 7,
  })
  await expect(proposing).rejects.toMatchObject({ code: 'conflict' })
})

test('a node that is not there, or a reason that says nothing, is refused', async () => {
  await expect(aProposal({ nodeId: 'FUN-999' })).rejects.toMatchObject({ code: 'not_found' })
  const actor = await aLearner()
  await expect(
    proposeNode({ actor, nodeKind: 'competency', content: competencyContent, reason: 'Because' }),
  ).rejects.toMatchObject({ code: 'invalid', key: 'framework:refusals.reasonNeeded' })
})

test('people see their own proposals, the keepers of the framework everybody’s', async () => {
  const { proposalId, actor } = await aProposal()
  const other = await aLearner()
  const reviewer = await aReviewer()

  expect((await listProposals({ actor, list: 'mine' })).items).toHaveLength(1)
  expect((await listProposals({ actor: other, list: 'first' })).items).toHaveLength(0)
  await expect(getProposal({ actor: other, proposalId })).rejects.toMatchObject({ code: 'not_found' })
  expect((await listProposals({ actor: reviewer, list: 'first' })).items).toMatchObject([
    { id: proposalId, proposerName: actor.name, isOwn: false },
  ])
  expect((await getProposal({ actor: reviewer, proposalId })).may).toMatchObject({ verifyFirst: true })
})

test('a proposal is taken back by who made it and by nobody else, once', async () => {
  const { proposalId, actor } = await aProposal()
  await expect(withdrawProposal({ actor: await aLearner(), proposalId })).rejects.toMatchObject({
    code: 'not_found',
  })

  await withdrawProposal({ actor, proposalId })

  expect((await getProposal({ actor, proposalId })).status).toBe('withdrawn')
  await expect(withdrawProposal({ actor, proposalId })).rejects.toMatchObject({ code: 'conflict' })
})

import fc from 'fast-check'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { getNodeDraft } from '#app/domain/competencies/get-node-draft.server.ts'
import { getProposal } from '#app/domain/competencies/get-proposal.server.ts'
import { mergeContents } from '#app/domain/competencies/merge-contents.ts'
import { positionContentSchema } from '#app/domain/competencies/node-content.schema.ts'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { Position } from '#app/domain/competencies/position.model.server.ts'
import { proposeMerge } from '#app/domain/competencies/propose-retirement.server.ts'
import { getRenewal, renewProposal } from '#app/domain/competencies/renew-proposal.server.ts'
import { verifyBoard, verifyFirst } from '#app/domain/competencies/verify-proposal.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aBoardMember,
  aLearner,
  aProposal,
  aReviewer,
  aSteward,
  REASON,
  verifyTwice,
} from '#tests/support/factories/framework.ts'

type Values = Record<string, unknown>

async function aChange(values: Values, actor?: Actor, nodeId = 'FUN-111') {
  const proposer = actor ?? (await aLearner())
  const { content } = await getNodeDraft({ actor: proposer, nodeKind: 'competency', nodeId })
  return await aProposal({ actor: proposer, nodeId, content: { ...content, ...values } })
}

/** A change of FUN-111 under which somebody else's change of it has come into force. */
async function anOutdated(wished: Values, since: Values) {
  const outdated = await aChange(wished)
  await verifyTwice((await aChange(since)).proposalId)
  return outdated
}

test('an outdated proposal is carried over: what others changed stays, what it wished comes on top', async () => {
  const { proposalId, actor } = await anOutdated(
    { description: 'What the proposer says.' },
    { nameHi: 'दूसरों का नाम' },
  )
  expect(await getProposal({ actor, proposalId })).toMatchObject({ isOutdated: true, may: { renew: true } })
  const view = await getRenewal({ actor, proposalId })
  expect(view).toMatchObject({ version: 2, contested: [] })
  expect(view.since.map(({ path }) => path)).toEqual([['nameHi']])
  expect(view.changes).toMatchObject([{ path: ['description'], after: 'What the proposer says.' }])

  await renewProposal({ actor, proposalId, version: 2 })
  expect(await getProposal({ actor, proposalId })).toMatchObject({
    ...{ isOutdated: false, may: { renew: false, withdraw: true } },
    renewedAt: expect.any(String) as string,
  })
  await verifyTwice(proposalId)
  expect(await Competency.findById('FUN-111').lean()).toMatchObject({
    ...{ version: 3, nameHi: 'दूसरों का नाम', description: 'What the proposer says.' },
  })
  const entry = await AuditEntry.findOne({ action: 'framework.renewed' }).lean()
  expect(entry?.details).toMatchObject({ node: 'FUN-111', fromVersion: 1, toVersion: 2 })
})

test('the verification of a renewed proposal starts over', async () => {
  const { proposalId, actor } = await aChange({ description: 'What the proposer says.' })
  const reviewer = await aReviewer()
  await verifyFirst({ actor: reviewer, proposalId })
  await verifyTwice((await aChange({ nameHi: 'दूसरों का नाम' })).proposalId)

  await renewProposal({ actor, proposalId, version: 2 })
  expect(await getProposal({ actor: reviewer, proposalId })).toMatchObject({
    ...{ status: 'proposed', firstVerification: null, may: { verifyFirst: true } },
  })
  await expect(verifyBoard({ actor: await aBoardMember(), proposalId })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('nobody verifies an outdated proposal, not even first', async () => {
  const { proposalId } = await anOutdated({ description: 'Said before.' }, { nameHi: 'दूसरों का नाम' })
  const reviewer = await aReviewer()
  expect((await getProposal({ actor: reviewer, proposalId })).may).toMatchObject({
    ...{ verifyFirst: false, reject: true, renew: false },
  })
  await expect(verifyFirst({ actor: reviewer, proposalId })).rejects.toMatchObject({
    key: 'framework:refusals.changedSince',
  })
})

test('where both have changed the same the proposer is told, and the proposal stands', async () => {
  const { proposalId, actor } = await anOutdated({ nameHi: 'प्रस्तावक का नाम' }, { nameHi: 'दूसरों का नाम' })
  const view = await getRenewal({ actor, proposalId })
  expect(view.contested).toEqual([['nameHi']])
  expect(view.changes).toMatchObject([{ before: 'दूसरों का नाम', after: 'प्रस्तावक का नाम' }])
})

test('only the proposer renews, only what is outdated, and only what they have been shown', async () => {
  const fresh = await aChange({ description: 'Said before.' })
  await expect(renewProposal({ ...fresh, version: 1 })).rejects.toMatchObject({
    key: 'framework:refusals.notOutdated',
  })
  await verifyTwice((await aChange({ nameHi: 'दूसरों का नाम' })).proposalId)
  for (const stranger of [await aLearner(), await aSteward(), await aReviewer()]) {
    const renewing = renewProposal({ actor: stranger, proposalId: fresh.proposalId, version: 2 })
    await expect(renewing).rejects.toMatchObject({ code: 'not_found' })
  }
  await verifyTwice((await aChange({ nameHi: 'तीसरों का नाम' })).proposalId)
  await expect(renewProposal({ ...fresh, version: 2 })).rejects.toMatchObject({
    key: 'framework:refusals.changedMeanwhile',
  })
})

test('a proposal whose wish has come about, or whose node is gone, is not renewed', async () => {
  const same = await anOutdated({ nameHi: 'एक ही नाम' }, { nameHi: 'एक ही नाम' })
  expect((await getRenewal(same)).changes).toEqual([])
  await expect(renewProposal({ ...same, version: 2 })).rejects.toMatchObject({
    key: 'framework:refusals.nothingLeft',
  })
  const gone = await aChange({ description: 'Said before.' }, undefined, 'FUN-045')
  const steward = await aSteward()
  const merge = { nodeKind: 'competency', nodeId: 'FUN-045', intoId: 'FUN-111', reason: REASON } as const
  await verifyTwice((await proposeMerge({ actor: steward, ...merge })).proposalId)
  expect(await getProposal(gone)).toMatchObject({ isOutdated: true, may: { renew: false } })
  await expect(getRenewal(gone)).rejects.toMatchObject({ key: 'framework:refusals.nothingToRenew' })
})

test('a proposed merge is renewed with the node as it stands now', async () => {
  const actor = await aSteward()
  const merge = { nodeKind: 'competency', nodeId: 'FUN-045', intoId: 'FUN-111', reason: REASON } as const
  const { proposalId } = await proposeMerge({ actor, ...merge })
  await verifyTwice((await aChange({ nameHi: 'दूसरों का नाम' }, undefined, 'FUN-045')).proposalId)
  expect(await getRenewal({ actor, proposalId })).toMatchObject({ isRetirement: true, changes: [] })
  await renewProposal({ actor, proposalId, version: 2 })
  await verifyTwice(proposalId)
  expect(await Competency.findById('FUN-045').lean()).toMatchObject({
    status: 'retired',
    redirectTo: 'FUN-111',
  })
})

const position = (roles: object[]) =>
  positionContentSchema.parse({ name: 'A post', designation: 'Post', roles })
const role = (id: string, name: string, needs: object[] = []) => ({ id, name, competencies: needs })
const need = (code: string, level: number) => ({ code, level, reason: '', reasonHi: '' })

test('roles and needs that either side adds, changes or takes away are carried over one by one', () => {
  const before = position([
    role('RID901', 'One', [need('FUN-111', 2), need('FUN-045', 2)]),
    role('RID902', 'Two'),
    role('RID903', 'Three'),
  ])
  const now = position([
    role('RID901', 'One', [need('FUN-111', 2), need('FUN-045', 4)]),
    role('RID903', 'Three, renamed'),
    role('RID904', 'Four'),
  ])
  const wished = position([
    role('RID901', 'One', [need('FUN-111', 3), need('FUN-045', 2), need('FUN-046', 1)]),
    role('RID902', 'Two'),
    role('RID905', 'Five'),
  ])
  const { content, contested } = mergeContents(before, now, wished)
  expect(content).toEqual(
    position([
      role('RID901', 'One', [need('FUN-111', 3), need('FUN-045', 4), need('FUN-046', 1)]),
      role('RID905', 'Five'),
      role('RID904', 'Four'),
    ]),
  )
  // The proposal took role three away, which somebody has worked on since.
  expect(contested).toEqual([['roles', 'RID903']])
})

test('a wish carried over to a node nobody has changed is the wish; one that wishes nothing is the node', async () => {
  const records = await Position.find({ ownerId: null }).limit(6).lean()
  const contents = records.map((record) => positionContentSchema.parse(JSON.parse(JSON.stringify(record))))
  const some = fc.constantFrom(...contents)
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(mergeContents(a, a, b)).toEqual({ content: b, contested: [] })
      expect(mergeContents(a, b, a)).toEqual({ content: b, contested: [] })
      expect(mergeContents(a, b, b).contested).toEqual([])
    }),
  )
})

import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { findBrokenAuditEntry } from '#app/domain/audit/record-audit.server.ts'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import {
  currentDictionary,
  currentFramework,
  dictionaryFor,
} from '#app/domain/competencies/current-framework.server.ts'
import { FrameworkProposal } from '#app/domain/competencies/framework-proposal.model.server.ts'
import { getNodeHistory } from '#app/domain/competencies/get-node-history.server.ts'
import { getProposal } from '#app/domain/competencies/get-proposal.server.ts'
import { nextCode } from '#app/domain/competencies/next-code.ts'
import { contentOfCompetency, contentOfPosition } from '#app/domain/competencies/node-content.ts'
import { keepOwnTerm, listOwnTerms, proposeOwnTerm } from '#app/domain/competencies/own-terms.server.ts'
import { proposeMerge, proposeRetirement } from '#app/domain/competencies/propose-retirement.server.ts'
import { rejectProposal } from '#app/domain/competencies/reject-proposal.server.ts'
import { verifyBoard, verifyFirst } from '#app/domain/competencies/verify-proposal.server.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { Job } from '#app/lib/jobs.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aPublishedCourse } from '#tests/support/factories/courses.ts'
import {
  aBoardMember,
  aLearner,
  aProposal,
  aReviewer,
  aSteward,
  competencyContent,
  positionContent,
  REASON,
  verifyTwice,
} from '#tests/support/factories/framework.ts'
import { aMinistry, anActor, anAuthor, aPlatform } from '#tests/support/factories/people.ts'

const statusOf = async (proposalId: string) => (await FrameworkProposal.findById(proposalId).lean())?.status
const competency = async (code: string) => (await currentDictionary()).get(code)

test('a competency enters the dictionary after two verifications, under the next code of its series', async () => {
  const { proposalId, actor } = await aProposal()
  const codes = (await currentFramework()).framework.competencies.map(({ code }) => code)
  const expected = nextCode('functional', false, codes)

  await verifyFirst({ actor: await aReviewer(), proposalId, remarks: 'Well said.' })
  expect((await currentDictionary()).find(expected)).toBeNull()
  await verifyBoard({ actor: await aBoardMember(), proposalId })

  expect(await competency(expected)).toMatchObject({
    ...{ name: 'Zoological Cartography', parentCode: 'FUN-T01', area: 'Functional', version: 1 },
    theme: (await competency('FUN-T01')).name,
  })
  expect(await getProposal({ actor, proposalId })).toMatchObject({
    ...{ status: 'verified', nodeId: expected, firstVerification: { remarks: 'Well said.' } },
  })
  expect(await getNodeHistory({ viewer: null, nodeKind: 'competency', nodeId: expected })).toMatchObject({
    entries: [{ version: 1, action: 'create', byName: null }],
  })
  const audited = await AuditEntry.find({ subjectId: proposalId }).lean()
  expect(
    audited.map(({ chain, action }) => `${chain === 'platform' ? 'platform' : 'own'} ${action}`).sort(),
  ).toEqual([
    'own framework.first_verified',
    'own framework.proposed',
    'own framework.verified',
    'platform framework.first_verified',
    'platform framework.verified',
  ])
  expect(await findBrokenAuditEntry('platform')).toBeNull()
})

test('proposer, first verifier and board are three people', async () => {
  const platform = await aPlatform()
  const all = ['framework_reviewer', 'framework_board'] as const
  const proposer = await anActor(platform, [...all])
  const reviewer = await anActor(platform, [...all])
  const { proposalId } = await aProposal({ actor: proposer })

  const own = { code: 'forbidden', key: 'framework:refusals.ownProposal' }
  await expect(verifyFirst({ actor: proposer, proposalId })).rejects.toMatchObject(own)
  await verifyFirst({ actor: reviewer, proposalId })
  await expect(verifyBoard({ actor: reviewer, proposalId })).rejects.toMatchObject({
    ...{ code: 'forbidden', key: 'framework:refusals.verifiedFirst' },
  })
  await expect(verifyBoard({ actor: proposer, proposalId })).rejects.toMatchObject(own)
  expect(await statusOf(proposalId)).toBe('first_verified')
})

test('nobody verifies outside their office, before their turn, or twice', async () => {
  const { proposalId } = await aProposal()
  const [reviewer, board] = [await aReviewer(), await aBoardMember()]

  await expect(verifyFirst({ actor: board, proposalId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(verifyFirst({ actor: await aSteward(), proposalId })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(verifyFirst({ actor: await aLearner(), proposalId })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(verifyBoard({ actor: board, proposalId })).rejects.toMatchObject({ code: 'conflict' })
  await verifyFirst({ actor: reviewer, proposalId })
  await expect(verifyFirst({ actor: await aReviewer(), proposalId })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a proposal is refused with a reason at either stage', async () => {
  const first = await aProposal()
  const second = await aProposal({
    content: { ...competencyContent, name: 'Quixotic Numismatics', nameHi: '' },
  })
  await expect(
    rejectProposal({ actor: await aReviewer(), proposalId: first.proposalId, reason: ' ' }),
  ).rejects.toMatchObject({ code: 'invalid' })

  await rejectProposal({ actor: await aReviewer(), proposalId: first.proposalId, reason: REASON })
  await verifyFirst({ actor: await aReviewer(), proposalId: second.proposalId })
  await expect(
    rejectProposal({ actor: await aReviewer(), proposalId: second.proposalId, reason: REASON }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await rejectProposal({ actor: await aBoardMember(), proposalId: second.proposalId, reason: REASON })

  expect((await getProposal({ actor: first.actor, proposalId: first.proposalId })).rejection).toMatchObject({
    ...{ stage: 'first', reason: REASON },
  })
  expect((await getProposal({ actor: second.actor, proposalId: second.proposalId })).rejection).toMatchObject(
    {
      stage: 'board',
    },
  )
})

test('a change of a node that has changed since is a conflict, and nothing of it is kept', async () => {
  const content = contentOfCompetency(await competency('FUN-111'))
  const one = await aProposal({
    nodeId: 'FUN-111',
    content: { ...content, description: 'One imagined text.' },
  })
  const two = await aProposal({ nodeId: 'FUN-111', content: { ...content, description: 'Another one.' } })
  await verifyFirst({ actor: await aReviewer(), proposalId: two.proposalId })
  await verifyTwice(one.proposalId)

  const board = await aBoardMember()
  expect((await getProposal({ actor: board, proposalId: two.proposalId })).isOutdated).toBe(true)
  await expect(verifyBoard({ actor: board, proposalId: two.proposalId })).rejects.toMatchObject({
    ...{ code: 'conflict', key: 'framework:refusals.changedSince' },
  })

  expect(await competency('FUN-111')).toMatchObject({ description: 'One imagined text.', version: 2 })
  expect(await statusOf(two.proposalId)).toBe('first_verified')
})

test('the history of a node tells each change, with who and why for those who keep the framework', async () => {
  const before = await competency('FUN-111')
  const content = { ...contentOfCompetency(before), name: 'Imagined Leave Rules' }
  const { proposalId, actor } = await aProposal({ nodeId: 'FUN-111', content })
  await verifyTwice(proposalId)
  const history = { nodeKind: 'competency', nodeId: 'FUN-111' } as const

  const forAll = await getNodeHistory({ viewer: null, ...history })
  const forKeepers = await getNodeHistory({ viewer: await aSteward(), ...history })

  expect(forAll.entries[0]).toMatchObject({
    ...{ version: 2, action: 'change', byName: null, reason: null, proposalId: null },
    changes: [{ path: ['name'], before: before.name, after: 'Imagined Leave Rules' }],
  })
  expect(forKeepers.entries[0]).toMatchObject({ byName: actor.name, reason: REASON, proposalId })
  expect(forAll.entries[1]).toMatchObject({ version: 1, action: 'create' })
})

test('two people who verify at the same moment give two codes', async () => {
  const one = await aProposal()
  const two = await aProposal({ content: { ...competencyContent, name: 'Quixotic Numismatics', nameHi: '' } })
  const reviewer = await aReviewer()
  for (const { proposalId } of [one, two]) await verifyFirst({ actor: reviewer, proposalId })
  const board = [await aBoardMember(), await aBoardMember()] as const

  await Promise.all([
    verifyBoard({ actor: board[0], proposalId: one.proposalId }),
    verifyBoard({ actor: board[1], proposalId: two.proposalId }),
  ])

  const ids = (await FrameworkProposal.find().lean()).map(({ nodeId }) => nodeId)
  expect(new Set(ids).size).toBe(2)
  expect(await findBrokenAuditEntry('platform')).toBeNull()
})

test('a position enters the framework with its roles, and can be changed', async () => {
  const { proposalId } = await aProposal({ nodeKind: 'position' })
  await verifyTwice(proposalId)
  const position = (await currentFramework()).framework.positions.find(
    ({ name }) => name === positionContent.name,
  )!
  expect(position.roles[0]).toMatchObject({
    ...{ name: 'Drawing imagined maps', competencies: [{ code: 'FUN-111', level: 3 }] },
  })

  const content = contentOfPosition(position)
  content.roles[0]!.competencies[0]!.level = 5
  const change = await aProposal({ nodeKind: 'position', nodeId: position.id, content })
  await verifyTwice(change.proposalId)

  const changed = (await currentFramework()).framework.positions.find(({ id }) => id === position.id)
  expect(changed?.roles[0]?.competencies[0]?.level).toBe(5)
  await expect(aProposal({ nodeKind: 'position' })).rejects.toMatchObject({
    ...{ code: 'conflict', key: 'framework:refusals.existsAlready' },
  })
})

test('a merged competency leads to its successor in one step, and what named it stays understood', async () => {
  const steward = await aSteward()
  const merge = async (nodeId: string, intoId: string) => {
    const { proposalId } = await proposeMerge({
      actor: steward,
      nodeKind: 'competency',
      nodeId,
      intoId,
      reason: REASON,
    })
    await verifyTwice(proposalId)
  }
  await aPublishedCourse() // tagged with FUN-111
  await Job.deleteMany({})

  await merge('FUN-111', 'FUN-045')
  expect(await Job.countDocuments({ name: 'catalogue.index' })).toBe(1)
  await merge('FUN-045', 'FUN-046')

  const dictionary = await currentDictionary()
  expect(dictionary.find('FUN-111')).toMatchObject({ retired: true, redirectTo: 'FUN-046' })
  expect(dictionary.resolve('FUN-111')?.code).toBe('FUN-046')
  const { positions } = (await currentFramework()).framework
  const needing = positions.find(({ roles }) => roles.some((role) => role.competencies.some((need) => need.code === 'FUN-111'))) // prettier-ignore
  if (needing) {
    const content = { ...contentOfPosition(needing), description: 'Imagined.' }
    await expect(aProposal({ nodeKind: 'position', nodeId: needing.id, content })).resolves.toBeTruthy()
  }
  await expect(aProposal({ nodeKind: 'position' })).rejects.toMatchObject({
    ...{ key: 'framework:refusals.replacedCompetency', params: { code: 'FUN-111', successor: 'FUN-046' } },
  })
})

test('stewards alone propose that something goes out of use, and not what would leave others without a place', async () => {
  const steward = await aSteward()
  const retire = { actor: steward, nodeKind: 'competency', nodeId: 'FUN-T01', reason: REASON } as const
  const learner = await aLearner()
  await expect(proposeRetirement({ ...retire, actor: learner })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(proposeRetirement(retire)).rejects.toMatchObject({
    key: 'framework:refusals.themeWithChildren',
  })
  const merge = { ...retire, nodeId: 'FUN-111' }
  await expect(proposeMerge({ ...merge, intoId: 'FUN-111' })).rejects.toMatchObject({
    key: 'framework:refusals.mergeIntoItself',
  })
  await expect(proposeMerge({ ...merge, intoId: 'FUN-999' })).rejects.toMatchObject({
    key: 'framework:refusals.noSuccessor',
  })

  const { proposalId } = await proposeRetirement({ ...merge, nodeId: 'FUN-045' })
  await verifyTwice(proposalId)

  await expect(proposeMerge({ ...merge, intoId: 'FUN-045' })).rejects.toMatchObject({
    key: 'framework:refusals.noSuccessor',
  })
  await expect(proposeRetirement({ ...merge, nodeId: 'FUN-045' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(
    proposeRetirement({ ...retire, nodeKind: 'knowledge_resource', nodeId: 'KRID001' }),
  ).rejects.toMatchObject({ key: 'framework:refusals.resourceInUse' })
})

test('two merges that would lead to each other cannot both hold', async () => {
  const steward = await aSteward()
  const one = await proposeMerge({ actor: steward, nodeKind: 'competency', nodeId: 'FUN-045', intoId: 'FUN-046', reason: REASON }) // prettier-ignore
  const two = await proposeMerge({ actor: steward, nodeKind: 'competency', nodeId: 'FUN-046', intoId: 'FUN-045', reason: REASON }) // prettier-ignore
  await verifyTwice(one.proposalId)
  await expect(verifyTwice(two.proposalId)).rejects.toMatchObject({
    ...{ code: 'conflict', key: 'framework:refusals.noSuccessor' },
  })
})

test('a position that somebody holds stays in use', async () => {
  const { positions } = (await currentFramework()).framework
  const held = positions[0]!
  const learner = await aLearner()
  await CompetencyProfile.create({
    ...{
      userId: learner.id,
      ministryId: learner.acting.organisationId,
      membershipId: learner.acting.membershipId,
    },
    positions: [{ positionId: held.id, from: new Date(), to: null, source: 'manual' }],
  })
  await expect(
    proposeRetirement({ actor: await aSteward(), nodeKind: 'position', nodeId: held.id, reason: REASON }),
  ).rejects.toMatchObject({ key: 'framework:refusals.positionHeld', params: { count: 1 } })
})

test('a renamed theme is called by its new name in all that stands below it', async () => {
  const content = { ...contentOfCompetency(await competency('FUN-T01')), name: 'Imagined Theme' }
  const { proposalId } = await aProposal({ nodeId: 'FUN-T01', content })
  await verifyTwice(proposalId)

  const children = (await currentDictionary()).children('FUN-T01')
  expect(children.length).toBeGreaterThan(0)
  expect(new Set(children.map(({ theme }) => theme))).toEqual(new Set(['Imagined Theme']))
})

test('a private term stays with its organisation until it is verified for everybody; then its code leads to the new one', async () => {
  const author = await anAuthor()
  const organisationId = author.acting.organisationId
  const { code } = await keepOwnTerm({ actor: author, content: competencyContent })
  expect(code).toMatch(/^FUN-OWN-[0-9A-F]{8}$/)
  expect((await currentDictionary()).find(code)).toBeNull()
  expect((await dictionaryFor(organisationId)).find(code)?.name).toBe('Zoological Cartography')
  await expect(keepOwnTerm({ actor: await aLearner(), content: competencyContent })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(proposeOwnTerm({ actor: await anAuthor(), code, reason: REASON })).rejects.toMatchObject({
    code: 'not_found',
  })

  const proposed = await proposeOwnTerm({ actor: author, code, reason: REASON })
  if (proposed.status !== 'proposed') throw new Error('A duplicate of itself.')
  expect(await listOwnTerms({ actor: author })).toMatchObject([{ code, openProposalId: proposed.proposalId }])
  await expect(proposeOwnTerm({ actor: author, code, reason: REASON })).rejects.toMatchObject({
    code: 'conflict',
  })
  await verifyTwice(proposed.proposalId)

  const dictionary = await currentDictionary()
  const shared = dictionary.resolve(code)
  expect(shared).toMatchObject({ name: 'Zoological Cartography' })
  expect(shared?.code).toMatch(/^FUN-\d{3}$/)
  expect(await listOwnTerms({ actor: author })).toEqual([])
})

test('the history of a private term is nobody else’s to read', async () => {
  const author = await anAuthor()
  const { code } = await keepOwnTerm({ actor: author, content: competencyContent })
  const history = { nodeKind: 'competency', nodeId: code } as const
  expect((await getNodeHistory({ viewer: author, ...history })).entries).toHaveLength(1)
  const stranger = await anActor(await aMinistry(), ['training_manager'])
  await expect(getNodeHistory({ viewer: stranger, ...history })).rejects.toMatchObject({ code: 'not_found' })
  expect(await Competency.countDocuments({ _id: code, status: 'draft' })).toBe(1)
})

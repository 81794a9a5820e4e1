import { loadDictionary } from '@karmashala/frac'
import { jobHandlers } from '#app/jobs.server.ts'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { issueCredential } from '#app/domain/credentials/issue-credential.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { assignPosition } from '#app/domain/positions/assign-position.server.ts'
import { attestCompetency } from '#app/domain/positions/attest-competency.server.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { confirmCompetency } from '#app/domain/positions/confirm-competency.server.ts'
import { endPosition } from '#app/domain/positions/end-position.server.ts'
import { evidenceOfVersion } from '#app/domain/positions/evidence-of-version.ts'
import { fillEvidenceIfNeeded } from '#app/domain/positions/fill-evidence.server.ts'
import { withdrawEvidence } from '#app/domain/positions/withdraw-evidence.server.ts'
import { Job } from '#app/lib/jobs.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCredential } from '#tests/support/factories/credentials.ts'
import { aMinistry, anActor, type TestOrganisation } from '#tests/support/factories/people.ts'
import { aProfile } from '#tests/support/factories/profiles.ts'

const SAID = { code: 'BEH-032', level: 3, note: 'Led the review of the scheme in March.' }
const evidenceOf = async ({ id }: Actor) =>
  (await CompetencyProfile.findOne({ userId: id }).lean())?.evidence ?? []

async function anOffice(): Promise<{
  ministry: TestOrganisation
  manager: Actor
  learner: Actor
  who: string
}> {
  const ministry = await aMinistry()
  const manager = await anActor(ministry, ['training_manager'])
  const learner = await anActor(ministry, ['learner'])
  return { ministry, manager, learner, who: learner.acting.membershipId }
}

/** A supervisor and a colleague in these units. */
async function inUnits(unit: string | null, other: string | null) {
  const { ministry, learner, who } = await anOffice()
  const supervisor = await anActor(ministry, ['supervisor'])
  await aProfile(supervisor, { unit })
  await aProfile(learner, { unit: other })
  return { supervisor, learner, who }
}

test('a training manager attests with a reason what a colleague can do', async () => {
  const { manager, learner, who } = await anOffice()

  await attestCompetency({ actor: manager, membershipId: who, ...SAID })

  expect(await evidenceOf(learner)).toMatchObject([{ ...SAID, kind: 'attested', withdrawn: null }])
  expect(String((await evidenceOf(learner))[0]?.byId)).toBe(manager.id)
  const entry = await AuditEntry.findOne({ action: 'competency.attested' }).lean()
  expect(entry).toMatchObject({ subjectId: learner.id, details: { competency: 'BEH-032', level: 3 } })
})

test('the same is not attested twice, another level is', async () => {
  const { manager, learner, who } = await anOffice()
  await attestCompetency({ actor: manager, membershipId: who, ...SAID })

  await expect(attestCompetency({ actor: manager, membershipId: who, ...SAID })).rejects.toMatchObject({
    code: 'conflict',
  })
  await attestCompetency({ actor: manager, membershipId: who, ...SAID, level: 4 })
  expect(await evidenceOf(learner)).toHaveLength(2)
})

test('nobody attests or confirms their own competencies', async () => {
  const actor = await anActor(await aMinistry(), ['training_manager', 'supervisor', 'learner'])
  await aProfile(actor, { unit: 'RTI' })
  const own = { actor, membershipId: actor.acting.membershipId, ...SAID }

  const refusal = { code: 'forbidden', key: 'positions:refusals.notYourself' }
  await expect(attestCompetency(own)).rejects.toMatchObject(refusal)
  await expect(confirmCompetency(own)).rejects.toMatchObject(refusal)
  expect(await evidenceOf(actor)).toEqual([])
})

test('a training manager of another ministry attests nothing here', async () => {
  const { who } = await anOffice()
  const { manager: stranger } = await anOffice()
  await expect(attestCompetency({ actor: stranger, membershipId: who, ...SAID })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test.each(['BEH-T99', 'no code', ''])('%j is no competency to attest', async (code) => {
  const { manager, who } = await anOffice()
  await expect(attestCompetency({ actor: manager, membershipId: who, ...SAID, code })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('a supervisor confirms what people of the same unit can do', async () => {
  const { supervisor, learner, who } = await inUnits('RTI Cell', 'rti cell')
  await confirmCompetency({ actor: supervisor, membershipId: who, ...SAID })
  expect(await evidenceOf(learner)).toMatchObject([{ kind: 'supervisor_confirmed', level: 3 }])
})

test.each([
  ['RTI Cell', 'Vigilance'],
  [null, null],
  ['RTI Cell', null],
])('a supervisor of %j confirms nothing of %j', async (unit, other) => {
  const { supervisor, learner, who } = await inUnits(unit, other)
  await expect(confirmCompetency({ actor: supervisor, membershipId: who, ...SAID })).rejects.toMatchObject({
    code: 'forbidden',
    key: 'positions:refusals.otherUnit',
  })
  expect(await evidenceOf(learner)).toEqual([])
})

test('who has no unit belongs to the department the office wrote down', async () => {
  const { supervisor, learner, who } = await inUnits('RTI Cell', null)
  await Membership.updateOne({ _id: who }, { $set: { department: 'RTI Cell' } })
  await confirmCompetency({ actor: supervisor, membershipId: who, ...SAID })
  expect(await evidenceOf(learner)).toHaveLength(1)
})

test('a supervisor does not attest and a training manager does not confirm', async () => {
  const { supervisor, who } = await inUnits('RTI', 'RTI')
  await expect(attestCompetency({ actor: supervisor, membershipId: who, ...SAID })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const { manager, who: other } = await anOffice()
  await expect(confirmCompetency({ actor: manager, membershipId: other, ...SAID })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('only who gave evidence withdraws it, once, and it stays readable', async () => {
  const { ministry, manager, learner, who } = await anOffice()
  const { evidenceId } = await attestCompetency({ actor: manager, membershipId: who, ...SAID })
  const withdrawal = { membershipId: who, evidenceId, reason: 'It was somebody else who led it.' }

  const colleague = await anActor(ministry, ['training_manager'])
  await expect(withdrawEvidence({ actor: colleague, ...withdrawal })).rejects.toMatchObject({
    key: 'positions:refusals.notYours',
  })
  await withdrawEvidence({ actor: manager, ...withdrawal })
  await expect(withdrawEvidence({ actor: manager, ...withdrawal })).rejects.toMatchObject({
    code: 'conflict',
  })

  expect(await evidenceOf(learner)).toMatchObject([{ level: 3, withdrawn: { reason: withdrawal.reason } }])
  expect(await AuditEntry.countDocuments({ action: 'evidence.withdrawn' })).toBe(1)
  await attestCompetency({ actor: manager, membershipId: who, ...SAID })
})

test('a credential is evidence from the moment it is issued, once', async () => {
  const { learner, enrolmentId } = await aCredential()
  await issueCredential({ enrolmentId })

  const credential = await Credential.findOne({ enrolmentId }).lean()
  expect(await evidenceOf(learner)).toMatchObject([
    { code: 'FUN-111', level: 3, kind: 'credential', byId: null },
  ])
  const [evidence] = await evidenceOf(learner)
  expect(String(evidence?.credentialId)).toBe(String(credential?._id))
  expect(evidence?.at).toEqual(credential?.completedAt)
})

test('credentials of earlier days are filled in once, and only then is there a job for it', async () => {
  const { learner } = await aCredential()
  await fillEvidenceIfNeeded()
  expect(await Job.countDocuments({ name: 'positions.fill_evidence' })).toBe(0)

  await CompetencyProfile.deleteMany({})
  await Credential.updateMany({}, { $unset: { profiledAt: 1 } })
  await fillEvidenceIfNeeded()
  expect(await Job.countDocuments({ name: 'positions.fill_evidence' })).toBe(1)
  await jobHandlers['positions.fill_evidence']?.({})
  await jobHandlers['positions.fill_evidence']?.({})

  expect(await evidenceOf(learner)).toHaveLength(1)
})

const tag = (competencyCode: string, level: number, role: 'taught' | 'practised' | 'assessed') => ({
  ...{ competencyCode, level, role },
})

test('a course vouches for what it assesses, at the level it assesses it', () => {
  const tags = [tag('FUN-111', 4, 'taught'), tag('FUN-111', 2, 'assessed'), tag('BEH-032', 3, 'practised')]
  expect(evidenceOfVersion({ tags }, loadDictionary())).toEqual([{ code: 'FUN-111', level: 2 }])
})

test('a course that assesses nothing vouches for what it taught and practised', () => {
  const tags = [tag('FUN-111', 2, 'taught'), tag('FUN-111', 3, 'practised')]
  expect(evidenceOfVersion({ tags }, loadDictionary())).toEqual([{ code: 'FUN-111', level: 3 }])
})

test('tags of a module count like those of the course', () => {
  const modules = [{ title: 'Test', tags: [tag('BEH-032', 3, 'assessed')] }, { title: 'Reading' }]
  expect(evidenceOfVersion({ tags: [tag('FUN-111', 2, 'taught')], modules }, loadDictionary())).toEqual([
    { code: 'BEH-032', level: 3 },
  ])
})

test('a position is assigned and ended by hand', async () => {
  const { manager: actor, learner, who } = await anOffice()
  const from = new Date('2026-01-01')
  await assignPosition({ actor, membershipId: who, positionId: 'PID007', from, unit: 'RTI' })
  await expect(
    assignPosition({ actor, membershipId: who, positionId: 'PID007', from: new Date('2026-05-01') }),
  ).rejects.toMatchObject({ code: 'conflict' })
  await expect(
    assignPosition({ actor, membershipId: who, positionId: 'PID999', from }),
  ).rejects.toMatchObject({ code: 'invalid' })

  const end = { actor, membershipId: who, positionId: 'PID007', from }
  await expect(endPosition({ ...end, to: new Date('2025-12-31') })).rejects.toMatchObject({ code: 'invalid' })
  await endPosition({ ...end, to: new Date('2026-02-28') })
  await expect(endPosition({ ...end, to: new Date('2026-02-28') })).rejects.toMatchObject({
    code: 'conflict',
  })

  const profile = await CompetencyProfile.findOne({ userId: learner.id }).lean()
  expect(profile).toMatchObject({ unit: 'RTI', positions: [{ positionId: 'PID007', source: 'manual' }] })
  expect(profile?.positions[0]?.to).toEqual(new Date('2026-02-28'))
  const actions = (await AuditEntry.find({ subjectId: learner.id }).lean()).map(({ action }) => action)
  expect(actions).toEqual(['position.assigned', 'position.ended'])
})

test('people of other ministries are given no positions', async () => {
  const { who } = await anOffice()
  const { manager: actor } = await anOffice()
  const position = { actor, membershipId: who, positionId: 'PID007', from: new Date('2026-01-01') }
  await expect(assignPosition(position)).rejects.toMatchObject({ code: 'not_found' })
  await expect(endPosition({ ...position, to: position.from })).rejects.toMatchObject({ code: 'not_found' })
})

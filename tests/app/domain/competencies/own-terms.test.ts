import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { changeOwnTerm } from '#app/domain/competencies/change-own-term.server.ts'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { dropOwnTerm } from '#app/domain/competencies/drop-own-term.server.ts'
import { findNearDuplicates } from '#app/domain/competencies/find-near-duplicates.server.ts'
import { getNodeHistory } from '#app/domain/competencies/get-node-history.server.ts'
import { getOwnTerm } from '#app/domain/competencies/get-own-term.server.ts'
import { keepOwnTerm, listOwnTerms, proposeOwnTerm } from '#app/domain/competencies/own-terms.server.ts'
import { verifyBoard, verifyFirst } from '#app/domain/competencies/verify-proposal.server.ts'
import { withdrawProposal } from '#app/domain/competencies/reject-proposal.server.ts'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { addTag } from '#app/domain/courses/set-tags.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourse } from '#tests/support/factories/courses.ts'
import {
  aBoardMember,
  aLearner,
  aReviewer,
  competencyContent,
  REASON,
} from '#tests/support/factories/framework.ts'
import { anAuthor } from '#tests/support/factories/people.ts'

const renamed = { ...competencyContent, name: 'Zoological Mapping' }

async function aTerm(): Promise<{ actor: Actor; code: string }> {
  const actor = await anAuthor()
  return { actor, ...(await keepOwnTerm({ actor, content: competencyContent })) }
}

async function proposed({ actor, code }: { actor: Actor; code: string }): Promise<string> {
  const answer = await proposeOwnTerm({ actor, code, reason: REASON })
  if (answer.status !== 'proposed') throw new Error('A duplicate of itself.')
  return answer.proposalId
}

const tag = (competencyCode: string) => ({ competencyCode, level: 2, role: 'taught' }) as const

test('an organisation changes its own term at once, and the history says what was changed', async () => {
  const { actor, code } = await aTerm()
  await changeOwnTerm({ actor, code, content: { ...renamed, nameHi: '' }, baseVersion: 1 })

  expect((await dictionaryFor(actor.acting.organisationId)).get(code)).toMatchObject({
    ...{ name: 'Zoological Mapping', nameHi: '', version: 2 },
  })
  const { entries } = await getNodeHistory({ viewer: actor, nodeKind: 'competency', nodeId: code })
  expect(entries[0]).toMatchObject({ version: 2, action: 'change' })
  expect(entries[0]?.changes.map(({ path }) => path)).toEqual([['name'], ['nameHi']])
  const audited = await AuditEntry.findOne({ action: 'framework.term_changed' }).lean()
  expect(audited?.details).toMatchObject({ name: 'Zoological Mapping', fields: 'name, nameHi' })
})

test('only the organisation of a term, and in it only who keeps its terms, changes it, drops it or reads of it', async () => {
  const { actor, code } = await aTerm()
  const asLearner: Actor = { ...actor, acting: { ...actor.acting, roles: ['learner'] } }
  for (const [stranger, refusal] of [
    [await anAuthor(), 'not_found'],
    [await aLearner(), 'forbidden'],
    [asLearner, 'forbidden'],
  ] as const) {
    const changing = changeOwnTerm({ actor: stranger, code, content: renamed, baseVersion: 1 })
    await expect(changing).rejects.toMatchObject({ code: refusal })
    await expect(dropOwnTerm({ actor: stranger, code })).rejects.toMatchObject({ code: refusal })
    await expect(getOwnTerm({ actor: stranger, code })).rejects.toMatchObject({ code: refusal })
  }
  await expect(dropOwnTerm({ actor, code: 'FUN-111' })).rejects.toMatchObject({ code: 'not_found' })
  expect(await Competency.findById(code).lean()).toMatchObject({ status: 'draft', version: 1 })
  expect(await Competency.findById('FUN-111').lean()).toMatchObject({ status: 'verified', version: 1 })
})

test('a change of a term is refused when it changes nothing, its type, or what a colleague has changed since', async () => {
  const { actor, code } = await aTerm()
  const change = async (content: object, baseVersion = 1) =>
    await changeOwnTerm({ actor, code, content, baseVersion })
  await expect(change(competencyContent)).rejects.toMatchObject({ key: 'framework:refusals.nothingChanged' })
  await expect(change({ ...renamed, type: 'domain', parentCode: null })).rejects.toMatchObject({
    key: 'framework:refusals.typeFixed',
  })
  await expect(change({ ...renamed, parentCode: 'BEH-T01' })).rejects.toMatchObject({
    key: 'framework:refusals.themeOfOtherType',
  })
  await change(renamed)
  await expect(change({ ...renamed, name: 'Something else' })).rejects.toMatchObject({
    key: 'framework:refusals.changedMeanwhile',
  })
})

test('a term that waits for a decision stays as it is until it is taken back', async () => {
  const { actor, code } = await aTerm()
  const proposalId = await proposed({ actor, code })
  const waiting = { code: 'conflict', key: 'framework:refusals.termProposed' }
  await expect(changeOwnTerm({ actor, code, content: renamed, baseVersion: 1 })).rejects.toMatchObject(
    waiting,
  )
  await expect(dropOwnTerm({ actor, code })).rejects.toMatchObject(waiting)
  await withdrawProposal({ actor, proposalId })
  await dropOwnTerm({ actor, code })
})

test('a dropped term keeps its name where a course carries it, and nothing new can carry it', async () => {
  const { actor, code } = await aTerm()
  const { courseId } = await aCourse({ actor })
  await addTag({ actor, courseId, tag: tag(code) })
  expect((await getOwnTerm({ actor, code })).usedBy).toEqual({ courses: 1, people: 0 })

  await dropOwnTerm({ actor, code })

  const { tags } = await getCourseWorkspace({ actor, courseId })
  expect(tags).toMatchObject([{ competencyCode: code, name: competencyContent.name, isOutside: true }])
  const other = await aCourse({ actor })
  await expect(addTag({ actor, courseId: other.courseId, tag: tag(code) })).rejects.toMatchObject({
    key: 'provide:refusals.unknownCompetency',
  })
  expect(await listOwnTerms({ actor })).toMatchObject([{ code, isDropped: true }])
  const { entries, status } = await getNodeHistory({ viewer: actor, nodeKind: 'competency', nodeId: code })
  expect({ status, last: entries[0] }).toMatchObject({
    ...{ status: 'retired', last: { version: 2, action: 'retire' } },
  })
  expect(await AuditEntry.countDocuments({ action: 'framework.term_dropped' })).toBe(1)
  await expect(dropOwnTerm({ actor, code })).rejects.toMatchObject({ code: 'not_found' })
})

test('a term dropped in the moment it was proposed leads to what becomes of the proposal', async () => {
  const { actor, code } = await aTerm()
  const proposalId = await proposed({ actor, code })
  await Competency.updateOne({ _id: code }, { $set: { status: 'retired' } })
  await verifyFirst({ actor: await aReviewer(), proposalId })
  await verifyBoard({ actor: await aBoardMember(), proposalId })
  const successor = (await dictionaryFor(actor.acting.organisationId)).resolve(code)
  expect(successor?.code).toMatch(/^FUN-\d{3}$/)
})

test('a like name among an organisation’s own terms leads its people to the term and nobody else to it', async () => {
  const { actor, code } = await aTerm()
  const like = { nodeKind: 'competency', name: competencyContent.name, type: 'functional' } as const
  const found = await findNearDuplicates({ actor, ...like })
  expect(found.find(({ id }) => id === code)).toMatchObject({ isPrivate: true, isRetired: false })
  const others = await findNearDuplicates({ actor: await anAuthor(), ...like })
  expect(others.map(({ id }) => id)).not.toContain(code)
})

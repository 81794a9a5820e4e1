import { type Actor } from '#app/domain/people/viewer.ts'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { findBrokenAuditEntry } from '#app/domain/audit/record-audit.server.ts'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { setPrice } from '#app/domain/courses/set-price.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { withdrawSubmission } from '#app/domain/courses/withdraw-submission.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { approveSubmission } from '#app/domain/validation/approve-submission.server.ts'
import { requestChanges } from '#app/domain/validation/request-changes.server.ts'
import { takeSubmission } from '#app/domain/validation/take-submission.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aSubmittedCourse } from '#tests/support/factories/courses.ts'
import {
  aMinistry,
  anActor,
  anAuthor,
  aPlatform,
  aProvider,
  aValidator,
} from '#tests/support/factories/people.ts'
import { aTakenSubmission, submissionOf } from '#tests/support/factories/submissions.ts'

const REASON = 'The quiz of the second lesson marks the right answer as wrong.'

test('approving publishes the version, puts it on sale and writes both into the audit log', async () => {
  const { courseId, courseVersionId, submissionId, validator, actor } = await aTakenSubmission()

  await approveSubmission({ actor: validator, submissionId })

  expect(await CourseVersion.findById(courseVersionId).lean()).toMatchObject({ status: 'published' })
  expect(String((await Course.findById(courseId).lean())?.publishedVersionId)).toBe(courseVersionId)
  expect(await Offering.findOne({ courseId }).lean()).toMatchObject({
    isOnSale: true,
    pricePerSeatPerYearInPaise: 25_000,
  })
  const submission = await submissionOf(submissionId)
  expect(submission).toMatchObject({ status: 'approved', rounds: [{ outcome: 'approved', reason: null }] })
  expect(String(submission?.rounds[0]?.decidedById)).toBe(validator.id)
  const chain = actor.acting.organisationId
  const entries = await AuditEntry.find({ chain }).sort({ sequence: 1 }).lean()
  expect(entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['submission.taken', 'course.published', 'submission.approved']),
  )
  expect(await findBrokenAuditEntry(chain)).toBeNull()
})

test('asking for changes gives the version back with the reason, and the answer opens a new round', async () => {
  const { courseId, courseVersionId, submissionId, validator, actor } = await aTakenSubmission()

  await requestChanges({ actor: validator, submissionId, reason: REASON })

  expect(await CourseVersion.findById(courseVersionId).lean()).toMatchObject({ status: 'draft' })
  expect(await Offering.countDocuments()).toBe(0)
  await setPrice({ actor, courseId, pricePerSeatPerYearInPaise: 30_000 })
  expect(await submitCourse({ actor, courseId })).toEqual({ submissionId })
  expect(await submissionOf(submissionId)).toMatchObject({
    status: 'queued',
    reviewerId: null,
    rounds: [
      {
        number: 1,
        outcome: 'changes_requested',
        reason: REASON,
        snapshot: { pricePerSeatPerYearInPaise: 25_000 },
      },
      { number: 2, outcome: null, reason: null },
    ],
  })
})

test('a second decision is refused and changes nothing', async () => {
  const { courseVersionId, submissionId, validator } = await aTakenSubmission()
  await approveSubmission({ actor: validator, submissionId })

  await expect(requestChanges({ actor: validator, submissionId, reason: REASON })).rejects.toMatchObject({
    code: 'conflict',
    key: 'validate:refusals.alreadyDecided',
  })
  await expect(approveSubmission({ actor: await aValidator(), submissionId })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await CourseVersion.findById(courseVersionId).lean()).toMatchObject({ status: 'published' })
})

test('of two validators who decide at once one wins and the other is told', async () => {
  const { submissionId, courseVersionId } = await aSubmittedCourse()
  const [first, second] = [await aValidator(), await aValidator()]

  const outcomes = await Promise.allSettled([
    approveSubmission({ actor: first, submissionId }),
    requestChanges({ actor: second, submissionId, reason: REASON }),
  ])

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find((one) => one.status === 'rejected')).toMatchObject({
    reason: { code: 'conflict', key: 'validate:refusals.alreadyDecided' },
  })
  const approved = outcomes[0]?.status === 'fulfilled'
  expect(await submissionOf(submissionId)).toMatchObject({
    status: approved ? 'approved' : 'changes_requested',
  })
  expect(await CourseVersion.findById(courseVersionId).lean()).toMatchObject({
    status: approved ? 'published' : 'draft',
  })
})

test('of two validators who take a submission at once one has it; only that one may decide', async () => {
  const { submissionId } = await aSubmittedCourse()
  const validators = [await aValidator(), await aValidator()]

  const takings = await Promise.allSettled(validators.map((actor) => takeSubmission({ actor, submissionId })))

  const winner = takings.findIndex(({ status }) => status === 'fulfilled')
  expect(takings[1 - winner]).toMatchObject({
    status: 'rejected',
    reason: { code: 'conflict', key: 'validate:refusals.takenByOther' },
  })
  const loser = validators[1 - winner] as Actor
  await expect(approveSubmission({ actor: loser, submissionId })).rejects.toMatchObject({
    key: 'validate:refusals.takenByOther',
  })
  await takeSubmission({ actor: validators[winner] as Actor, submissionId })
  expect((await submissionOf(submissionId))?.status).toBe('in_review')
})

const DECISIONS = {
  take: (actor: Actor, submissionId: string) => takeSubmission({ actor, submissionId }),
  approve: (actor: Actor, submissionId: string) => approveSubmission({ actor, submissionId }),
  'ask for changes to': (actor: Actor, submissionId: string) =>
    requestChanges({ actor, submissionId, reason: REASON }),
}

for (const [what, decide] of Object.entries(DECISIONS)) {
  test(`nobody may ${what} a course of their own institution, wherever they act`, async () => {
    const provider = await aProvider()
    const { submissionId } = await aSubmittedCourse({ actor: await anAuthor(provider) })
    const own = { code: 'forbidden', key: 'validate:refusals.ownInstitution' }
    const colleague = await anActor(provider, ['validator'])
    const elsewhere = await anActor(
      await aPlatform(),
      ['validator'],
      [{ organisation: provider, roles: ['author'] }],
    )

    await expect(decide(colleague, submissionId)).rejects.toMatchObject(own)
    await expect(decide(elsewhere, submissionId)).rejects.toMatchObject(own)
    const former = await anActor(
      await aPlatform(),
      ['validator'],
      [{ organisation: provider, roles: ['author'] }],
    )
    await Membership.updateOne(
      { userId: former.id, organisationId: provider.id },
      { $set: { ended: { at: new Date() } } },
    )
    const acting = { ...former, memberships: former.memberships.slice(0, 1) }
    await expect(decide(acting, submissionId)).rejects.toMatchObject(own)
    expect(await submissionOf(submissionId)).toMatchObject({ status: 'queued', reviewerId: null })
  })

  test(`only a validator may ${what} a submission`, async () => {
    const { submissionId, actor: author } = await aSubmittedCourse()
    const others = [
      author,
      await anActor(await aPlatform(), ['platform_admin', 'auditor']),
      await anActor(await aMinistry(), ['procurement_officer', 'sanctioning_authority', 'learner']),
    ]
    for (const actor of others) {
      await expect(decide(actor, submissionId)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect((await submissionOf(submissionId))?.status).toBe('queued')
  })

  test(`a submission that does not exist cannot be found to ${what} it`, async () => {
    const decision = decide(await aValidator(), '0123456789abcdef01234567')
    await expect(decision).rejects.toMatchObject({ code: 'not_found' })
  })
}

test('what its authors have taken back cannot be decided', async () => {
  const { submissionId, validator, actor, courseId } = await aTakenSubmission()
  await withdrawSubmission({ actor, courseId })

  await expect(approveSubmission({ actor: validator, submissionId })).rejects.toMatchObject({
    code: 'conflict',
    key: 'validate:refusals.alreadyDecided',
  })
})

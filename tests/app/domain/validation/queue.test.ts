import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { setPrice } from '#app/domain/courses/set-price.server.ts'
import { setTags } from '#app/domain/courses/set-tags.server.ts'
import { startVersion } from '#app/domain/courses/start-version.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { approveSubmission } from '#app/domain/validation/approve-submission.server.ts'
import { getQueue } from '#app/domain/validation/get-queue.server.ts'
import { getSubmissionReview } from '#app/domain/validation/get-submission-review.server.ts'
import { requestChanges } from '#app/domain/validation/request-changes.server.ts'
import { takeSubmission } from '#app/domain/validation/take-submission.server.ts'
import { compareSnapshots, SNAPSHOT_PARTS } from '#app/domain/validation/version-snapshot.ts'
import { setCompletionRules } from '#app/domain/courses/set-completion-rules.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { comparisonInWords } from '#app/routes/validate.$submissionId._index/comparison-in-words.server.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourse, aSubmittedCourse } from '#tests/support/factories/courses.ts'
import { anActor, anAuthor, aPlatform, aProvider, aValidator } from '#tests/support/factories/people.ts'
import { aTakenSubmission, makeDue } from '#tests/support/factories/submissions.ts'

const DAY = 24 * 60 * 60 * 1000
const inDays = (days: number) => new Date(Date.now() + days * DAY)

test('the queue holds what waits, due first, with who has taken it', async () => {
  const late = await aSubmittedCourse({ title: 'Late in the Queue' })
  const urgent = await aSubmittedCourse({ title: 'Urgent in the Queue' })
  await makeDue(urgent.submissionId, inDays(1))
  await aCourse({ title: 'Only a Draft' })
  const [validator, other] = [await aValidator(), await aValidator()]
  await takeSubmission({ actor: other, submissionId: late.submissionId })

  const queue = await getQueue({ actor: validator })

  expect(queue.items).toMatchObject([
    { title: 'Urgent in the Queue', round: 1, isOverdue: false, reviewer: null },
    { title: 'Late in the Queue', reviewer: { name: other.name, isYou: false } },
  ])
  expect(queue.items[0]?.providerName).toBe(urgent.actor.acting.organisationName)
  expect(queue).toMatchObject({ counts: { all: 2, mine: 0, overdue: 0 }, withheld: 0, pageCount: 1 })
})

test('the queue can be narrowed to what a validator has taken and to what is overdue', async () => {
  const mine = await aTakenSubmission()
  const overdue = await aSubmittedCourse()
  await makeDue(overdue.submissionId, inDays(-1))
  const actor = mine.validator
  const ids = async (filter: 'all' | 'mine' | 'overdue') =>
    (await getQueue({ actor, filter })).items.map(({ id }) => id)

  expect(await ids('all')).toEqual([overdue.submissionId, mine.submissionId])
  expect(await ids('mine')).toEqual([mine.submissionId])
  expect(await ids('overdue')).toEqual([overdue.submissionId])
  expect((await getQueue({ actor, page: 2 })).items).toEqual([])
})

test('courses of their own institutions are counted for a validator and not shown', async () => {
  const provider = await aProvider()
  const own = await aSubmittedCourse({ actor: await anAuthor(provider) })
  const foreign = await aSubmittedCourse()
  const actor = await anActor(
    await aPlatform(),
    ['validator'],
    [{ organisation: provider, roles: ['author'] }],
  )

  const queue = await getQueue({ actor })

  expect(queue.items.map(({ id }) => id)).toEqual([foreign.submissionId])
  expect(queue).toMatchObject({ withheld: 1, counts: { all: 1 } })
  const looking = getSubmissionReview({ actor, submissionId: own.submissionId })
  await expect(looking).rejects.toMatchObject({ code: 'forbidden', key: 'validate:refusals.ownInstitution' })
})

test('the queue is for validators', async () => {
  await expect(getQueue({ actor: await anAuthor() })).rejects.toMatchObject({ code: 'forbidden' })
})

test('the evidence page holds the claims, the package report and what may be done', async () => {
  const { submissionId, validator } = await aTakenSubmission()

  const review = await getSubmissionReview({ actor: validator, submissionId })

  expect(review).toMatchObject({ isOpen: true, mayTake: false, mayDecide: true, reviewer: { isYou: true } })
  expect(review.evidence?.tags[0]).toMatchObject({
    competencyCode: 'FUN-111',
    level: 2,
    levelName: 'Proficient',
  })
  expect(review.evidence?.tags[0]?.levelDescriptor.length).toBeGreaterThan(10)
  const [module] = review.evidence?.modules ?? []
  expect(module?.package).toMatchObject({ standard: 'scorm12', originalName: 'leave.zip' })
  expect(module?.package.launchable).toHaveLength(2)
  const seenByOther = await getSubmissionReview({ actor: await aValidator(), submissionId })
  expect(seenByOther).toMatchObject({ mayTake: false, mayDecide: false, reviewer: { name: validator.name } })
  expect(JSON.stringify(review)).not.toContain('ObjectId')
})

test('a draft that went back to its authors is not before the validators', async () => {
  const { submissionId, validator, actor, courseId } = await aTakenSubmission()
  await requestChanges({ actor: validator, submissionId, reason: 'Please name the rule that applies.' })
  await setPrice({ actor, courseId, pricePerSeatPerYearInPaise: 99_900 })

  const review = await getSubmissionReview({ actor: validator, submissionId })

  expect(review).toMatchObject({
    isOpen: false,
    mayDecide: false,
    mayTake: false,
    evidence: null,
    comparison: null,
  })
  expect(review.rounds).toMatchObject([
    { outcome: 'changes_requested', reason: 'Please name the rule that applies.', decidedBy: validator.name },
  ])
})

test('a new round says what has changed since the last one', async () => {
  const { submissionId, validator, actor, courseId } = await aTakenSubmission()
  await requestChanges({ actor: validator, submissionId, reason: 'The price is too high for so little.' })
  await setPrice({ actor, courseId, pricePerSeatPerYearInPaise: 20_000 })
  await setTags({ actor, courseId, tags: [{ competencyCode: 'FUN-111', level: 1, role: 'taught' }] })
  await submitCourse({ actor, courseId })

  const { comparison, rounds } = await getSubmissionReview({ actor: validator, submissionId })

  expect(comparison?.with).toEqual({ kind: 'round', number: 1 })
  expect(comparison && compareSnapshots(comparison.before, comparison.now).changed).toEqual([
    'tags',
    'pricePerSeatPerYearInPaise',
  ])
  expect(rounds.map(({ number }) => number)).toEqual([2, 1])
})

test('a new round says that completion is decided in another way', async () => {
  const { submissionId, validator, actor, courseId } = await aTakenSubmission()
  await requestChanges({ actor: validator, submissionId, reason: 'Nobody can complete this course.' })
  const moduleId = (await getCourseWorkspace({ actor, courseId })).module?.id ?? ''
  const rules = { completeOn: 'score', scorePercent: 60, passMark: 'decides' } as const
  await setCompletionRules({ actor, courseId, moduleId, ...rules, afterCompletion: 'new_attempt' })
  await submitCourse({ actor, courseId })

  const { comparison } = await getSubmissionReview({ actor: validator, submissionId })
  if (!comparison) throw new Error('There is a round to compare with.')
  const inWords = comparisonInWords(
    comparison,
    getT(new Request('http://localhost:3000'), ['provide', 'catalogue', 'learn'], 'hi'),
    'hi',
  )

  expect(inWords.changed.map(({ part }) => part)).toEqual(['completion'])
  expect(inWords.changed[0]?.before.join()).toContain('जब सामग्री उसे पूर्ण या उत्तीर्ण बताए')
  expect(inWords.changed[0]?.now.join()).toContain('जब 60 % अंक प्राप्त हों')
})

test('what a round of earlier days did not write down is neither changed nor the same', async () => {
  const { submissionId, validator, actor, courseId } = await aTakenSubmission()
  await requestChanges({ actor: validator, submissionId, reason: 'The summary promises too much.' })
  await submitCourse({ actor, courseId })
  await Submission.updateOne({ _id: submissionId }, { $unset: { 'rounds.0.snapshot.completion': 1 } })

  const { comparison } = await getSubmissionReview({ actor: validator, submissionId })

  expect(comparison && compareSnapshots(comparison.before, comparison.now)).toEqual({
    changed: [],
    unchanged: SNAPSHOT_PARTS.filter((part) => part !== 'completion'),
  })
})

test('a new version is compared with the one on sale', async () => {
  const { submissionId, validator, actor, courseId } = await aTakenSubmission()
  await approveSubmission({ actor: validator, submissionId })
  await startVersion({ actor, courseId })
  const second = await submitCourse({ actor, courseId })

  const { comparison } = await getSubmissionReview({ actor: validator, ...second })

  expect(comparison?.with).toEqual({ kind: 'version', number: 1 })
  expect(comparison && compareSnapshots(comparison.before, comparison.now)).toEqual({
    changed: [],
    unchanged: SNAPSHOT_PARTS,
  })
})

test('a first round has nothing to be compared with', async () => {
  const { submissionId, validator } = await aTakenSubmission()
  expect((await getSubmissionReview({ actor: validator, submissionId })).comparison).toBeNull()
})

import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { listProviderCourses } from '#app/domain/courses/list-provider-courses.server.ts'
import { publishVersion } from '#app/domain/courses/publish-version.server.ts'
import { reopenVersion } from '#app/domain/courses/reopen-version.server.ts'
import { setPrice } from '#app/domain/courses/set-price.server.ts'
import { startVersion } from '#app/domain/courses/start-version.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { withdrawCourse } from '#app/domain/courses/withdraw-course.server.ts'
import { withdrawSubmission } from '#app/domain/courses/withdraw-submission.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { Job } from '#app/lib/jobs.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aCompleteCourse,
  aCourse,
  aPublishedCourse,
  aSubmittedCourse,
  type SubmittedCourse,
} from '#tests/support/factories/courses.ts'
import { anActor, anAuthor, aProvider } from '#tests/support/factories/people.ts'

const askForChanges = async ({ submissionId, courseVersionId }: SubmittedCourse, reason: string) =>
  await inTransaction(async () => {
    await Submission.updateOne(
      { _id: submissionId },
      {
        $set: {
          status: 'changes_requested',
          'rounds.0.outcome': 'changes_requested',
          'rounds.0.reason': reason,
        },
      },
    )
    await reopenVersion({ courseVersionId })
  })

test('a submitted course is frozen and waits in the queue', async () => {
  const course = await aCompleteCourse()

  const { submissionId } = await submitCourse(course)

  const submission = await Submission.findById(submissionId).lean()
  expect(submission).toMatchObject({ status: 'queued', rounds: [{ number: 1, outcome: null }] })
  expect(await getCourseWorkspace(course)).toMatchObject({
    status: 'submitted',
    version: { status: 'submitted' },
  })
})

test('submitting says everything that is missing and changes nothing', async () => {
  const course = await aCourse()
  await expect(submitCourse(course)).rejects.toMatchObject({
    code: 'invalid',
    params: { count: 3, missing: 'package, competencies, price' },
  })
  expect(await Submission.countDocuments()).toBe(0)
  expect((await getCourseWorkspace(course)).status).toBe('draft')
})

test('a provider that is not verified may prepare a course but not submit it', async () => {
  const course = await aCompleteCourse({ actor: await anAuthor(await aProvider({ isVerified: false })) })
  await expect(submitCourse(course)).rejects.toMatchObject({
    code: 'forbidden',
    key: 'provide:refusals.unverifiedProvider',
  })
  expect(await Submission.countDocuments()).toBe(0)
})

test('a course is submitted once, however often the button is pressed', async () => {
  const course = await aCompleteCourse()
  const results = await Promise.allSettled([submitCourse(course), submitCourse(course), submitCourse(course)])

  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const [submission] = await Submission.find().lean()
  expect(submission?.rounds).toHaveLength(1)
})

test('a foreign author cannot submit, take back, start a version of or withdraw a course', async () => {
  const { courseId } = await aPublishedCourse()
  const actor = await anAuthor()
  for (const attempt of [submitCourse, withdrawSubmission, startVersion, withdrawCourse]) {
    await expect(attempt({ actor, courseId })).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('after changes were asked for, the course can be edited and goes into a second round', async () => {
  const course = await aSubmittedCourse()
  await askForChanges(course, 'The second lesson has no captions.')
  const reopened = await getCourseWorkspace(course)
  expect(reopened).toMatchObject({ status: 'changes_requested', isEditable: true })
  expect(reopened.submission?.rounds.at(-1)?.reason).toBe('The second lesson has no captions.')

  await setPrice({ ...course, pricePerSeatPerYearInPaise: 30_000 })
  const { submissionId } = await submitCourse(course)

  expect(submissionId).toBe(course.submissionId)
  const { submission, status } = await getCourseWorkspace(course)
  expect(status).toBe('submitted')
  expect(submission).toMatchObject({
    status: 'queued',
    rounds: [{ number: 1 }, { number: 2, outcome: null }],
  })
})

test('an author can take a submission back and send it again', async () => {
  const course = await aSubmittedCourse()

  await withdrawSubmission(course)

  expect(await getCourseWorkspace(course)).toMatchObject({ status: 'draft', isEditable: true })
  await expect(withdrawSubmission(course)).rejects.toMatchObject({ code: 'conflict' })
  expect(await submitCourse(course)).toEqual({ submissionId: course.submissionId })
})

test('publishing puts the course on sale at its price and asks for it to be indexed', async () => {
  const { courseId, courseVersionId } = await aPublishedCourse()

  expect(await Offering.findOne({ courseId }).lean()).toMatchObject({
    isOnSale: true,
    pricePerSeatPerYearInPaise: 25_000,
  })
  expect(String((await Course.findById(courseId).lean())?.publishedVersionId)).toBe(courseVersionId)
  expect(await Job.findOne({ name: 'catalogue.index', key: courseId }).lean()).toMatchObject({
    status: 'waiting',
  })
})

test('only a submitted version can be published', async () => {
  const course = await aPublishedCourse()
  const again = inTransaction(async () => await publishVersion({ ...course, actorId: course.actor.id }))
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
})

test('a new version is a copy, and the published one stays on sale until it is approved', async () => {
  const course = await aPublishedCourse()

  await startVersion(course)

  const workspace = await getCourseWorkspace(course)
  expect(workspace).toMatchObject({
    status: 'draft',
    version: { number: 2 },
    onSale: { number: 1 },
    missing: [],
  })
  expect(workspace.tags).toHaveLength(1)
  await setPrice({ ...course, pricePerSeatPerYearInPaise: 99_900 })
  expect(await Offering.findOne().lean()).toMatchObject({
    pricePerSeatPerYearInPaise: 25_000,
    isOnSale: true,
  })
  await expect(startVersion(course)).rejects.toMatchObject({ code: 'conflict' })
})

test('publishing the second version supersedes the first and changes the price', async () => {
  const course = await aPublishedCourse()
  await startVersion(course)
  await setPrice({ ...course, pricePerSeatPerYearInPaise: 99_900 })
  const { submissionId } = await submitCourse(course)
  const submission = await Submission.findById(submissionId).lean()

  await inTransaction(
    async () =>
      await publishVersion({
        courseVersionId: String(submission?.courseVersionId),
        actorId: course.actor.id,
      }),
  )

  const versions = await CourseVersion.find({ courseId: course.courseId }).sort({ number: 1 }).lean()
  expect(versions.map(({ status }) => status)).toEqual(['superseded', 'published'])
  expect(await Offering.find().lean()).toMatchObject([{ pricePerSeatPerYearInPaise: 99_900, isOnSale: true }])
})

test('a rejected version is at its end and the next one can be started', async () => {
  const course = await aSubmittedCourse()
  await expect(startVersion(course)).rejects.toMatchObject({ code: 'conflict' })
  await Submission.updateOne({ _id: course.submissionId }, { $set: { status: 'rejected' } })

  await startVersion(course)

  expect(await getCourseWorkspace(course)).toMatchObject({ status: 'draft', version: { number: 2 } })
})

test('a withdrawn course is off sale, stays usable for those with seats, and can come back as a new version', async () => {
  const course = await aPublishedCourse()

  await withdrawCourse(course)

  expect(await Offering.findOne().lean()).toMatchObject({ isOnSale: false })
  expect(await Course.findById(course.courseId).lean()).toMatchObject({
    publishedVersionId: expect.anything(),
  })
  expect(await getCourseWorkspace(course)).toMatchObject({
    status: 'withdrawn',
    onSale: null,
    canStartVersion: true,
  })
  await expect(withdrawCourse(course)).rejects.toMatchObject({ code: 'conflict' })
  await startVersion(course)
  expect((await listProviderCourses(course)).items).toMatchObject([{ status: 'draft', versionNumber: 2 }])
})

test('an author who does not administer the provider cannot withdraw a course', async () => {
  const provider = await aProvider()
  const { courseId } = await aPublishedCourse({ actor: await anAuthor(provider) })
  const actor = await anActor(provider, ['author'])
  await expect(withdrawCourse({ actor, courseId })).rejects.toMatchObject({ code: 'forbidden' })
})

import { type Role } from '#app/domain/access/roles.ts'
import { findStances } from '#app/domain/catalogue/find-stances.server.ts'
import { getCoursePage } from '#app/domain/catalogue/get-course-page.server.ts'
import { setTags } from '#app/domain/courses/set-tags.server.ts'
import { startVersion } from '#app/domain/courses/start-version.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { updateDetails } from '#app/domain/courses/update-details.server.ts'
import { withdrawCourse } from '#app/domain/courses/withdraw-course.server.ts'
import { enrol } from '#app/domain/learning/enrol.server.ts'
import { type Viewer } from '#app/domain/people/viewer.ts'
import { approveSubmission } from '#app/domain/validation/approve-submission.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aCompleteCourse,
  aPublishedCourse,
  aSubmittedCourse,
  courseDetails,
  slugOfCourse,
} from '#tests/support/factories/courses.ts'
import { aMinistry, anActor, aPlatform, aValidator } from '#tests/support/factories/people.ts'
import { aHeldSeat } from '#tests/support/factories/seats.ts'

const pageOf = async (courseId: string) => await getCoursePage({ slug: await slugOfCourse(courseId) })
const kinds = async (viewer: Viewer | null, courseId: string) =>
  (await findStances({ viewer, course: await pageOf(courseId) })).map(({ kind }) => kind)

test('the page of a course holds what a buyer and a learner ask about', async () => {
  const { courseId, actor } = await aPublishedCourse()

  const page = await pageOf(courseId)

  expect(page).toMatchObject({
    courseId,
    isOnSale: true,
    isOnePiece: false,
    versionNumber: 1,
    standard: 'scorm12',
    pricePerSeatPerYearInPaise: 25_000,
    gstRatePercent: 18,
    details: { outcomes: courseDetails.outcomes, language: 'en', licence: 'cc_by_4' },
    provider: { name: actor.acting.organisationName },
  })
  expect(page.modules[0]?.items.map(({ title }) => title)).toEqual(['Kinds of leave', 'Applying for leave'])
  expect(page.tags[0]).toMatchObject({ role: 'taught', level: 2, levelName: 'Proficient' })
  expect(page.tags[0]?.levelDescriptor).not.toBe('')
  expect(JSON.stringify(page)).not.toMatch(/lesson-1|leave\.zip|sha256/)
})

test('a course is shown as it was approved, whatever its authors are writing', async () => {
  const { courseId, actor } = await aPublishedCourse()
  await startVersion({ actor, courseId })
  await updateDetails({ ...courseDetails, actor, courseId, title: 'A Title Nobody Approved' })
  await setTags({ actor, courseId, tags: [] })

  expect(await pageOf(courseId)).toMatchObject({ versionNumber: 1, details: { title: courseDetails.title } })

  await setTags({ actor, courseId, tags: [{ competencyCode: 'FUN-111', level: 3, role: 'taught' }] })
  const { submissionId } = await submitCourse({ actor, courseId })
  await approveSubmission({ actor: await aValidator(), submissionId })
  expect(await pageOf(courseId)).toMatchObject({
    versionNumber: 2,
    isOnSale: true,
    details: { title: 'A Title Nobody Approved' },
  })
})

test('a course that was never approved has no page', async () => {
  for (const { courseId } of [await aCompleteCourse(), await aSubmittedCourse()]) {
    await expect(pageOf(courseId)).rejects.toMatchObject({ code: 'not_found' })
  }
  await expect(getCoursePage({ slug: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' })
})

test('each person is offered what is theirs to do', async () => {
  const { courseId, actor: author } = await aPublishedCourse()
  const ministry = await aMinistry()
  const as = async (...roles: Role[]) => await anActor(ministry, roles)

  expect(await kinds(null, courseId)).toEqual(['visitor'])
  expect(await kinds(await as('procurement_officer'), courseId)).toEqual(['order'])
  expect(await kinds(await as('procurement_officer', 'learner'), courseId)).toEqual(['noSeat', 'order'])
  expect(await kinds(author, courseId)).toEqual(['author'])
  expect(await kinds((await aPublishedCourse()).actor, courseId)).toEqual([])
  expect(await kinds(await anActor(await aPlatform(), ['platform_admin']), courseId)).toEqual([])
})

test('a learner starts with a seat, continues after that, and without one is told whom to ask', async () => {
  const { courseId } = await aPublishedCourse()
  const ministry = await aMinistry()
  const learner = await anActor(ministry, ['learner'])
  expect(await kinds(learner, courseId)).toEqual(['noSeat'])

  await aHeldSeat({ userId: learner.id, courseId, ministryId: ministry.id })
  expect(await kinds(learner, courseId)).toEqual(['start'])
  expect(await kinds(await anActor(ministry, ['learner']), courseId)).toEqual(['noSeat'])

  const { enrolmentId } = await enrol({ actor: learner, courseId })
  expect(await findStances({ viewer: learner, course: await pageOf(courseId) })).toEqual([
    { kind: 'continue', enrolmentId, isCompleted: false },
  ])
})

test('an expired seat is none', async () => {
  const { courseId } = await aPublishedCourse()
  const ministry = await aMinistry()
  const learner = await anActor(ministry, ['learner'])
  await aHeldSeat({
    userId: learner.id,
    courseId,
    ministryId: ministry.id,
    expiresAt: new Date(Date.now() - 1000),
  })
  expect(await kinds(learner, courseId)).toEqual(['noSeat'])
})

test('a withdrawn course cannot be ordered and stays open to those who hold seats', async () => {
  const { courseId, actor } = await aPublishedCourse()
  const ministry = await aMinistry()
  const learner = await anActor(ministry, ['learner'])
  await aHeldSeat({ userId: learner.id, courseId, ministryId: ministry.id })
  await withdrawCourse({ actor, courseId })

  expect(await pageOf(courseId)).toMatchObject({ isOnSale: false })
  expect(await kinds(await anActor(ministry, ['procurement_officer']), courseId)).toEqual([])
  expect(await kinds(learner, courseId)).toEqual(['start'])
})

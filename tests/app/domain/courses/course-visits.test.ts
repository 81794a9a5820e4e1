import { emptyAttempt, emptyHealth, type AttemptState, type LaunchRecord } from '@karmashala/player'
import { randomUUID } from 'node:crypto'
import mongoose, { Types } from 'mongoose'
import { getCourseVisits } from '#app/domain/courses/get-course-visits.server.ts'
import { Attempt, toStored } from '#app/domain/learning/attempt.model.server.ts'
import { loader } from '#app/routes/provide.courses.$courseId.visits.tsx'
import { expect, test } from '#tests/support/db.ts'
import { aLearningCourse, aLesson, aVersion, type LearningCourse } from '#tests/support/factories/learning.ts'
import { aMinistry, anActor, anAuthor, aValidator } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const HOUR_IN_MS = 3_600_000

const aVisit = (values: Partial<LaunchRecord> = {}): LaunchRecord => ({
  ...{ launchId: randomUUID(), launchedAt: 1, lastSequence: 1, lastHeardAt: 1, sessionTimeInSeconds: 60 },
  ended: 'terminated',
  health: { ...emptyHealth(), calls: 9, setStatus: true },
  ...values,
})

type AttemptOptions = {
  itemId?: string
  state?: Partial<AttemptState>
  unheard?: number
  openedAt?: Date
}

/** What one learner left behind at one part. */
async function anAttempt(
  { moduleIds, packageIds }: LearningCourse,
  {
    itemId = 'lesson-1',
    state = {},
    unheard = 0,
    openedAt = new Date(Date.now() - HOUR_IN_MS),
  }: AttemptOptions,
): Promise<void> {
  const full = { ...emptyAttempt('scorm12'), launches: [aVisit()], ...state }
  const openings = [
    ...full.launches.map(({ launchId }) => ({ session: launchId, at: openedAt })),
    ...Array.from({ length: unheard }, () => ({ session: randomUUID(), at: openedAt })),
  ]
  await Attempt.create({
    ...{ enrolmentId: new Types.ObjectId(), userId: new Types.ObjectId(), itemId, openings },
    ...{ moduleId: moduleIds[0], packageId: packageIds[0], state: toStored(full) },
  })
}

const of = ({ author: actor, courseId, versionId }: LearningCourse) => ({ actor, courseId, versionId })

test('authors see in numbers how visits to a part went', async () => {
  const course = await aLearningCourse({ packages: [{ items: [aLesson(1), aLesson(2)] }] })
  const health = { ...emptyHealth(), calls: 5 }
  const done = (totalTimeInSeconds: number) => ({ isDone: true, totalTimeInSeconds })
  await anAttempt(course, { state: done(600) })
  await anAttempt(course, { state: { ...done(20), launches: [aVisit(), aVisit({ ended: 'window' })] } })
  await anAttempt(course, {
    state: {
      ...done(1200),
      launches: [aVisit({ ended: 'timed_out', health: { ...health, failedCommits: 2 } })],
    },
  })
  await anAttempt(course, { state: done(900), unheard: 2 })
  await anAttempt(course, {
    state: {
      ...done(700),
      launches: [aVisit({ health: { ...health, setStatus: true, longestSuspendData: 4000 } })],
    },
  })
  await anAttempt(course, { state: { launches: [aVisit({ ended: null, health })] } })
  await anAttempt(course, { state: { launches: [] }, unheard: 1, openedAt: new Date() })

  const { parts, hastyBelowSeconds } = await getCourseVisits(of(course))

  // A tenth of 45 minutes, for one of two parts.
  expect(hastyBelowSeconds).toBe(135)
  expect(parts.map(({ title }) => title)).toEqual(['Lesson 1', 'Lesson 2'])
  expect(parts[0]?.numbers).toEqual({
    learners: 6,
    visits: 9,
    ends: { terminated: 4, window: 1, timed_out: 1, unheard: 2 },
    withFailedSaves: 1,
    withoutStatus: 1,
    nearLimit: 1,
    done: 5,
    medianSeconds: 700,
    hasty: 1,
  })
  expect(parts[1]?.numbers).toBeNull()
})

test('of a part that fewer than five learners opened, or completed, nothing is told', async () => {
  const course = await aLearningCourse()
  for (let learner = 1; learner <= 4; learner += 1) {
    await anAttempt(course, { state: { isDone: true, totalTimeInSeconds: 5 } })
  }
  expect((await getCourseVisits(of(course))).parts[0]?.numbers).toBeNull()

  await anAttempt(course, {})

  expect((await getCourseVisits(of(course))).parts[0]?.numbers).toMatchObject({
    ...{ learners: 5, done: 4, medianSeconds: null, hasty: null },
  })
})

test('the middle of an even number of times is between two, and records without health accuse nobody', async () => {
  const course = await aLearningCourse()
  for (const totalTimeInSeconds of [400, 100, 600, 300, 200, 500]) {
    const { health: _unknown, ...visit } = aVisit()
    await anAttempt(course, { state: { isDone: true, totalTimeInSeconds, launches: [visit] } })
  }
  // As the first release wrote it.
  await Attempt.updateMany(
    {},
    { $unset: { 'state.isDone': 1 }, $set: { 'state.completion': 'completed', openings: [] } },
  )

  expect((await getCourseVisits(of(course))).parts[0]?.numbers).toMatchObject({
    ...{
      learners: 6,
      visits: 6,
      done: 6,
      medianSeconds: 350,
      withoutStatus: 0,
      withFailedSaves: 0,
      nearLimit: 0,
    },
  })
})

test('only authors of the course see its visits, and each version has its own', async () => {
  const course = await aLearningCourse()
  for (let learner = 1; learner <= 5; learner += 1) await anAttempt(course, {})
  const next = await aVersion(course)
  const others = [await anAuthor(), await aValidator(), await anActor(await aMinistry(), ['learner'])]

  for (const actor of others) {
    await expect(getCourseVisits({ ...of(course), actor })).rejects.toMatchObject({
      code: actor === others[0] ? 'not_found' : 'forbidden',
    })
  }
  const another = await aLearningCourse({ author: course.author })
  await expect(getCourseVisits({ ...of(course), versionId: another.versionId })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect((await getCourseVisits(of(next))).parts[0]?.numbers).toBeNull()
  expect((await getCourseVisits(of(course))).parts[0]?.numbers?.learners).toBe(5)
})

test('the page shows the version on sale unless another is asked for, and nothing about one learner', async () => {
  const course = await aLearningCourse()
  for (let learner = 1; learner <= 5; learner += 1) await anAttempt(course, {})
  await aVersion(course)
  const open = async (query: string, { courseId } = course) =>
    await loader({
      request: await signedInRequest({
        actor: course.author,
        path: `/provide/courses/${courseId}/visits${query}`,
      }),
      params: { courseId },
      context: { cspNonce: '', clientAddress: '' },
    })

  expect((await open('')).visits?.versionNumber).toBe(2)
  expect((await open('?version=nonsense')).visits?.versionNumber).toBe(2)
  const first = await open('?version=1')
  expect(first.visits?.parts[0]?.numbers?.learners).toBe(5)
  const attempt = await Attempt.findOne().lean()
  expect(JSON.stringify(first)).not.toContain(String(attempt?.userId))
  const draft = await aLearningCourse({ author: course.author, status: 'draft' })
  expect((await open('', draft)).visits).toBeNull()
})

test('the attempts of a part are found through an index', async () => {
  const course = await aLearningCourse()
  await anAttempt(course, {})
  await Attempt.createIndexes()
  const plan = await mongoose.connection.db
    ?.collection(Attempt.collection.name)
    .find({ moduleId: new Types.ObjectId(course.moduleIds[0]) })
    .explain('queryPlanner')
  expect(JSON.stringify(plan)).toContain('moduleId_1')
})

import { type PackageItem } from '@karmashala/scorm'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { launchItem } from '#app/domain/launches/launch-item.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { getEnrolment } from '#app/domain/learning/get-enrolment.server.ts'
import { listMyLearning } from '#app/domain/learning/list-my-learning.server.ts'
import { aCommit, aContentOrigin, aLaunch, sendCommit, storedState } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aLearner,
  aLearningCourse,
  aLesson,
  anEnrolment,
  aSeat,
  takeBackSeat,
  type TestEnrolment,
} from '#tests/support/factories/learning.ts'

type Cmi = Record<string, string>
type Values = Parameters<typeof aCommit>[1]

/** One visit to an item: opened, and what the content said in it. */
async function visit(enrolment: TestEnrolment, cmi: Cmi, values: Values = {}, itemId = 'lesson-1') {
  const origin = await aContentOrigin()
  await sendCommit(origin, await aLaunch(enrolment, { itemId }), aCommit(cmi, values))
}

/** As if nothing had been heard of any visit for so long. */
async function passMinutes(minutes: number): Promise<void> {
  const then = new Date(Date.now() - minutes * 60_000)
  await Attempt.updateMany(
    {},
    { $set: { updatedAt: then, openSince: then, 'state.launches.0.lastHeardAt': then.getTime() } },
    { timestamps: false },
  )
}

const view = async ({ learner, enrolmentId }: TestEnrolment) =>
  await getEnrolment({ actor: learner, enrolmentId })

test('the record says status, score, time and where to go on', async () => {
  const enrolment = await anEnrolment({ packages: [{ items: [aLesson(1), aLesson(2)] }] })
  await visit(enrolment, {
    'cmi.core.lesson_status': 'passed',
    'cmi.core.score.raw': '85',
    'cmi.core.session_time': '0001:05:00',
  })

  const record = await view(enrolment)

  expect(record).toMatchObject({ itemCount: 2, doneCount: 1, progressPercent: 50, timeInSeconds: 3900 })
  expect(record.modules[0]?.items[0]).toMatchObject({ status: 'passed', score: { percent: 85 } })
  expect(record.modules[0]?.items[1]).toMatchObject({ status: 'not_started', score: null })
  expect(record.next).toMatchObject({ itemId: 'lesson-2' })
  expect(record.completedAt).toBeNull()
})

test('somebody else’s course does not exist', async () => {
  const { enrolmentId } = await anEnrolment()
  const actor = await aLearner()

  await expect(getEnrolment({ actor, enrolmentId })).rejects.toMatchObject({ code: 'not_found' })
})

test('a failed item keeps the course open until another try makes it good', async () => {
  const enrolment = await anEnrolment()
  await visit(
    enrolment,
    { 'cmi.core.lesson_status': 'failed', 'cmi.core.score.raw': '20' },
    { terminated: true },
  )

  expect(await view(enrolment)).toMatchObject({ doneCount: 0, completedAt: null, credentialCode: null })

  await visit(enrolment, { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '70' })
  expect(await view(enrolment)).toMatchObject({
    doneCount: 1,
    completedAt: expect.any(String) as string,
    credentialCode: expect.any(String) as string,
  })
})

test('content that says completed and then failed in one visit gets no certificate', async () => {
  const enrolment = await anEnrolment()
  const origin = await aContentOrigin()
  const token = await aLaunch(enrolment)
  const first = aCommit({ 'cmi.core.lesson_status': 'completed' })
  await sendCommit(origin, token, first)

  await sendCommit(origin, token, {
    ...first,
    sequence: 2,
    cmi: { 'cmi.core.lesson_status': 'failed' },
    terminated: true,
  })

  expect(await view(enrolment)).toMatchObject({ completedAt: null })
  expect(await Credential.countDocuments()).toBe(0)
})

test('a completion without a verdict counts when the visit ends', async () => {
  const enrolment = await anEnrolment()
  const origin = await aContentOrigin()
  const token = await aLaunch(enrolment)
  const first = aCommit({ 'cmi.core.lesson_status': 'completed' })
  await sendCommit(origin, token, first)
  expect((await view(enrolment)).completedAt).toBeNull()

  await sendCommit(origin, token, { ...first, sequence: 2, closing: true })

  expect((await view(enrolment)).completedAt).not.toBeNull()
})

test('a completion whose page was killed counts when nothing has been heard for a while', async () => {
  const enrolment = await anEnrolment()
  await visit(enrolment, { 'cmi.core.lesson_status': 'completed' })
  await passMinutes(20)

  const [record] = await Promise.all([view(enrolment), view(enrolment)])

  expect(record.credentialCode).not.toBeNull()
  expect(await Credential.countDocuments()).toBe(1)
})

test('an asset is done when it has been opened', async () => {
  const enrolment = await anEnrolment({ packages: [{ items: [aLesson(1, { scormType: 'asset' })] }] })
  await visit(enrolment, {}, { closing: true })

  expect(await view(enrolment)).toMatchObject({ doneCount: 1, credentialCode: expect.any(String) as string })
})

test('an address outside the package is named and neither launched nor counted', async () => {
  const enrolment = await anEnrolment({
    packages: [
      {
        items: [aLesson(1), aLesson(2)],
        change: (report) => ({
          ...report,
          launchable: report.launchable.map((item) =>
            item.identifier === 'lesson-2'
              ? { ...item, external: true, href: 'https://elsewhere.example/page' }
              : item,
          ),
        }),
      },
    ],
  })
  const { learner, enrolmentId, moduleIds } = enrolment
  await visit(enrolment, { 'cmi.core.lesson_status': 'passed' }, { closing: true })

  const play = await launchItem({
    actor: learner,
    enrolmentId,
    moduleId: moduleIds[0] ?? '',
    itemId: 'lesson-2',
  })

  expect(play).toMatchObject({ launchUrl: null, externalUrl: 'https://elsewhere.example/page' })
  expect(await view(enrolment)).toMatchObject({
    itemCount: 1,
    doneCount: 1,
    completedAt: expect.any(String) as string,
  })
})

test('hidden items are passed over', async () => {
  const enrolment = await anEnrolment({
    packages: [{ items: [aLesson(1), aLesson(2, { isVisible: false })] }],
  })

  expect((await view(enrolment)).modules[0]?.items.map(({ itemId }) => itemId)).toEqual(['lesson-1'])
})

test('a folder that the manifest hides does not name the parts in it', async () => {
  const folderOf = (title: string, children: PackageItem[], isVisible: boolean): PackageItem => ({
    ...{ identifier: title, title, isVisible, launchable: false, children },
  })
  const enrolment = await anEnrolment({
    packages: [
      {
        items: [aLesson(1)],
        change: (report) => ({
          ...report,
          organizations: report.organizations.map((organization) => ({
            ...organization,
            children: [folderOf('Wrapper', [folderOf('Rules of leave', organization.children, true)], false)],
          })),
        }),
      },
    ],
  })

  expect((await view(enrolment)).modules[0]?.items[0]?.path).toEqual(['Rules of leave'])
})

test('a finished course is opened for review and its record stays as it is', async () => {
  const enrolment = await anEnrolment()
  await visit(enrolment, { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '70' })

  await visit(
    enrolment,
    { 'cmi.core.lesson_status': 'failed', 'cmi.core.score.raw': '100' },
    { terminated: true },
  )

  expect((await view(enrolment)).modules[0]?.items[0]).toMatchObject({
    status: 'passed',
    score: { percent: 70 },
  })
})

test('the list tells seats that wait from courses under way and finished ones', async () => {
  const learner = await aLearner()
  const waiting = await aLearningCourse()
  await aSeat(learner, waiting.courseId)
  const going = await anEnrolment({ learner })
  const done = await anEnrolment({ learner })
  await visit(done, { 'cmi.core.lesson_status': 'passed' })

  const list = await listMyLearning({ actor: learner })

  expect(list.waiting.map(({ courseId }) => courseId)).toEqual([waiting.courseId])
  expect(list.inProgress.map(({ enrolmentId }) => enrolmentId)).toEqual([going.enrolmentId])
  expect(list.completed).toMatchObject([
    { enrolmentId: done.enrolmentId, credentialCode: expect.any(String) as string },
  ])
})

test('the record of a seat that was taken back stays, with the reason', async () => {
  const enrolment = await anEnrolment()
  await visit(enrolment, { 'cmi.core.lesson_status': 'incomplete', 'cmi.core.session_time': '0000:10:00' })
  await takeBackSeat(enrolment.seatId)

  expect(await view(enrolment)).toMatchObject({
    timeInSeconds: 600,
    access: { status: 'closed', reason: 'taken_back', at: expect.any(String) as string },
  })
})

test('a record that the first release wrote is read and written on', async () => {
  const enrolment = await anEnrolment()
  await aLaunch(enrolment)
  const { isDone: _isDone, current: _current, ...before } = await storedState(enrolment.enrolmentId)
  const cmi = { 'cmi.core.lesson_location': '7' }
  await Attempt.updateOne(
    { enrolmentId: enrolment.enrolmentId },
    { $set: { state: { ...before, cmi, completion: 'completed', lastLaunchId: 'first' } } },
  )

  expect((await view(enrolment)).modules[0]?.items[0]).toMatchObject({ status: 'completed' })
  expect((await view(enrolment)).doneCount).toBe(1)
  await visit(enrolment, { 'cmi.core.lesson_location': '8' })
  expect(await storedState(enrolment.enrolmentId)).toMatchObject({
    ...{ completion: 'completed', isDone: true, location: '8' },
  })
})

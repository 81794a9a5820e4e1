import { type LoggedCall } from '@karmashala/player'
import { randomUUID } from 'node:crypto'
import { getSessionReport } from '#app/domain/launches/get-session-report.server.ts'
import { PreviewSession } from '#app/domain/launches/preview-session.model.server.ts'
import { previewItem } from '#app/domain/launches/preview-item.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { loader as download } from '#app/routes/preview.$versionId.$moduleId.$itemId_.report_.$format.ts'
import { loader as page } from '#app/routes/preview.$versionId.$moduleId.$itemId_.report.tsx'
import { aContentOrigin, aLaunch, tokenOf } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aLearner,
  aLearningCourse,
  aLesson,
  anEnrolment,
  type LearningCourse,
} from '#tests/support/factories/learning.ts'
import { anAuthor, aValidator } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const aCall = (call: LoggedCall['call'], values: Partial<LoggedCall> = {}): LoggedCall => ({
  ...{ at: 0, call, element: '', value: '', answer: 'true', error: '0', took: 1 },
  ...values,
})
const PASSED = aCall('SetValue', { at: 20_000, element: 'cmi.core.lesson_status', value: 'passed' })
const HEALTH = {
  ...{ calls: 3, errors: { '405': 1 }, failedCommits: 0, setStatus: true, setScore: false },
  longestSuspendData: 10,
}

const placeOf = ({ versionId, moduleIds }: LearningCourse) => ({
  courseVersionId: versionId,
  moduleId: moduleIds[0] ?? '',
  itemId: 'lesson-1',
})

async function sendLog(token: string, calls: LoggedCall[], values: object = {}): Promise<number> {
  const origin = await aContentOrigin()
  const body = { session: randomUUID(), startedAt: Date.now(), from: 0, calls, health: HEALTH, ...values }
  const response = await fetch(`${origin}/launch/${token}/log`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  return response.status
}

const previewToken = async (actor: Actor, course: LearningCourse) =>
  tokenOf((await previewItem({ actor, ...placeOf(course) })).launchUrl)

test('the report of a preview says what the content called and what there is to say about it', async () => {
  const course = await aLearningCourse({ status: 'draft' })
  const { author: actor } = course
  expect((await getSessionReport({ actor, ...placeOf(course) })).last).toBeNull()

  await sendLog(await previewToken(actor, course), [aCall('Initialize'), PASSED])
  const { last } = await getSessionReport({ actor, ...placeOf(course) })

  expect(last?.calls.map(({ call }) => call)).toEqual(['Initialize', 'SetValue'])
  expect(last?.errors).toEqual([{ code: '405', count: 1 }])
  expect(last?.remarks).toEqual(
    expect.arrayContaining([
      { code: 'status_set', tone: 'good' },
      { code: 'hasty', tone: 'notice', seconds: 20, declaredMinutes: 45 },
    ]),
  )
})

test('parts of a log follow each other, a repeated one adds nothing, and only the newest calls are kept', async () => {
  const course = await aLearningCourse({ status: 'draft' })
  const { author: actor } = course
  const token = await previewToken(actor, course)
  const session = randomUUID()
  const reads = Array.from({ length: 1999 }, (_, at) => aCall('GetValue', { at }))
  const second = { session, from: 2 }
  await sendLog(token, [aCall('Initialize'), PASSED], { session })

  await sendLog(token, reads, second)
  await sendLog(token, reads, second)

  const { last } = await getSessionReport({ actor, ...placeOf(course) })
  expect(last).toMatchObject({ calls: { length: 2000 }, droppedCount: 1 })
  expect(last?.calls[0]?.call).toBe('SetValue')
})

test('everybody sees their own previews only, and strangers none', async () => {
  const course = await aLearningCourse({ status: 'submitted' })
  const validator = await aValidator()
  await sendLog(await previewToken(course.author, course), [aCall('Initialize')])

  expect((await getSessionReport({ actor: validator, ...placeOf(course) })).last).toBeNull()
  for (const actor of [await aLearner(), await anAuthor()]) {
    await expect(getSessionReport({ actor, ...placeOf(course) })).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('somebody else’s session cannot be written to', async () => {
  const course = await aLearningCourse({ status: 'submitted' })
  const validator = await aValidator()
  const session = randomUUID()
  await sendLog(await previewToken(course.author, course), [aCall('Initialize')], { session })

  await sendLog(await previewToken(validator, course), [PASSED], { session })

  const report = await getSessionReport({ actor: course.author, ...placeOf(course) })
  expect(report.last?.calls).toHaveLength(1)
  expect(await PreviewSession.countDocuments()).toBe(1)
})

test('nothing of a learner’s calls is logged', async () => {
  const enrolment = await anEnrolment()

  expect(await sendLog(await aLaunch(enrolment), [aCall('Initialize')])).toBe(404)
  expect(await PreviewSession.countDocuments()).toBe(0)
})

test('the report is a page and two files, in which nothing runs as a formula', async () => {
  const course = await aLearningCourse({ status: 'draft' })
  const { author: actor } = course
  const formula = { ...PASSED, value: '=cmd()' }
  await sendLog(await previewToken(actor, course), [aCall('Initialize'), formula])
  const params = { versionId: course.versionId, moduleId: course.moduleIds[0] ?? '', itemId: 'lesson-1' }
  const path = `/preview/${params.versionId}/${params.moduleId}/lesson-1/report`
  const context = { cspNonce: '', clientAddress: '127.0.0.1' }
  const get = async (format: string) =>
    await download({
      request: await signedInRequest({ actor, path: `${path}/${format}` }),
      params: { ...params, format },
      context,
    })

  const { report } = await page({ request: await signedInRequest({ actor, path }), params, context })
  const csv = await (await get('csv')).text()
  const json = (await (await get('json')).json()) as { calls: LoggedCall[] }

  expect(report.last).toMatchObject({ counts: { all: 2, errors: 0 }, pageCount: 1 })
  expect(csv).toContain("20000,SetValue,cmi.core.lesson_status,'=cmd()")
  expect(json.calls).toHaveLength(2)
  await expect(get('exe')).rejects.toMatchObject({ status: 404 })
})

test('a log of which the beginning is gone is not said to have never begun, and is shown page by page', async () => {
  const course = await aLearningCourse({ status: 'draft' })
  const { author: actor } = course
  const writes = Array.from({ length: 250 }, (_, at) =>
    aCall('SetValue', {
      at,
      ...(at === 7 && { answer: 'false', error: '405' }),
    }),
  )
  await sendLog(await previewToken(actor, course), writes, { from: 4_000 })
  const params = { versionId: course.versionId, moduleId: course.moduleIds[0] ?? '', itemId: 'lesson-1' }
  const path = `/preview/${params.versionId}/${params.moduleId}/lesson-1/report`
  const open = async (query: string) =>
    await page({
      request: await signedInRequest({ actor, path: `${path}${query}` }),
      params,
      context: { cspNonce: '', clientAddress: '127.0.0.1' },
    })

  const { last } = (await open('?page=99')).report

  expect(last).toMatchObject({ page: 3, pageCount: 3, droppedCount: 4_000, counts: { all: 250, errors: 1 } })
  expect(last?.calls.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, n) => 4_201 + n))
  expect(last?.remarks.map(({ code }) => code)).not.toContain('not_initialized')
  expect((await open('?show=errors')).report.last?.calls.map(({ number }) => number)).toEqual([4_008])
})

test('of a course with several parts each is measured by its share of the declared time', async () => {
  const packages = [{ items: [aLesson(1), aLesson(2), aLesson(3)] }]
  const course = await aLearningCourse({ status: 'draft', packages })
  const { author: actor } = course
  await sendLog(await previewToken(actor, course), [aCall('Initialize'), PASSED])

  const { last, partCount } = await getSessionReport({ actor, ...placeOf(course) })

  expect(partCount).toBe(3)
  expect(last?.remarks).toContainEqual({ code: 'hasty', tone: 'notice', seconds: 20, declaredMinutes: 15 })
})

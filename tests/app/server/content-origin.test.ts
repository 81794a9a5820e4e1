import { signLaunchToken } from '@karmashala/player/server'
import { randomUUID } from 'node:crypto'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { previewItem } from '#app/domain/launches/preview-item.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import {
  aCommit,
  aContentOrigin,
  aLaunch,
  runJobs,
  sendCommit,
  storedState,
  tokenOf,
} from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import { aLearningCourse, aLesson, anEnrolment, takeBackSeat } from '#tests/support/factories/learning.ts'

const PASSED = {
  'cmi.core.lesson_status': 'passed',
  'cmi.core.score.raw': '80',
  'cmi.core.session_time': '0000:05:00',
}

test('the wrapper page holds the state of the learner before any content runs', async () => {
  const enrolment = await anEnrolment()
  const origin = await aContentOrigin()
  const token = await aLaunch(enrolment)
  await sendCommit(
    origin,
    token,
    aCommit({ 'cmi.core.lesson_location': 'page-7', 'cmi.core.exit': 'suspend' }),
  )

  const page = await (await fetch(`${origin}/launch/${await aLaunch(enrolment)}/`)).text()

  expect(page).toContain('"cmi.core.lesson_location":"page-7"')
  expect(page).toContain('"cmi.core.entry":"resume"')
  expect(page).toContain(enrolment.learner.name)
  expect(page).not.toContain(enrolment.learner.email)
})

test('files of the package are served from storage, whole and in parts', async () => {
  const enrolment = await anEnrolment()
  const origin = await aContentOrigin()
  const file = `${origin}/launch/${await aLaunch(enrolment)}/content/lesson-1.html`

  const whole = await fetch(file)
  const text = await whole.text()
  const part = await fetch(file, { headers: { Range: 'bytes=9-13' } })
  const end = await fetch(file, { headers: { Range: 'bytes=-5' } })

  expect(whole.headers.get('content-type')).toContain('text/html')
  expect(text).toContain('<h1>Lesson 1</h1>')
  expect([part.status, await part.text()]).toEqual([206, text.slice(9, 14)])
  expect([end.status, await end.text()]).toEqual([206, text.slice(-5)])
})

test.each(['nothing-here.html', '..%2f..%2fsecrets.json', 'lesson-1.html/more'])(
  'there is no file %s in the package',
  async (path) => {
    const enrolment = await anEnrolment()
    const origin = await aContentOrigin()

    const response = await fetch(`${origin}/launch/${await aLaunch(enrolment)}/content/${path}`)

    expect(response.status).toBe(404)
  },
)

test('what is acknowledged is in the database', async () => {
  const enrolment = await anEnrolment()
  const origin = await aContentOrigin()

  const answer = await sendCommit(origin, await aLaunch(enrolment), aCommit(PASSED))

  expect(answer).toMatchObject({
    status: 200,
    body: { result: true, status: { completion: 'completed', success: 'passed', scaledScore: 0.8 } },
  })
  expect(await storedState(enrolment.enrolmentId)).toMatchObject({
    completion: 'completed',
    success: 'passed',
    totalTimeInSeconds: 300,
    cmi: PASSED,
  })
})

test('a commit that comes twice, or late, changes nothing', async () => {
  const enrolment = await anEnrolment()
  const origin = await aContentOrigin()
  const token = await aLaunch(enrolment)
  const session = randomUUID()
  const at = (sequence: number, page: string) =>
    aCommit({ 'cmi.core.lesson_location': page }, { session, sequence })
  await sendCommit(origin, token, at(1, 'one'))
  await sendCommit(origin, token, at(3, 'three'))
  const before = await Attempt.findOne({ enrolmentId: enrolment.enrolmentId }).lean()

  const twice = await sendCommit(origin, token, at(3, 'three'))
  const late = await sendCommit(origin, token, at(2, 'two'))

  expect([twice.body, late.body]).toEqual([
    expect.objectContaining({ result: true, reason: 'old_sequence' }),
    expect.objectContaining({ result: true, reason: 'old_sequence' }),
  ])
  expect(await Attempt.findOne({ enrolmentId: enrolment.enrolmentId }).lean()).toEqual(before)
})

test('commits at once lose nothing', async () => {
  const enrolment = await anEnrolment()
  const origin = await aContentOrigin()
  const token = await aLaunch(enrolment)
  const visits = Array.from({ length: 8 }, (_, index) =>
    aCommit({ 'cmi.core.session_time': '0000:01:00' }, { startedAt: Date.now() - index }),
  )

  const answers = await Promise.all(visits.map((commit) => sendCommit(origin, token, commit)))

  expect(answers.map(({ body }) => body.result)).toEqual(visits.map(() => true))
  expect(await storedState(enrolment.enrolmentId)).toMatchObject({
    totalTimeInSeconds: 8 * 60,
    commitCount: 8,
  })
})

test('an expired token is told apart from a forged one, and neither stores anything', async () => {
  const enrolment = await anEnrolment()
  const origin = await aContentOrigin()
  const token = await aLaunch(enrolment)
  const attempt = await Attempt.findOne({ enrolmentId: enrolment.enrolmentId }).lean()
  const claims = {
    launchId: 'launch',
    attemptId: String(attempt?._id),
    learnerId: enrolment.learner.id,
    packageId: enrolment.packageIds[0] ?? '',
    itemId: 'lesson-1',
    mode: 'normal' as const,
  }
  const expired = signLaunchToken(claims, getRuntime().secrets.launch, -1)
  const forged = signLaunchToken(claims, 'a secret of somebody else', 60)
  const altered = `${Buffer.from(JSON.stringify({ ...claims, expiresAt: Date.now() + 60_000 })).toString('base64url')}.${token.split('.')[1]}`

  const answers = await Promise.all(
    [expired, forged, altered, 'nonsense'].map((one) => sendCommit(origin, one, aCommit(PASSED))),
  )

  expect(answers.map(({ status, body }) => [status, body.reason])).toEqual([
    [401, 'expired'],
    [403, 'forged'],
    [403, 'forged'],
    [403, 'forged'],
  ])
  expect((await storedState(enrolment.enrolmentId)).commitCount).toBe(0)
})

test('a token is good for the attempt of its own learner only', async () => {
  const mine = await anEnrolment()
  const theirs = await anEnrolment()
  const origin = await aContentOrigin()
  await aLaunch(theirs)
  const attempt = await Attempt.findOne({ enrolmentId: theirs.enrolmentId }).lean()
  const crossed = signLaunchToken(
    {
      launchId: 'launch',
      attemptId: String(attempt?._id),
      learnerId: mine.learner.id,
      packageId: theirs.packageIds[0] ?? '',
      itemId: 'lesson-1',
      mode: 'normal',
    },
    getRuntime().secrets.launch,
    60,
  )

  const answer = await sendCommit(origin, crossed, aCommit(PASSED))
  const page = await fetch(`${origin}/launch/${crossed}/`)

  expect([answer.status, page.status]).toEqual([403, 404])
  expect((await storedState(theirs.enrolmentId)).commitCount).toBe(0)
})

test('the last item completes the course and issues one credential, however many commits say so at once', async () => {
  const enrolment = await anEnrolment({ packages: [{ items: [aLesson(1), aLesson(2)] }, {}] })
  const origin = await aContentOrigin()
  const places = [
    { itemId: 'lesson-1' },
    { itemId: 'lesson-2' },
    { itemId: 'lesson-1', moduleId: enrolment.moduleIds[1] ?? '' },
  ]
  const tokens = await Promise.all(places.map((place) => aLaunch(enrolment, place)))

  const answers = await Promise.all(
    [...tokens, ...tokens].map((token) => sendCommit(origin, token, aCommit(PASSED))),
  )

  await runJobs()
  expect(answers.every(({ body }) => body.result)).toBe(true)
  expect(await Enrolment.findById(enrolment.enrolmentId).lean()).toMatchObject({
    doneCount: 3,
    completedAt: expect.any(Date) as Date,
  })
  expect(await Credential.countDocuments({ enrolmentId: enrolment.enrolmentId })).toBe(1)
})

test('work under way is kept although the seat was taken back, but a new page is not opened', async () => {
  const enrolment = await anEnrolment()
  const origin = await aContentOrigin()
  const token = await aLaunch(enrolment)
  await takeBackSeat(enrolment.seatId)

  const answer = await sendCommit(origin, token, aCommit(PASSED))
  const page = await fetch(`${origin}/launch/${token}/`)

  expect([answer.status, page.status]).toEqual([200, 404])
  expect((await storedState(enrolment.enrolmentId)).success).toBe('passed')
})

test('a preview plays and stores nothing', async () => {
  const { author, versionId, moduleIds } = await aLearningCourse({ status: 'draft' })
  const origin = await aContentOrigin()
  const { launchUrl } = await previewItem({
    actor: author,
    courseVersionId: versionId,
    moduleId: moduleIds[0] ?? '',
    itemId: 'lesson-1',
  })
  const token = tokenOf(launchUrl)

  const page = await (await fetch(`${origin}/launch/${token}/`)).text()
  const answer = await sendCommit(origin, token, aCommit(PASSED))

  expect(page).toContain('"cmi.core.lesson_mode":"browse"')
  expect(answer.body.result).toBe(true)
  expect([await Attempt.countDocuments(), await Credential.countDocuments()]).toEqual([0, 0])
})

import { action as createAction } from '#app/routes/provide.courses.$courseId.lessons_.new.tsx'
import { loader as lessonsLoader } from '#app/routes/provide.courses.$courseId.lessons.tsx'
import {
  action as changesAction,
  loader as changesLoader,
} from '#app/routes/provide.courses_.$courseId.lessons_.$lessonId_.changes.ts'
import { loader as previewLoader } from '#app/routes/provide.courses_.$courseId.lessons_.$lessonId_.preview.tsx'
import { action as restoreAction } from '#app/routes/provide.courses_.$courseId.lessons_.$lessonId_.history_.$number_.restoration.tsx'
import { loader as exportLoader } from '#app/routes/provide.courses.$courseId.export_.$format.ts'
import { withMessage } from '#app/components/lessons/preview-record.ts'
import { openPackageFile } from '#app/domain/launches/open-package-file.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { CHANGE_MAX_IN_BYTES, type PollAnswer, type SaveAnswer } from '#app/domain/lessons/lesson-wire.ts'
import { changeBetween } from '@karmashala/authoring'
import { verifyLaunchToken } from '@karmashala/player/server'
import { buffer } from 'node:stream/consumers'
import { expect, test } from '#tests/support/db.ts'
import { aContentOrigin } from '#tests/support/content-origin.ts'
import { aCourse } from '#tests/support/factories/courses.ts'
import {
  aCourseOfLessons,
  aWrittenLesson,
  reword,
  rewrite,
  type TestLesson,
} from '#tests/support/factories/lessons.ts'
import { anAuthor } from '#tests/support/factories/people.ts'
import { scriptRequest, signedInRequest } from '#tests/support/requests.ts'

const pathOf = ({ courseId, lessonId }: TestLesson) => `/provide/courses/${courseId}/lessons/${lessonId}`
const argsOf = (request: Request, lesson: Partial<TestLesson> & { courseId: string }, more = {}) => ({
  request,
  params: { courseId: lesson.courseId, ...(lesson.lessonId ? { lessonId: lesson.lessonId } : {}), ...more },
  context: { cspNonce: '', clientAddress: '' },
})

async function aSave(lesson: TestLesson, body: unknown, { withCsrf = true } = {}): Promise<Response> {
  const path = `${pathOf(lesson)}/changes`
  const request = await scriptRequest({ actor: lesson.actor, path, body, withCsrf })
  return await changesAction(argsOf(request, lesson))
}

test('an editor saves by its key and hears what others have saved', async () => {
  const lesson = await aWrittenLesson()
  const { revision, content } = await getLesson(lesson)
  const change = changeBetween(content, reword('first', 'Saved.')(content))
  const body = { base: revision, key: 'the-first-save', change }

  const saved = await aSave(lesson, body)
  const again = await aSave(lesson, body)
  const request = await signedInRequest({
    ...lesson,
    path: `${pathOf(lesson)}/changes?since=${revision}&at=first`,
  })
  const poll = (await (await changesLoader(argsOf(request, lesson))).json()) as PollAnswer

  expect(saved.status).toBe(200)
  const answer = (await saved.json()) as SaveAnswer
  expect(answer).toEqual({ revision: revision + 1, theirs: null, conflicts: [] })
  expect(await again.json()).toEqual(answer)
  expect(poll).toMatchObject({ revision: revision + 1, people: [], openComments: {} })
  expect(poll.theirs?.set).toHaveLength(1)
})

test('a save without its token, without a session or without a lesson in it is refused with a message', async () => {
  const lesson = await aWrittenLesson()
  const change = { set: [], removed: [], order: null, translated: [] }
  const body = { base: 2, key: 'some-key-1', change }
  const script = {
    type: 'paragraph',
    attrs: { id: 'x' },
    content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
  }

  expect((await aSave(lesson, body, { withCsrf: false })).status).toBe(403)
  for (const bad of ['{', '[]', { ...body, key: '' }, { ...body, change: { ...change, set: [script] } }]) {
    const refused = await aSave(lesson, bad)
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({ message: 'lessons:refusals.notALesson' })
  }
  const named = await (await aSave(lesson, { ...body, change: { ...change, set: [script] } })).json()
  expect(named).toMatchObject({ problems: [{ blockId: 'x' }] })
  const stranger = new Request(`http://localhost:3000${pathOf(lesson)}/changes`, {
    method: 'POST',
    body: '{}',
  })
  expect((await changesAction(argsOf(stranger, lesson))).status).toBe(401)
  expect((await aSave({ ...lesson, actor: await anAuthor() }, body)).status).toBe(404)
  expect((await getLesson(lesson)).revision).toBe(2)
})

test('a save that is too long, too deep or means to be clever is refused, and the lesson stays as it was', async () => {
  const lesson = await aWrittenLesson()
  const change = { set: [], removed: [], order: null, translated: [] }
  const body = { base: 2, key: 'some-key-2', change }
  const before = await getLesson(lesson)
  const aBlock = (more: object) => ({
    ...body,
    change: { ...change, set: [{ type: 'paragraph', attrs: { id: 'x' }, content: [], ...more }] },
  })

  const long = await aSave(lesson, `"${'x'.repeat(CHANGE_MAX_IN_BYTES)}"`)
  expect(long.status).toBe(413)
  expect(await long.json()).toMatchObject({ message: expect.stringContaining('changeTooLarge') as string })
  for (const hostile of [
    '['.repeat(200_000) + ']'.repeat(200_000),
    `{"base":2,"key":"some-key-2","change":${'{"set":'.repeat(100_000)}[]${'}'.repeat(100_000)}}`,
    aBlock({ attrs: { id: '__proto__' } }),
    aBlock({ attrs: { id: 'x'.repeat(65) } }),
    aBlock({ type: 'script' }),
    aBlock({ content: [{ type: 'text', text: 'x'.repeat(100_000) }] }),
    { ...body, base: 1.5 },
    { ...body, base: -1 },
    { ...body, key: '../../key' },
    { ...body, change: { ...change, translated: [{ language: '__proto__', blockId: 'x', key: 'y' }] } },
    null,
  ]) {
    const refused = await aSave(lesson, hostile)
    expect(refused.status).toBe(422)
    expect(((await refused.json()) as { message: string }).message).toMatch(/^lessons:refusals\./)
  }
  expect(await getLesson(lesson)).toEqual(before)
})

test('a new lesson begins from a template and opens in the editor', async () => {
  const { actor, courseId } = await aCourse()
  const path = `/provide/courses/${courseId}/lessons/new`
  const request = await signedInRequest({ actor, path, form: { title: 'From a form', template: 'quiz' } })

  const answer = await createAction(argsOf(request, { courseId }))

  expect(answer).toBeInstanceOf(Response)
  expect((answer as Response).headers.get('Location')).toMatch(/\/lessons\/[0-9a-f]{24}$/)
  const list = await lessonsLoader(argsOf(await signedInRequest({ actor, path }), { courseId }))
  expect(list.list.modules).toMatchObject([{ title: 'From a form', kind: 'lesson' }])
})

test('a form restores a revision and says so on the history', async () => {
  const lesson = await aWrittenLesson()
  await rewrite(lesson, reword('first', 'A mistake.'))
  const request = await signedInRequest({
    ...lesson,
    path: `${pathOf(lesson)}/history/2/restoration`,
    form: {},
  })

  const answer = (await restoreAction(argsOf(request, lesson, { number: '2' }))) as Response

  expect(answer.headers.get('Location')).toBe(`${pathOf(lesson)}/history?restored=2`)
  expect((await getLesson(lesson)).revision).toBe(4)
})

test('a preview is framed from the content origin by a signed address that opens this lesson alone', async () => {
  const lesson = await aWrittenLesson()
  const request = await signedInRequest({ ...lesson, path: `${pathOf(lesson)}/preview` })

  const { preview } = await previewLoader(argsOf(request, lesson))

  const url = new URL(preview.frameUrl ?? '')
  expect(url.origin).toBe('http://content.localhost:3000')
  const token = url.pathname.split('/')[2] ?? ''
  const claims = verifyLaunchToken(token, 'l'.repeat(32))
  expect(claims).toMatchObject({ mode: 'browse', attemptId: 'preview' })
  const page = await openPackageFile({ packageId: claims.packageId, path: 'index.html' })
  expect(page && (await buffer(page.stream)).toString()).toContain('Leave is earned.')
  expect(await openPackageFile({ packageId: claims.packageId, path: '../secret' })).toBeNull()
  const base = await aContentOrigin()
  expect((await fetch(`${base}${url.pathname}`)).status).toBe(200)
  expect((await fetch(`${base}/launch/${token}/`)).status).toBe(404)
  const other = new Request(request.url, await signedInRequest({ actor: await anAuthor(), path: '/' }))
  await expect(previewLoader(argsOf(other, lesson))).rejects.toMatchObject({ status: 404 })
})

test('an export is a file to keep', async () => {
  const lesson = await aCourseOfLessons()
  const path = `/provide/courses/${lesson.courseId}/export/scorm12`
  const answer = await exportLoader(
    argsOf(await signedInRequest({ ...lesson, path }), lesson, { format: 'scorm12' }),
  )
  expect(answer.headers.get('Content-Disposition')).toContain('-scorm12.zip"')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  const length = Number(answer.headers.get('Content-Length'))
  expect(length).toBeGreaterThan(1000)
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  const asked = await signedInRequest({ ...lesson, path })
  const head = new Request(asked.url, { method: 'HEAD', headers: asked.headers })
  const about = await exportLoader(argsOf(head, lesson, { format: 'scorm12' }))
  expect([about.status, about.body]).toEqual([200, null])
  expect(about.headers.get('Content-Type')).toBe('application/zip')
  expect(about.headers.get('Content-Length')).toBeNull()
  await expect(
    exportLoader(argsOf(await signedInRequest({ ...lesson, path }), lesson, { format: 'exe' })),
  ).rejects.toMatchObject({ status: 404 })
})

test('the simulated record takes what the course says and nothing else', () => {
  const empty = { language: null, state: null, answers: [] }
  for (const message of [null, 'record', {}, { karmashala: 'other' }, { karmashala: 'record', record: 3 }]) {
    expect(withMessage(empty, message)).toBe(empty)
  }
  const record = {
    location: 'Two',
    state: 'abc',
    progress: 0.5,
    completed: false,
    passed: null,
    scorePercent: 60,
  }
  const answer = { id: 'q1', words: 'Which?', result: 'odd', secondsTaken: 3.4 }

  const now = withMessage(withMessage(empty, { karmashala: 'record', record, language: 'hi' }), {
    karmashala: 'record',
    answer,
  })

  expect(now.language).toBe('hi')
  expect(now.state).toMatchObject({ progressPercent: 50, suspendedLength: 3, scorePercent: 60, passed: null })
  expect(now.answers).toEqual([{ id: 'q1', words: 'Which?', result: 'neutral', secondsTaken: 3 }])
})

import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { loader as blocksLoader } from '#app/routes/provide.blocks[.]json.ts'
import { action as saveAction } from '#app/routes/provide.courses_.$courseId.lessons_.$lessonId_.changes.ts'
import { loader as pollLoader } from '#app/routes/provide.courses_.$courseId.lessons_.$lessonId_.changes.ts'
import { action as startAction } from '#app/routes/provide.courses_.$courseId.lessons_.$lessonId_.comments.ts'
import { action as replyAction } from '#app/routes/provide.courses_.$courseId.lessons_.$lessonId_.comments_.$threadId.replies.ts'
import { action as resolveAction } from '#app/routes/provide.courses_.$courseId.lessons_.$lessonId_.comments_.$threadId.resolution.ts'
import { action as reopenAction } from '#app/routes/provide.courses_.$courseId.lessons_.$lessonId_.comments_.$threadId.reopening.ts'
import { loader as threadsLoader } from '#app/routes/provide.courses_.$courseId.lessons_.$lessonId_.comments[.]json.ts'
import { action as unitAction } from '#app/routes/provide.courses_.$courseId.lessons_.$lessonId_.translation_.$language/route.tsx'
import { type ThreadView } from '#app/domain/comments/comment-views.ts'
import { listThreads } from '#app/domain/comments/list-threads.server.ts'
import { startThread } from '#app/domain/comments/start-thread.server.ts'
import { type FoundBlock } from '#app/domain/lessons/found-block.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { type PollAnswer } from '#app/domain/lessons/lesson-wire.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { getTranslation } from '#app/domain/translations/get-translation.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aWrittenLesson, type TestLesson } from '#tests/support/factories/lessons.ts'
import { aLearner } from '#tests/support/factories/learning.ts'
import { anAuthor } from '#tests/support/factories/people.ts'
import { scriptRequest, signedInRequest } from '#tests/support/requests.ts'

const pathOf = ({ courseId, lessonId }: TestLesson) => `/provide/courses/${courseId}/lessons/${lessonId}`

type Route = (args: LoaderFunctionArgs | ActionFunctionArgs) => Promise<unknown>

/** The answer of a route, also one that it throws. */
async function answerOf(route: Route, request: Request, params: Record<string, string>): Promise<Response> {
  const args = { request, params, context: { cspNonce: '', clientAddress: '' } }
  const answer: unknown = await route(args).catch((thrown: unknown) => thrown)
  if (!(answer instanceof Response)) throw new Error('Not an answer.', { cause: answer })
  return answer
}

async function aThread() {
  const lesson = await aWrittenLesson()
  const thread = await startThread({ ...lesson, blockId: 'first', text: 'Is this still so?' })
  const params = { courseId: lesson.courseId, lessonId: lesson.lessonId, threadId: thread.id }
  return { lesson, params }
}

type Sent = {
  lesson: TestLesson
  params: Record<string, string>
  body: unknown
  actor?: Actor
  withCsrf?: boolean
}

const send = async (route: Route, { lesson, params, body, actor = lesson.actor, withCsrf = true }: Sent) =>
  await answerOf(route, await scriptRequest({ actor, path: pathOf(lesson), body, withCsrf }), params)

const NOTHING = { set: [], removed: [], order: null, translated: [] }
const WRITING: { name: string; route: Route; body: unknown; bad: unknown[] }[] = [
  {
    name: 'a save',
    route: saveAction as Route,
    body: { base: 2, key: 'a-key-of-a-save', change: NOTHING },
    bad: [{}, { base: 2, key: 'a-key-of-a-save', change: { ...NOTHING, set: [{}] } }],
  },
  {
    name: 'a new thread',
    route: startAction as Route,
    body: { blockId: 'second', text: 'And this?' },
    bad: [{}, { blockId: 'second', text: '   ' }, { blockId: '../x', text: 'x' }, { blockId: 1, text: {} }],
  },
  {
    name: 'a reply',
    route: replyAction as Route,
    body: { text: 'Yes.' },
    bad: [{}, { text: '' }, { text: 'x'.repeat(4001) }, []],
  },
  { name: 'resolving', route: resolveAction as Route, body: {}, bad: ['[', 'null'] },
]

test.each(WRITING)('$name is stored for its author', async ({ route, body }) => {
  const { lesson, params } = await aThread()
  const answer = await send(route, { lesson, params, body })
  expect([200, 201]).toContain(answer.status)
})

test.each(WRITING)('$name with something else in it is refused in words', async ({ route, bad }) => {
  const { lesson, params } = await aThread()
  const before = await listThreads(lesson)
  for (const body of bad) {
    const answer = await send(route, { lesson, params, body })
    expect(answer.status).toBe(422)
    expect(((await answer.json()) as { message: string }).message).toMatch(/^(errors|lessons):[A-Za-z.]+$/)
  }
  expect(await listThreads(lesson)).toEqual(before)
  expect((await getLesson(lesson)).revision).toBe(2)
})

test.each(WRITING)(
  '$name is refused without its token, signed out, to learners and to other organisations',
  async ({ route, body }) => {
    const { lesson, params } = await aThread()
    const before = await listThreads(lesson)

    expect((await send(route, { lesson, params, body, withCsrf: false })).status).toBe(403)
    expect((await send(route, { lesson, params, body, actor: await aLearner() })).status).toBe(403)
    expect((await send(route, { lesson, params, body, actor: await anAuthor() })).status).toBe(404)
    const signedOut = new Request(`http://localhost:3000${pathOf(lesson)}`, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { 'Content-Type': 'application/json' },
    })
    expect((await answerOf(route, signedOut, params)).status).toBe(401)
    expect((await send(route, { lesson, params: { ...params, lessonId: 'x' }, body })).status).toBe(404)

    expect(await listThreads(lesson)).toEqual(before)
    expect((await getLesson(lesson)).revision).toBe(2)
  },
)

test('a thread is resolved once and opened again, and a body without end is not read', async () => {
  const { lesson, params } = await aThread()
  expect((await send(resolveAction as Route, { lesson, params, body: {} })).status).toBe(200)
  const again = await send(resolveAction as Route, { lesson, params, body: {} })
  expect(again.status).toBe(409)
  expect(await again.json()).toMatchObject({ message: 'comments:refusals.resolved' })
  const reopened = await send(reopenAction as Route, { lesson, params, body: {} })
  expect(await reopened.json()).toMatchObject({ thread: { resolved: null } })
  const long = await send(replyAction as Route, { lesson, params, body: { text: 'x'.repeat(100_000) } })
  expect(long.status).toBe(413)
})

test('a form resolves a thread and leads back to it, or to why not', async () => {
  const { lesson, params } = await aThread()
  const resolve = async () => {
    const request = await signedInRequest({ actor: lesson.actor, path: pathOf(lesson), form: {} })
    return (await answerOf(resolveAction as Route, request, params)).headers.get('Location')
  }
  expect(await resolve()).toBe(`${pathOf(lesson)}/comments/open#thread-${params.threadId}`)
  expect(await resolve()).toBe(`${pathOf(lesson)}/comments/open?refused=comments%3Arefusals.resolved`)
  const reply = await signedInRequest({
    actor: lesson.actor,
    path: pathOf(lesson),
    form: { text: 'x'.repeat(4001) },
  })
  const refused = await answerOf(replyAction as Route, reply, params)
  expect(refused.headers.get('Location')).toMatch(/refused=errors%3AtooLong$/)
})

const READING: { name: string; route: Route; search: string }[] = [
  { name: 'what is new', route: pollLoader as Route, search: '?since=2' },
  { name: 'the threads', route: threadsLoader as Route, search: '' },
]

test.each(READING)('$name is told to authors of the organisation only', async ({ route, search }) => {
  const { lesson, params } = await aThread()
  const read = async (actor: Actor) =>
    await answerOf(route, await signedInRequest({ actor, path: `${pathOf(lesson)}${search}` }), params)

  const mine = await read(lesson.actor)
  expect(mine.status).toBe(200)
  expect(mine.headers.get('Cache-Control')).toBe('no-store')
  const body = (await mine.json()) as Partial<PollAnswer & { threads: ThreadView[] }>
  expect(body.openComments ?? { first: body.threads?.length }).toEqual({ first: 1 })
  expect((await read(await anAuthor())).status).toBe(404)
  expect((await read(await aLearner())).status).toBe(403)
  const signedOut = new Request(`http://localhost:3000${pathOf(lesson)}${search}`)
  expect((await answerOf(route, signedOut, params)).status).toBe(401)
})

test('what is asked of a revision that never was, or in no number, is refused', async () => {
  const lesson = await aWrittenLesson()
  for (const [search, status] of [
    ['?since=99', 409],
    ['?since=0', 409],
    ['?since=x', 404],
    ['', 404],
    ['?since=2&at=<script>', 200],
  ] as const) {
    const request = await signedInRequest({ actor: lesson.actor, path: `${pathOf(lesson)}/changes${search}` })
    const { courseId, lessonId } = lesson
    expect((await answerOf(pollLoader as Route, request, { courseId, lessonId })).status).toBe(status)
  }
})

test('blocks to use again are told to authors, each those of the own organisation', async () => {
  const lesson = await aWrittenLesson()
  const find = async (actor: Actor, search: string) =>
    await answerOf(
      blocksLoader as Route,
      await signedInRequest({ actor, path: `/provide/blocks.json${search}` }),
      {},
    )
  const blocksOf = async (actor: Actor, search: string) =>
    ((await (await find(actor, search)).json()) as { blocks: FoundBlock[] }).blocks

  expect(await blocksOf(lesson.actor, '?q=EARNED')).toMatchObject([{ excerpt: 'Leave is earned.' }])
  expect(await blocksOf(await anAuthor(), '?q=earned')).toEqual([])
  expect((await find(await aLearner(), '')).status).toBe(403)
  expect(await blocksOf(lesson.actor, `?q=${'x'.repeat(5000)}`)).toHaveLength(2)
  const signedOut = new Request('http://localhost:3000/provide/blocks.json')
  expect((await answerOf(blocksLoader as Route, signedOut, {})).status).toBe(401)
})

test('a translated unit is saved from its form, and refused from an old screen with what was typed', async () => {
  const lesson = await aWrittenLesson()
  const { units } = await getTranslation({ ...lesson, language: 'hi' })
  const { key = '', of = '', seen = '' } = units[1] ?? {}
  const params = { courseId: lesson.courseId, lessonId: lesson.lessonId, language: 'hi' }
  const save = async (form: Record<string, string>, actor = lesson.actor, withCsrf = true) => {
    const request = await signedInRequest({ actor, path: `${pathOf(lesson)}/translation/hi`, form, withCsrf })
    const args = { request, params, context: { cspNonce: '', clientAddress: '' } }
    const answer = await unitAction(args).catch((thrown: unknown) => thrown)
    if (answer instanceof Response) return { status: answer.status, data: null }
    const { data, init } = answer as { data: unknown; init: ResponseInit | null }
    return { status: init?.status ?? 200, data }
  }
  const form = { blockId: 'first', key, of, seen, take: 'typed', text: 'अवकाश अर्जित होता है।' }

  expect(await save(form, lesson.actor, false)).toMatchObject({ status: 403 })
  expect(await save(form, await aLearner())).toMatchObject({ status: 403 })
  expect(await save(form, await anAuthor())).toMatchObject({ status: 404 })
  expect(await save({ ...form, of: 'x' })).toMatchObject({ status: 422 })
  expect(await save({ ...form, text: 'x'.repeat(10_001) })).toMatchObject({
    status: 422,
    data: { refused: { text: 'x'.repeat(10_001) } },
  })
  expect(await save(form)).toMatchObject({ status: 200, data: { saved: { unit: { state: 'current' } } } })
  expect(await save({ ...form, text: 'पुराने पृष्ठ से' })).toMatchObject({
    status: 409,
    data: { refused: { message: 'translation:refusals.changedMeanwhile', text: 'पुराने पृष्ठ से' } },
  })
})

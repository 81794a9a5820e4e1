import { readdir } from 'node:fs/promises'
import { buildCourseJson } from '@karmashala/authoring/server'
import { Course } from '#app/domain/courses/course.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { csrfTokenFor, CSRF_FIELD } from '#app/lib/csrf.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { action } from '#app/routes/provide.courses.import.tsx'
import { aCourse } from '#tests/packages/authoring/export/a-course.ts'
import { expect, test } from '#tests/support/db.ts'
import { aLearner } from '#tests/support/factories/learning.ts'
import { anAuthor } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const PATH = '/provide/courses/import'
const context = { cspNonce: '', clientAddress: '127.0.0.1' }

/** A course file as the form sends it. */
async function send(actor: Actor, bytes: Buffer, more: { token?: string; length?: number } = {}) {
  const page = await signedInRequest({ actor, path: PATH })
  const form = new FormData()
  form.set(CSRF_FIELD, more.token ?? (await csrfTokenFor(page)))
  form.set('file', new Blob([new Uint8Array(bytes)]), 'course.zip')
  const encoded = new Response(form)
  const headers = new Headers({
    Cookie: page.headers.get('Cookie') ?? '',
    'Content-Type': encoded.headers.get('Content-Type') ?? '',
    ...(more.length === undefined ? {} : { 'Content-Length': String(more.length) }),
  })
  const request = new Request(page.url, { method: 'POST', headers, body: await encoded.arrayBuffer() })
  return await action({ request, params: {}, context })
}

/** What a refused form says above itself. */
const refusalOf = (answer: Awaited<ReturnType<typeof send>>) =>
  'data' in answer ? [answer.init?.status, answer.data.refusal] : null

const leftBehind = async () =>
  (await readdir(getRuntime().temporaryDir)).filter((name) => /\.(made|media)$/.test(name))

test('a course file that arrives is a course, and nothing of the file stays', async () => {
  const answer = await send(await anAuthor(), await buildCourseJson(aCourse(), new Map()))

  expect(answer).toBeInstanceOf(Response)
  expect((answer as Response).headers.get('Location')).toMatch(/\/provide\/courses\/[0-9a-f]{24}\/lessons/)
  expect(await Course.countDocuments({})).toBe(1)
  expect(await leftBehind()).toEqual([])
})

test('what is no course, too large or without its token is refused with a reason, and nothing stays', async () => {
  const actor = await anAuthor()
  const bytes = await buildCourseJson(aCourse(), new Map())

  expect(refusalOf(await send(actor, Buffer.from('no zip')))).toEqual([422, 'lessons:refusals.notACourse'])
  expect(refusalOf(await send(actor, bytes, { token: 'made up' }))?.[0]).not.toBe(200)
  const tooLarge = refusalOf(await send(actor, bytes, { length: 2 * 1024 ** 3 }))
  expect(tooLarge).toEqual([413, 'lessons:refusals.courseTooLarge {"megabytes":1024}'])
  await expect(send(await aLearner(), bytes)).rejects.toMatchObject({ status: 403 })
  expect(await Course.countDocuments({})).toBe(0)
  expect(await leftBehind()).toEqual([])
})

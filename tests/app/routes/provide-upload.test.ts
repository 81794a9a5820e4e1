import { readdir } from 'node:fs/promises'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CSRF_HEADER, csrfTokenFor } from '#app/lib/csrf.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { action as uploadAction } from '#app/routes/provide.courses.$courseId.package.upload.ts'
import { withReceivedFile } from '#app/routes/provide.courses.$courseId.package/receive-file.server.ts'
import { receivePackage } from '#app/routes/provide.courses.$courseId.package/receive-package.server.ts'
import { action as pageAction } from '#app/routes/provide.courses.$courseId.package/route.tsx'
import { expect, test } from '#tests/support/db.ts'
import { aCourse, aSubmittedCourse, type TestCourse } from '#tests/support/factories/courses.ts'
import { packageBytes, zipBytes } from '#tests/support/factories/packages.ts'
import { anAuthor } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const context = { cspNonce: '', clientAddress: '127.0.0.1' }

type UploadOptions = {
  token?: 'header' | 'first field' | 'last field' | 'none'
  name?: string
  contentLength?: number
  breakOffAfter?: number
}

/** An upload as the page of the course sends it. */
async function anUpload(
  { actor, courseId }: TestCourse,
  bytes: Buffer,
  { token = 'header', name = 'अवकाश नियम.zip', contentLength, breakOffAfter }: UploadOptions = {},
): Promise<Request> {
  const page = await signedInRequest({ actor, path: `/provide/courses/${courseId}/package` })
  const csrf = await csrfTokenFor(page)
  const form = new FormData()
  if (token === 'first field') form.set('csrf', csrf)
  form.set('package', new Blob([new Uint8Array(bytes)]), name)
  if (token === 'last field') form.set('csrf', csrf)
  const encoded = new Response(form)
  const type = encoded.headers.get('Content-Type') ?? ''
  const body = new Uint8Array(await encoded.arrayBuffer())
  const headers = new Headers({ Cookie: page.headers.get('Cookie') ?? '', 'Content-Type': type })
  if (token === 'header') headers.set(CSRF_HEADER, csrf)
  if (contentLength) headers.set('Content-Length', String(contentLength))
  return new Request(page.url, {
    method: 'POST',
    headers,
    body: breakOffAfter ? breakingStream(body.subarray(0, breakOffAfter)) : body,
    duplex: 'half',
  } as RequestInit)
}

const breakingStream = (bytes: Uint8Array) =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes)
      setTimeout(() => controller.error(new Error('the line went dead')), 20)
    },
  })

const leftBehind = async (): Promise<string[]> =>
  (await readdir(getRuntime().temporaryDir)).filter((name) => name.endsWith('.upload'))

const moduleOf = async (course: TestCourse) => (await getCourseWorkspace(course)).module

async function postToUpload({ courseId }: TestCourse, request: Request) {
  const response = await uploadAction({ request, params: { courseId }, context })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

test('a package that the page sends with its script is accepted and no temporary file is left', async () => {
  const course = await aCourse()

  const { status } = await postToUpload(course, await anUpload(course, await packageBytes()))

  expect(status).toBe(201)
  expect((await moduleOf(course))?.package.originalName).toBe('अवकाश नियम.zip')
  expect(await leftBehind()).toEqual([])
})

test('the plain form without JavaScript does the same and leads back to the package', async () => {
  const course = await aCourse()
  const request = await anUpload(course, await packageBytes(), { token: 'first field' })

  const response = (await pageAction({ request, params: { courseId: course.courseId }, context })) as Response

  expect(response.headers.get('Location')).toBe(`/provide/courses/${course.courseId}/package?saved=package`)
  expect(await moduleOf(course)).not.toBeNull()
})

for (const token of ['none', 'last field'] as const) {
  test(`an upload with its token as ${token} is refused before anything is written`, async () => {
    const course = await aCourse()

    const { status, body } = await postToUpload(
      course,
      await anUpload(course, await packageBytes(), { token }),
    )

    expect(status).toBe(403)
    expect(body['message']).toBe('errors:formExpired')
    expect(await moduleOf(course)).toBeNull()
    expect(await leftBehind()).toEqual([])
  })
}

test('a forged token in the header is refused without reading the body', async () => {
  const course = await aCourse()
  const request = await anUpload(course, await packageBytes(), { token: 'none' })
  request.headers.set(CSRF_HEADER, 'forged')

  const { status } = await postToUpload(course, request)

  expect(status).toBe(403)
  expect(request.bodyUsed).toBe(false)
})

test('a file that is no package is refused with the findings, in both languages', async () => {
  const course = await aCourse()
  const request = await anUpload(course, await zipBytes({ 'index.html': '<p>hello</p>' }))

  const { status, body } = await postToUpload(course, request)

  expect(status).toBe(422)
  expect(body).toMatchObject({ message: 'provide:refusals.packageRefused', originalName: 'अवकाश नियम.zip' })
  expect(body['findings']).toMatchObject([{ rule: 'ZIP10', severity: 'error', message: expect.any(String) }])
  expect(await leftBehind()).toEqual([])
})

test('the plain form shows a refusal on the page with its status', async () => {
  const course = await aCourse()
  const request = await anUpload(course, Buffer.from('a letter'), { token: 'first field' })

  const result = await pageAction({ request, params: { courseId: course.courseId }, context })

  expect(result).toMatchObject({
    init: { status: 422 },
    data: { refusal: { message: 'provide:refusals.packageRefused', findings: [{ severity: 'error' }] } },
  })
})

test('a file announced as too large is refused without reading it', async () => {
  const course = await aCourse()
  const request = await anUpload(course, Buffer.from('x'), { contentLength: 600 * 1024 * 1024 })

  const { status, body } = await postToUpload(course, request)

  expect(status).toBe(413)
  expect(body['message']).toBe('provide:refusals.tooLarge {"megabytes":500}')
  expect(request.bodyUsed).toBe(false)
})

test('a file that grows beyond the limit on its way is refused and nothing of it is left', async () => {
  const course = await aCourse()
  const request = await anUpload(course, Buffer.alloc(300_000, 'x'))

  const result = await receivePackage({ request, ...course, maxBytes: 100_000 })

  expect(result).toMatchObject({ status: 'refused', httpStatus: 413 })
  expect(await leftBehind()).toEqual([])
})

test('an upload that breaks off half-way leaves nothing', async () => {
  const course = await aCourse()
  const bytes = Buffer.concat([await packageBytes(), Buffer.alloc(200_000, 'x')])
  const request = await anUpload(course, bytes, { breakOffAfter: 150_000 })

  const { status, body } = await postToUpload(course, request)

  expect(status).toBe(422)
  expect(body['message']).toBe('provide:refusals.uploadBroken')
  expect(await leftBehind()).toEqual([])
  expect(await moduleOf(course)).toBeNull()
})

test('a form without a file says that a file has to be chosen', async () => {
  const course = await aCourse()
  for (const request of [
    await anUpload(course, Buffer.alloc(0), { name: '' }),
    await signedInRequest({ actor: course.actor, path: '/x', form: {} }),
  ]) {
    const { status, body } = await postToUpload(course, request)
    expect({ status, message: body['message'] }).toEqual({ status: 422, message: 'errors:file' })
  }
})

test('a body that is cut off in the middle of the form is a broken upload', async () => {
  const course = await aCourse()
  const whole = await anUpload(course, await packageBytes())
  const body = new Uint8Array(await whole.arrayBuffer())
  const request = new Request(whole.url, {
    method: 'POST',
    headers: whole.headers,
    body: body.subarray(0, body.length - 40),
  })
  expect(await postToUpload(course, request)).toMatchObject({
    status: 422,
    body: { message: 'provide:refusals.uploadBroken' },
  })
  expect(await leftBehind()).toEqual([])
})

test('nothing is taken in for a foreign or a frozen course', async () => {
  const foreign: TestCourse = { ...(await aCourse()), actor: (await anAuthor()) satisfies Actor }
  const frozen = await aSubmittedCourse()
  for (const [course, expected] of [
    [foreign, 404],
    [frozen, 409],
  ] as const) {
    const request = await anUpload(course, await packageBytes())
    expect((await postToUpload(course, request)).status).toBe(expected)
    expect(request.bodyUsed).toBe(false)
  }
})

test('a file for which the disk has no room is refused before it is read', async () => {
  const course = await aCourse()
  const request = await anUpload(course, await packageBytes())

  const receiving = withReceivedFile(request, { spareBytes: Number.MAX_SAFE_INTEGER }, async () => {
    await Promise.reject(new Error('It was taken in.'))
  })

  await expect(receiving).rejects.toMatchObject({ key: 'provide:refusals.noSpace' })
  expect(request.bodyUsed).toBe(false)
})

import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { jobHandlers } from '#app/jobs.server.ts'
import { csrfTokenFor } from '#app/lib/csrf.server.ts'
import { runNextJob } from '#app/lib/jobs.server.ts'
import { action as discard } from '#app/routes/provide.courses.$courseId.package.discarded-upload.ts'
import { loader as downloadReport } from '#app/routes/provide.courses.$courseId.package.report.$packageId.ts'
import { action as pageAction, loader } from '#app/routes/provide.courses.$courseId.package/route.tsx'
import { uploadByForm } from '#app/routes/provide.courses.$courseId.package/upload-by-form.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourse, aSubmittedCourse, type TestCourse } from '#tests/support/factories/courses.ts'
import { packageBytes } from '#tests/support/factories/packages.ts'
import { anAuthor } from '#tests/support/factories/people.ts'
import { anUpload, aReceivedPackage, storedParts } from '#tests/support/factories/uploads.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const context = { cspNonce: '', clientAddress: '127.0.0.1' }

type FormOptions = {
  token?: 'before the file' | 'after the file' | 'none'
  name?: string
  contentLength?: number
  breakOffAfter?: number
}

/** The form of the page as a browser without a script sends it. */
async function aForm(
  { actor, courseId }: TestCourse,
  bytes: Buffer,
  { token = 'before the file', name = 'अवकाश नियम.zip', contentLength, breakOffAfter }: FormOptions = {},
): Promise<Request> {
  const page = await signedInRequest({ actor, path: `/provide/courses/${courseId}/package` })
  const csrf = await csrfTokenFor(page)
  const form = new FormData()
  if (token === 'before the file') form.set('csrf', csrf)
  form.set('package', new Blob([new Uint8Array(bytes)]), name)
  if (token === 'after the file') form.set('csrf', csrf)
  const encoded = new Response(form)
  const type = encoded.headers.get('Content-Type') ?? ''
  const body = new Uint8Array(await encoded.arrayBuffer())
  const headers = new Headers({ Cookie: page.headers.get('Cookie') ?? '', 'Content-Type': type })
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

/** Nothing of any upload: neither a record nor a package. */
async function expectNothing(): Promise<void> {
  expect(await PackageUpload.countDocuments()).toBe(0)
  expect(await ContentPackage.countDocuments()).toBe(0)
}

/** Sends the form; of a refusal its status and message. */
async function post({ courseId }: TestCourse, request: Request) {
  const result = await pageAction({ request, params: { courseId }, context })
  if (!('data' in result)) return { status: result.status, location: result.headers.get('Location') }
  return { status: result.init?.status, message: result.data.refusal }
}

test('the form without JavaScript takes the file in and leads back to where it can be followed', async () => {
  const course = await aCourse()

  const answer = await post(course, await aForm(course, await packageBytes()))

  expect(answer).toEqual({ status: 302, location: `/provide/courses/${course.courseId}/package` })
  const request = await signedInRequest({ actor: course.actor, path: '/x' })
  const params = { courseId: course.courseId }
  expect(await loader({ request, params, context })).toMatchObject({
    incoming: { state: 'received', originalName: 'अवकाश नियम.zip' },
    unfinished: [],
  })

  await runNextJob(jobHandlers)
  expect((await getCourseWorkspace(course)).module?.package.originalName).toBe('अवकाश नियम.zip')
  expect(await loader({ request, params, context })).toMatchObject({ incoming: null })
})

for (const token of ['none', 'after the file'] as const) {
  test(`a form with its token ${token} is refused before anything is taken in`, async () => {
    const course = await aCourse()
    const answer = await post(course, await aForm(course, await packageBytes(), { token }))
    expect(answer).toEqual({ status: 403, message: 'errors:formExpired' })
    await expectNothing()
  })
}

test('a form announced as too large is refused without reading it', async () => {
  const course = await aCourse()
  const request = await aForm(course, Buffer.from('x'), { contentLength: 600 * 1024 * 1024 })
  expect(await post(course, request)).toEqual({
    status: 413,
    message: 'provide:refusals.tooLarge {"megabytes":500}',
  })
  expect(request.bodyUsed).toBe(false)
})

test('a file that grows beyond the limit on its way is refused and nothing of it is left', async () => {
  const course = await aCourse()
  const request = await aForm(course, Buffer.alloc(300_000, 'x'))
  const sending = uploadByForm({ request, ...course, maxBytes: 100_000 })
  await expect(sending).rejects.toMatchObject({ code: 'too_large' })
  await expectNothing()
  expect(await storedParts()).toEqual([])
})

test('a form that breaks off half-way leaves nothing', async () => {
  const course = await aCourse()
  const bytes = Buffer.concat([await packageBytes(), Buffer.alloc(200_000, 'x')])
  const request = await aForm(course, bytes, { breakOffAfter: 150_000 })
  expect(await post(course, request)).toEqual({ status: 422, message: 'provide:refusals.uploadBroken' })
  await expectNothing()
  expect(await storedParts()).toEqual([])
})

test('a body that is cut off in the middle of the form is a broken upload', async () => {
  const course = await aCourse()
  const whole = await aForm(course, await packageBytes())
  const body = new Uint8Array(await whole.arrayBuffer())
  const cut = body.subarray(0, body.length - 40)
  const request = new Request(whole.url, { method: 'POST', headers: whole.headers, body: cut })
  expect(await post(course, request)).toEqual({ status: 422, message: 'provide:refusals.uploadBroken' })
  await expectNothing()
})

test('a form without a file, or with an empty one, says so', async () => {
  const course = await aCourse()
  const without = await signedInRequest({ actor: course.actor, path: '/x', form: {} })
  expect(await post(course, await aForm(course, Buffer.alloc(0), { name: '' }))).toMatchObject({
    message: 'errors:file',
  })
  expect(await post(course, without)).toEqual({ status: 422, message: 'errors:file' })
  expect(await post(course, await aForm(course, Buffer.alloc(0)))).toEqual({
    status: 422,
    message: 'provide:refusals.emptyFile',
  })
  await expectNothing()
})

test('nothing is taken in for a foreign or a frozen course', async () => {
  const foreign: TestCourse = { ...(await aCourse()), actor: (await anAuthor()) satisfies Actor }
  const frozen = await aSubmittedCourse()
  for (const [course, status] of [
    [foreign, 404],
    [frozen, 409],
  ] as const) {
    const request = await aForm(course, await packageBytes())
    expect(await post(course, request)).toMatchObject({ status })
    expect(request.bodyUsed).toBe(false)
  }
})

test('a file for which the disk has no room is refused', async () => {
  const course = await aCourse()
  const request = await aForm(course, await packageBytes())
  const sending = uploadByForm({ request, ...course, spareBytes: Number.MAX_SAFE_INTEGER })
  await expect(sending).rejects.toMatchObject({ key: 'provide:refusals.noSpace' })
  await expectNothing()
})

test('an upload begun another time is shown and can be discarded, by its author only', async () => {
  const course = await aCourse()
  const { uploadId } = await anUpload(course)
  const params = { courseId: course.courseId }
  const press = async (actor: Actor) =>
    await discard({
      request: await signedInRequest({ actor, path: '/x', form: { uploadId } }),
      params,
      context,
    })

  await press(await anAuthor())
  const request = await signedInRequest({ actor: course.actor, path: '/x' })
  expect(await loader({ request, params, context })).toMatchObject({ unfinished: [{ id: uploadId }] })

  expect((await press(course.actor)).headers.get('Location')).toBe(
    `/provide/courses/${course.courseId}/package`,
  )
  expect(await PackageUpload.countDocuments()).toBe(0)
  expect((await press(course.actor)).status).toBe(302)
})

test('the report can be downloaded as a file by its provider and by nobody else', async () => {
  const course = await aCourse()
  const { packageId } = await aReceivedPackage(course, { bytes: Buffer.from('no zip') })
  await runNextJob(jobHandlers)
  const params = { courseId: course.courseId, packageId }
  const get = async (actor: Actor) =>
    await downloadReport({ request: await signedInRequest({ actor, path: '/x' }), params, context })

  const response = await get(course.actor)
  expect(response.headers.get('Content-Disposition')).toContain(`package-report-${packageId}.json`)
  expect(await response.json()).toMatchObject({ file: 'leave.zip', findings: [{ rule: 'ZIP01' }] })
  await expect(get(await anAuthor())).rejects.toMatchObject({ status: 404 })
})

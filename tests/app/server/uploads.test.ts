import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { UPLOAD_LIFETIME_IN_MS } from '#app/domain/packages/upload.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CSRF_HEADER, csrfTokenFor } from '#app/lib/csrf.server.ts'
import { aRunningApp } from '#tests/app/server/running-app.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourse, aSubmittedCourse, type TestCourse } from '#tests/support/factories/courses.ts'
import { packageBytes } from '#tests/support/factories/packages.ts'
import { anActor, anAuthor, aMinistry } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const encode = (text: string): string => Buffer.from(text).toString('base64')

/** The script of the page: what it sends with every request of an upload. */
async function aSender(actor: Actor): Promise<Record<string, string>> {
  const page = await signedInRequest({ actor, path: '/' })
  return {
    Cookie: page.headers.get('Cookie') ?? '',
    [CSRF_HEADER]: await csrfTokenFor(page),
    'Tus-Resumable': '1.0.0',
  }
}

type Begin = {
  headers?: Record<string, string | undefined>
  sizeInBytes?: number | string
  metadata?: string
}

async function begin(
  origin: string,
  { actor, courseId }: TestCourse,
  options: Begin = {},
): Promise<Response> {
  const { headers = {}, sizeInBytes = 1_000, metadata = `filename ${encode('अवकाश.zip')}` } = options
  const sent = {
    ...(await aSender(actor)),
    'Upload-Length': String(sizeInBytes),
    'Upload-Metadata': metadata,
    ...headers,
  }
  const kept = Object.entries(sent).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return await fetch(`${origin}/provide/courses/${courseId}/package/uploads`, {
    method: 'POST',
    headers: Object.fromEntries(kept),
    redirect: 'manual',
  })
}

async function patch(url: string, actor: Actor, offset: number, body: Buffer): Promise<Response> {
  return await fetch(url, {
    method: 'PATCH',
    headers: {
      ...(await aSender(actor)),
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(body),
  })
}

const ask = async (url: string, actor: Actor, method: 'HEAD' | 'DELETE' = 'HEAD'): Promise<Response> =>
  await fetch(url, { method, headers: await aSender(actor) })

const messageOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { message?: unknown }).message

test('a file is begun, sent in pieces, asked about, finished, and asked about once more', async () => {
  const { origin } = await aRunningApp()
  const course = await aCourse()
  const bytes = await packageBytes()

  const begun = await begin(origin, course, { sizeInBytes: bytes.length })
  expect(begun.status).toBe(201)
  expect(begun.headers.get('Upload-Expires')).toBeTruthy()
  const url = new URL(begun.headers.get('Location') ?? '', origin).href

  const first = await patch(url, course.actor, 0, bytes.subarray(0, 700))
  expect([first.status, first.headers.get('Upload-Offset')]).toEqual([204, '700'])
  const asked = await ask(url, course.actor)
  expect([asked.status, asked.headers.get('Upload-Offset'), asked.headers.get('Upload-Length')]).toEqual([
    200,
    '700',
    String(bytes.length),
  ])
  expect(await ContentPackage.countDocuments()).toBe(0)

  expect((await patch(url, course.actor, 700, bytes.subarray(700))).status).toBe(204)
  expect(await ContentPackage.findOne().lean()).toMatchObject({
    state: 'received',
    originalName: 'अवकाश.zip',
  })
  // The answer may have been lost on its way.
  expect((await ask(url, course.actor)).headers.get('Upload-Offset')).toBe(String(bytes.length))
  expect(await ContentPackage.countDocuments()).toBe(1)
})

test('a file whose last part had arrived when finishing failed is finished when its sender asks', async () => {
  const { origin } = await aRunningApp()
  const course = await aCourse()
  const bytes = await packageBytes()
  const begun = await begin(origin, course, { sizeInBytes: bytes.length })
  const url = new URL(begun.headers.get('Location') ?? '', origin).href
  await patch(url, course.actor, 0, bytes)
  await ContentPackage.deleteMany({})
  await PackageUpload.updateMany({}, { $set: { packageId: null } })

  expect((await ask(url, course.actor)).status).toBe(200)

  expect(await ContentPackage.countDocuments({ state: 'received' })).toBe(1)
})

test('bytes for another place than where the upload stands are answered with 409', async () => {
  const { origin } = await aRunningApp()
  const course = await aCourse()
  const url = new URL((await begin(origin, course)).headers.get('Location') ?? '', origin).href
  expect((await patch(url, course.actor, 5, Buffer.from('x'))).status).toBe(409)
})

test('without the token of the page, without signing in, or from another site nothing is begun', async () => {
  const { origin } = await aRunningApp()
  const course = await aCourse()

  const withoutToken = await begin(origin, course, { headers: { [CSRF_HEADER]: undefined } })
  const forged = await begin(origin, course, { headers: { [CSRF_HEADER]: 'forged' } })
  const nobody = await begin(origin, course, { headers: { Cookie: undefined } })
  const elsewhere = await begin(origin, course, { headers: { Origin: 'https://elsewhere.example' } })
  const crossSite = await begin(origin, course, { headers: { 'Sec-Fetch-Site': 'cross-site' } })

  expect([withoutToken, forged, nobody, elsewhere, crossSite].map(({ status }) => status)).toEqual([
    403, 403, 401, 403, 403,
  ])
  expect(await messageOf(withoutToken)).toBe('errors:formExpired')
  expect(await messageOf(nobody)).toBe('provide:refusals.signInAgain')
  expect(await PackageUpload.countDocuments()).toBe(0)
})

test('a foreign course, a frozen one and a person who writes no courses are refused', async () => {
  const { origin } = await aRunningApp()
  const course = await aCourse()
  const frozen = await aSubmittedCourse()
  const officer = await anActor(await aMinistry(), ['learner'])

  expect((await begin(origin, { ...course, actor: await anAuthor() })).status).toBe(404)
  expect((await begin(origin, { ...course, actor: officer })).status).toBe(403)
  const refused = await begin(origin, frozen)
  expect([refused.status, await messageOf(refused)]).toEqual([409, 'provide:refusals.frozen'])
})

test('another person’s upload cannot be seen, continued or cancelled', async () => {
  const { origin } = await aRunningApp()
  const course = await aCourse()
  const url = new URL((await begin(origin, course)).headers.get('Location') ?? '', origin).href
  const stranger = await anAuthor()

  expect((await ask(url, stranger)).status).toBe(404)
  expect((await patch(url, stranger, 0, Buffer.from('x'))).status).toBe(404)
  expect((await ask(url, stranger, 'DELETE')).status).toBe(404)
  const underOtherCourse = url.replace(course.courseId, (await aCourse({ actor: course.actor })).courseId)
  expect((await ask(underOtherCourse, course.actor)).status).toBe(404)
  expect((await ask(url, course.actor)).status).toBe(200)
})

test('a file that is too large, empty, of unknown length or without a name is refused', async () => {
  const { origin } = await aRunningApp()
  const course = await aCourse()
  const statuses = [
    await begin(origin, course, { sizeInBytes: 500 * 1024 * 1024 + 1 }),
    await begin(origin, course, { sizeInBytes: 0 }),
    await begin(origin, course, { sizeInBytes: 'many' }),
    await begin(origin, course, { headers: { 'Upload-Length': undefined } }),
    await begin(origin, course, { headers: { 'Upload-Length': undefined, 'Upload-Defer-Length': '1' } }),
    await begin(origin, course, { metadata: `filename ${encode('  ')}` }),
    await begin(origin, course, { metadata: 'filename §§' }).catch(() => ({ status: 400 })),
    await begin(origin, course, { headers: { 'Upload-Metadata': undefined } }),
  ].map(({ status }) => status)
  expect(statuses).toEqual([413, 422, 400, 400, 501, 422, 400, 422])
  expect(await PackageUpload.countDocuments()).toBe(0)
})

test('more than was announced is not taken in', async () => {
  const { origin } = await aRunningApp()
  const course = await aCourse()
  const begun = await begin(origin, course, { sizeInBytes: 10 })
  const url = new URL(begun.headers.get('Location') ?? '', origin).href
  expect((await patch(url, course.actor, 0, Buffer.alloc(11))).status).toBe(413)
})

test('an upload whose time is over is gone', async () => {
  const { origin } = await aRunningApp()
  const course = await aCourse()
  const url = new URL((await begin(origin, course)).headers.get('Location') ?? '', origin).href
  const old = new Date(Date.now() - UPLOAD_LIFETIME_IN_MS - 1_000)
  await PackageUpload.collection.updateMany({}, { $set: { createdAt: old, expiresAt: new Date() } })

  expect((await ask(url, course.actor)).status).toBe(410)
  expect((await patch(url, course.actor, 0, Buffer.from('x'))).status).toBe(410)
})

test('a cancelled upload is gone', async () => {
  const { origin } = await aRunningApp()
  const course = await aCourse()
  const url = new URL((await begin(origin, course)).headers.get('Location') ?? '', origin).href
  expect((await ask(url, course.actor, 'DELETE')).status).toBe(204)
  expect((await ask(url, course.actor)).status).toBe(404)
})

test('no other method and no other site is served', async () => {
  const { origin } = await aRunningApp()
  const course = await aCourse()
  const begun = await begin(origin, course, { headers: { 'X-HTTP-Method-Override': 'DELETE' } })
  expect(begun.status).toBe(201)
  expect(begun.headers.get('Access-Control-Allow-Origin')).toBe(origin)
  const url = new URL(begun.headers.get('Location') ?? '', origin).href
  for (const method of ['GET', 'PUT', 'OPTIONS', 'POST']) {
    expect((await fetch(url, { method })).status, method).toBe(405)
  }
})

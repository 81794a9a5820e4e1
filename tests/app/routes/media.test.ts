import { readdir } from 'node:fs/promises'
import sharp from 'sharp'
import { afterEach } from 'vitest'
import { MediaAsset } from '#app/domain/media/media.model.server.ts'
import { tooLargeToSend } from '#app/domain/media/media.schema.ts'
import { type MediaList, type MediaView } from '#app/domain/media/media-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { csrfTokenFor } from '#app/lib/csrf.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { loader as serve } from '#app/routes/media.$assetId.$variant.ts'
import { action as describe, loader as showOne } from '#app/routes/provide.media.$assetId._index.tsx'
import { action as remove } from '#app/routes/provide.media.$assetId.removal.tsx'
import { action as byForm } from '#app/routes/provide.media._index/route.tsx'
import { loader as list } from '#app/routes/provide.media[.]json.ts'
import { action as upload } from '#app/routes/provide.media.uploads.ts'
import { expect, test } from '#tests/support/db.ts'
import { anImage, storedMedia, uploadedMedia } from '#tests/support/factories/media.ts'
import { anActor, anAuthor, aMinistry } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

afterEach(async () => {
  for (const name of await storedMedia()) await getRuntime().storage.remove(name)
})

const context = { cspNonce: '', clientAddress: '127.0.0.1' }
const PATH = '/provide/media/uploads'

type Sent = {
  name?: string
  field?: string
  token?: 'header' | 'none'
  headers?: Record<string, string>
  breakOffAfter?: number
  body?: BodyInit
}

/** A file as the editor sends it. */
async function aSending(actor: Actor | null, bytes: Buffer, sent: Sent = {}): Promise<Request> {
  const { name = 'office.png', field = 'file', token = 'header', breakOffAfter } = sent
  const page = actor
    ? await signedInRequest({ actor, path: PATH })
    : new Request(`http://localhost:3000${PATH}`)
  const form = new FormData()
  form.set('licence', 'own_work')
  form.set(field, new Blob([new Uint8Array(bytes)]), name)
  const encoded = new Response(form)
  const headers = new Headers({
    Cookie: page.headers.get('Cookie') ?? '',
    'Content-Type': encoded.headers.get('Content-Type') ?? '',
    ...(token === 'header' ? { 'x-csrf-token': await csrfTokenFor(page) } : {}),
    ...sent.headers,
  })
  const whole = new Uint8Array(await encoded.arrayBuffer())
  const body = sent.body ?? (breakOffAfter ? breaking(whole.subarray(0, breakOffAfter)) : whole)
  return new Request(page.url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
}

const breaking = (bytes: Uint8Array) =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes)
      setTimeout(() => controller.error(new Error('the line went dead')), 20)
    },
  })

async function send(actor: Actor | null, bytes: Buffer, sent: Sent = {}) {
  const request = await aSending(actor, bytes, sent)
  const response = await upload({ request, params: {}, context })
  const answer = (await response.json()) as { asset?: MediaView; message?: string }
  return { status: response.status, ...answer, request }
}

async function expectNothingLeft(): Promise<void> {
  expect(await MediaAsset.countDocuments()).toBe(0)
  expect(await storedMedia()).toEqual([])
  expect((await readdir(getRuntime().temporaryDir)).filter((name) => name.endsWith('.media'))).toEqual([])
}

const aPhotograph = async (): Promise<Buffer> =>
  await sharp(await anImage({ width: 900, height: 600 }))
    .jpeg()
    .toBuffer()
/** An MP4 file by its first box; nothing of it can be played. */
const aFilm = (): Buffer =>
  Buffer.concat([
    Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex'),
    Buffer.alloc(4000, Math.random() * 256),
  ])

test('a file of the editor becomes an asset of the organisation, with the licence that came along', async () => {
  const actor = await anAuthor()
  const { status, asset } = await send(actor, await anImage(), { name: '../../कार्यालय "1".png' })
  expect(status).toBe(201)
  expect(asset).toMatchObject({ kind: 'image', licence: 'own_work', mimeType: 'image/webp', width: 800 })
  expect(asset?.fileName).not.toContain('/')
  for (const name of await storedMedia()) {
    expect(name).toMatch(new RegExp(`^media/${actor.acting.organisationId}/${asset?.id ?? ''}/w\\d+\\.webp$`))
  }
})

test('a file without a session, without its token or from somebody who writes no courses is not taken in', async () => {
  const image = await anImage()
  const officer = await anActor(await aMinistry(), ['procurement_officer'])
  expect(await send(null, image)).toMatchObject({ status: 401, message: 'errors:signInFirst' })
  expect(await send(officer, image)).toMatchObject({ status: 403, message: 'errors:forbidden' })
  const withoutToken = await send(await anAuthor(), image, { token: 'none' })
  expect(withoutToken).toMatchObject({ status: 403, message: 'errors:formExpired' })
  const forged = await send(await anAuthor(), image, { headers: { 'x-csrf-token': 'a'.repeat(43) } })
  expect(forged).toMatchObject({ status: 403, message: 'errors:formExpired' })
  await expectNothingLeft()
})

test('what is no form, or a form without a file, is refused with a message', async () => {
  const actor = await anAuthor()
  const image = await anImage()
  const json = { headers: { 'Content-Type': 'application/json' }, body: '{"file":"x"}' }
  const noBoundary = { headers: { 'Content-Type': 'multipart/form-data' } }
  expect(await send(actor, image, json)).toMatchObject({ status: 422, message: 'errors:file' })
  expect(await send(actor, image, { field: 'other' })).toMatchObject({ status: 422, message: 'errors:file' })
  expect(await send(actor, image, noBoundary)).toMatchObject({
    ...{ status: 422, message: 'media:refusals.brokenUpload' },
  })
  expect(await send(actor, image, { breakOffAfter: 600 })).toMatchObject({
    ...{ status: 422, message: 'media:refusals.brokenUpload' },
  })
  await expectNothingLeft()
})

const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1'), Buffer.alloc(200)])

test.each([
  ['a text called an image', 'photo.png', () => Buffer.from('Not a picture.'), 'format.unknown'],
  ['a page called an image', 'photo.jpg', () => Buffer.from('<!doctype html><p>x'), 'format.unknown'],
  ['a HEIC photograph', 'IMG_0001.HEIC', () => heic, 'format.heic'],
  ['half a photograph', 'a.jpg', async () => half(await aPhotograph()), 'brokenImage'],
  ['an image of 900 million pixels', 'a.png', () => aBomb(), 'tooManyPixels {"megapixels":100}'],
  ['captions without a valid time', 'a.vtt', () => Buffer.from('WEBVTT\n\n00:99 -> 3\nHello'), 'noCues'],
  ['nothing', 'a.png', () => Buffer.alloc(0), 'emptyFile'],
])('%s is refused with a sentence about it', async (_what, name, make, refusal) => {
  const answer = await send(await anAuthor(), await make(), { name })
  expect(answer).toMatchObject({ status: 422, message: `media:refusals.${refusal}` })
  await expectNothingLeft()
})

const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 2))

/** The header of a PNG of 30,000 by 30,000 and hardly anything after it. */
const aBomb = (): Buffer =>
  Buffer.from(
    '89504e470d0a1a0a0000000d4948445200007530000075300100000000' +
      '8a7cf8a60000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082',
    'hex',
  )

test('a film called a photograph is a film', async () => {
  const { status, asset } = await send(await anAuthor(), aFilm(), { name: 'photo.jpg' })
  expect(status).toBe(201)
  expect(asset).toMatchObject({ kind: 'video', mimeType: 'video/mp4', previewUrl: null })
})

test('an image announced with 200 MB is refused without waiting for it, and a form above every limit is not read', async () => {
  const image = await send(await anAuthor(), Buffer.concat([await anImage(), Buffer.alloc(8192)]), {
    headers: { 'Content-Length': String(200 * 1024 * 1024) },
  })
  expect(image).toMatchObject({ status: 413, message: 'media:refusals.tooLarge.image {"megabytes":25}' })

  const any = await send(await anAuthor(), await anImage(), {
    headers: { 'Content-Length': String(600 * 1024 * 1024) },
  })
  expect(any).toMatchObject({ status: 413, message: 'media:refusals.tooLarge.any {"megabytes":500}' })
  expect(any.request.bodyUsed).toBe(false)
  await expectNothingLeft()
})

test('what comes after a refusal is read away, so that the sender hears the answer and not a broken line', async () => {
  const whole = new Uint8Array(
    await (
      await aSending(await anAuthor(), Buffer.alloc(2_000_000, 'x'), { name: 'photo.png' })
    ).arrayBuffer(),
  )
  let sent = 0
  let isCutOff = false
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(whole.subarray(sent, sent + 65_536))
      sent += 65_536
      if (sent >= whole.length) controller.close()
    },
    cancel() {
      isCutOff = true
    },
  })
  const boundary = new TextDecoder().decode(whole.subarray(2, whole.indexOf(13)))
  const answer = await send(await anAuthor(), Buffer.alloc(0), {
    ...{ body, headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } },
  })
  expect(answer).toMatchObject({ status: 422, message: 'media:refusals.format.unknown' })
  expect(isCutOff).toBe(false)
  expect(sent).toBeGreaterThanOrEqual(whole.length)
})

test('a browser need not send what is too large for its kind', () => {
  const MB = 1024 * 1024
  expect(tooLargeToSend({ type: 'image/jpeg', size: 200 * MB })).toBe('image')
  expect(tooLargeToSend({ type: 'image/jpeg', size: 25 * MB })).toBeNull()
  expect(tooLargeToSend({ type: 'video/mp4', size: 501 * MB })).toBe('video')
  expect(tooLargeToSend({ type: '', size: 501 * MB })).toBe('any')
  expect(tooLargeToSend({ type: 'application/pdf', size: 40 * MB })).toBeNull()
})

test('the form without a script says beside it why a file was refused', async () => {
  const actor = await anAuthor()
  const request = await aSending(actor, Buffer.from('Not a picture.'), { name: 'photo.png' })
  const result = await byForm({ request, params: {}, context })
  expect(result).toMatchObject({
    data: { refusal: 'media:refusals.format.unknown' },
    init: { status: 422 },
  })
})

const get = async (actor: Actor, assetId: string, variant: string, headers: Record<string, string> = {}) => {
  const signedIn = await signedInRequest({ actor, path: `/media/${assetId}/${variant}` })
  const request = new Request(signedIn.url, {
    headers: { Cookie: signedIn.headers.get('Cookie') ?? '', ...headers },
  })
  return await serve({ request, params: { assetId, variant }, context })
}
const statusOf = async (answer: Promise<Response>): Promise<number> => {
  try {
    const { status, body } = await answer
    await body?.cancel()
    return status
  } catch (error) {
    if (error instanceof Response) return error.status
    throw error
  }
}

test('a file is served whole and in parts, and not again to who has it', async () => {
  const bytes = aFilm()
  const { actor, id } = await uploadedMedia({ bytes, name: 'hearing.mp4' })

  const whole = await get(actor, id, 'original')
  expect(whole.status).toBe(200)
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'video/mp4',
    'accept-ranges': 'bytes',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-length': String(bytes.length),
  })
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true)

  const part = await get(actor, id, 'original', { Range: 'bytes=100-199' })
  expect(part.status).toBe(206)
  expect(part.headers.get('Content-Range')).toBe(`bytes 100-199/${bytes.length}`)
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true)
  expect(await statusOf(get(actor, id, 'original', { Range: 'bytes=999999-' }))).toBe(416)

  const etag = whole.headers.get('ETag') ?? ''
  expect(await statusOf(get(actor, id, 'original', { 'If-None-Match': etag }))).toBe(304)
  const stale = { Range: 'bytes=0-9', 'If-Range': '"another"' }
  expect(await statusOf(get(actor, id, 'original', stale))).toBe(200)
  // A film has no smaller forms.
  expect(await statusOf(get(actor, id, 'w320'))).toBe(404)
})

test('to another organisation a file is neither served, shown, described, removed nor listed', async () => {
  const { actor, id: assetId } = await uploadedMedia()
  const stranger = await anAuthor()
  const params = { assetId }
  const at = async (path: string, form?: Record<string, string>) =>
    await signedInRequest({ actor: stranger, path, ...(form ? { form } : {}) })
  const said = { title: 'Mine now', licence: 'own_work' }

  expect(await statusOf(get(stranger, assetId, 'original'))).toBe(404)
  const shown = showOne({ request: await at(`/provide/media/${assetId}`), params, context })
  await expect(shown).rejects.toMatchObject({ status: 404 })
  const described = await describe({ request: await at(`/provide/media/${assetId}`, said), params, context })
  expect(described).toMatchObject({ init: { status: 404 } })
  const removed = await remove({
    request: await at(`/provide/media/${assetId}/removal`, {}),
    ...{ params, context },
  })
  expect(removed).toMatchObject({ init: { status: 404 } })
  const listed = await list({ request: await at('/provide/media.json'), params: {}, context })
  expect(((await listed.json()) as MediaList).total).toBe(0)
  expect((await MediaAsset.findById(assetId).lean())?.title).not.toBe('Mine now')
  expect(await statusOf(get(actor, assetId, 'original'))).toBe(200)
})

test.each([
  ['not-an-id', 'original'],
  ['0'.repeat(24), 'original'],
  ['0'.repeat(24), 'w99999'],
  ['..%2f..%2fetc', 'original'],
])('an address of no file is not found: %s, %s', async (assetId, variant) => {
  expect(await statusOf(get(await anAuthor(), assetId, variant))).toBe(404)
})

test('the list for the editor passes over what makes no sense in its address, and asks who is asking', async () => {
  const { actor } = await uploadedMedia()
  const path = '/provide/media.json?kind=nonsense&page=-3&q='
  const answer = await list({ request: await signedInRequest({ actor, path }), params: {}, context })
  expect(await answer.json()).toMatchObject({ total: 1, page: 1 })
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  const nobody = new Request(`http://localhost:3000${path}`)
  expect((await list({ request: nobody, params: {}, context })).status).toBe(401)
})

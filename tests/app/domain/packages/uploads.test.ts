import { Readable } from 'node:stream'
import { appendToUpload, PART_IN_BYTES } from '#app/domain/packages/append-to-upload.server.ts'
import { beginUpload, UNFINISHED_MAX } from '#app/domain/packages/begin-upload.server.ts'
import { cancelUpload } from '#app/domain/packages/cancel-upload.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { expireUploads } from '#app/domain/packages/expire-uploads.server.ts'
import { withFetchedUpload } from '#app/domain/packages/fetch-upload.server.ts'
import { finishUpload } from '#app/domain/packages/finish-upload.server.ts'
import { getUpload, listUnfinishedUploads } from '#app/domain/packages/own-upload.server.ts'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { PACKAGE_MAX_IN_BYTES } from '#app/domain/packages/package-limits.ts'
import { UPLOAD_LIFETIME_IN_MS } from '#app/domain/packages/upload.schema.ts'
import { Job } from '#app/lib/jobs.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourse, aSubmittedCourse } from '#tests/support/factories/courses.ts'
import { anActor, anAuthor, aProvider } from '#tests/support/factories/people.ts'
import { anUpload, aReceivedPackage, storedParts } from '#tests/support/factories/uploads.ts'
import { readFile } from 'node:fs/promises'

const send = (bytes: Uint8Array) => Readable.from(Buffer.from(bytes), { objectMode: false })

/** A line that goes dead behind these bytes. */
function sendAndBreak(bytes: Buffer): Readable {
  return Readable.from(
    (function* () {
      yield bytes
      throw new Error('the line went dead')
    })(),
    { objectMode: false },
  )
}

const pattern = (bytes: number): Buffer =>
  Buffer.from(Uint8Array.from({ length: bytes }, (_, i) => (i * 31 + (i >> 9)) % 251))

test('a file that comes in pieces is whole and in order in the end', async () => {
  const course = await aCourse()
  const bytes = pattern(PART_IN_BYTES * 2 + 12_345)
  const { uploadId } = await anUpload(course, { bytes })
  const own = { ...course, uploadId }

  const first = await appendToUpload({
    ...own,
    offset: 0,
    content: send(bytes.subarray(0, PART_IN_BYTES + 7)),
  })
  const second = await appendToUpload({ ...own, offset: first, content: send(bytes.subarray(first)) })

  expect([first, second]).toEqual([PART_IN_BYTES + 7, bytes.length])
  const whole = await withFetchedUpload(uploadId, async ({ file }) => await readFile(file))
  expect(whole.equals(bytes)).toBe(true)
})

test('what had arrived when the line broke is kept and the rest follows', async () => {
  const course = await aCourse()
  const bytes = pattern(PART_IN_BYTES + 500_000)
  const { uploadId } = await anUpload(course, { bytes })
  const own = { ...course, uploadId }

  const broken = appendToUpload({
    ...own,
    offset: 0,
    content: sendAndBreak(bytes.subarray(0, PART_IN_BYTES + 200_000)),
  })
  await expect(broken).rejects.toThrow('the line went dead')

  const { receivedBytes } = await getUpload(own)
  expect(receivedBytes).toBe(PART_IN_BYTES + 200_000)
  await appendToUpload({ ...own, offset: receivedBytes, content: send(bytes.subarray(receivedBytes)) })
  const whole = await withFetchedUpload(uploadId, async ({ file }) => await readFile(file))
  expect(whole.equals(bytes)).toBe(true)
})

test('a few bytes before the line broke are not worth a part', async () => {
  const course = await aCourse()
  const { uploadId, bytes } = await anUpload(course)
  const own = { ...course, uploadId }

  await expect(
    appendToUpload({ ...own, offset: 0, content: sendAndBreak(bytes.subarray(0, 500)) }),
  ).rejects.toThrow()

  expect((await getUpload(own)).receivedBytes).toBe(0)
  expect(await storedParts(uploadId)).toEqual([])
})

test('bytes for another place than where the upload stands are refused', async () => {
  const course = await aCourse()
  const { uploadId, bytes } = await anUpload(course)

  const appending = appendToUpload({ ...course, uploadId, offset: 10, content: send(bytes.subarray(10)) })

  await expect(appending).rejects.toMatchObject({ code: 'conflict', key: 'provide:refusals.outOfStep' })
  expect(await storedParts(uploadId)).toEqual([])
})

test('two senders of the same bytes add them once', async () => {
  const course = await aCourse()
  const { uploadId, bytes } = await anUpload(course)
  const own = { ...course, uploadId }

  const both = await Promise.allSettled([
    appendToUpload({ ...own, offset: 0, content: send(bytes) }),
    appendToUpload({ ...own, offset: 0, content: send(bytes) }),
  ])

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect((await getUpload(own)).receivedBytes).toBe(bytes.length)
  expect(await storedParts(uploadId)).toHaveLength(1)
})

test('more bytes than were announced are refused', async () => {
  const course = await aCourse()
  const { uploadId, bytes } = await anUpload(course)
  const longer = Buffer.concat([bytes, Buffer.from('more')])

  const appending = appendToUpload({ ...course, uploadId, offset: 0, content: send(longer) })

  await expect(appending).rejects.toMatchObject({ code: 'too_large' })
})

test('an upload is only its own author’s to see, continue, finish and cancel', async () => {
  const provider = await aProvider()
  const author = await anActor(provider, ['author'])
  const colleague = await anActor(provider, ['author'])
  const course = await aCourse({ actor: author })
  const { uploadId, bytes } = await anUpload(course)

  for (const actor of [colleague, await anAuthor()]) {
    const theirs = { actor, courseId: course.courseId, uploadId }
    for (const attempt of [
      () => getUpload(theirs),
      () => appendToUpload({ ...theirs, offset: 0, content: send(bytes) }),
      () => finishUpload(theirs),
      () => cancelUpload(theirs),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await listUnfinishedUploads(theirs)).toEqual([])
  }
  expect(await listUnfinishedUploads(course)).toMatchObject([{ id: uploadId }])
})

test('nothing is begun for a foreign or a frozen course, nor by somebody who may not write courses', async () => {
  const foreign = await aCourse()
  const frozen = await aSubmittedCourse()
  const file = { originalName: 'leave.zip', sizeInBytes: 1_000 }
  const reader = await anActor(await aProvider(), ['auditor']).catch(() => null)

  await expect(beginUpload({ ...file, ...foreign, actor: await anAuthor() })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(beginUpload({ ...file, ...frozen })).rejects.toMatchObject({ code: 'conflict' })
  if (reader)
    await expect(beginUpload({ ...file, ...foreign, actor: reader })).rejects.toMatchObject({
      code: 'forbidden',
    })
})

test.each([
  ['nothing at all', { sizeInBytes: 0 }, 'provide:refusals.emptyFile'],
  ['more than the limit', { sizeInBytes: PACKAGE_MAX_IN_BYTES + 1 }, 'provide:refusals.tooLarge'],
  ['no name', { originalName: ' \u0007 ' }, 'errors:file'],
  ['more than the disk takes', { spareBytes: Number.MAX_SAFE_INTEGER }, 'provide:refusals.noSpace'],
])('a file of %s is refused before it is sent', async (_what, values, key) => {
  const course = await aCourse()
  const beginning = beginUpload({ ...course, originalName: 'leave.zip', sizeInBytes: 1_000, ...values })
  await expect(beginning).rejects.toMatchObject({ key })
  expect(await PackageUpload.countDocuments()).toBe(0)
})

test('a name keeps its beginning and its end and loses what would disturb a line of text', async () => {
  const course = await aCourse()
  const { originalName } = await beginUpload({
    ...course,
    originalName: `${'x'.repeat(300)}\u202e\u0000.zip`,
    sizeInBytes: 10,
  })
  expect(originalName).toBe(`${'x'.repeat(139)}…${'x'.repeat(56)}.zip`)
})

test('whoever begins more uploads than anybody needs loses the oldest', async () => {
  const course = await aCourse()
  const ids: string[] = []
  for (let count = 0; count <= UNFINISHED_MAX; count += 1) ids.push((await anUpload(course)).uploadId)
  expect((await listUnfinishedUploads(course)).map(({ id }) => id).reverse()).toEqual(ids.slice(1))
})

test('an upload that is not whole cannot be finished', async () => {
  const course = await aCourse()
  const { uploadId, bytes } = await anUpload(course)
  const own = { ...course, uploadId }
  await expect(finishUpload(own)).rejects.toMatchObject({ key: 'provide:refusals.emptyFile' })
  await appendToUpload({ ...own, offset: 0, content: send(bytes.subarray(0, 100)) })
  await expect(finishUpload(own)).rejects.toMatchObject({ key: 'provide:refusals.outOfStep' })
})

test('finishing twice gives one package and one job', async () => {
  const course = await aCourse()
  const { packageId, uploadId } = await aReceivedPackage(course)

  expect(await finishUpload({ ...course, uploadId })).toEqual({ packageId })

  expect(await ContentPackage.countDocuments()).toBe(1)
  expect(await Job.countDocuments({ name: 'packages.process' })).toBe(1)
  await expect(cancelUpload({ ...course, uploadId })).rejects.toMatchObject({ code: 'conflict' })
})

test('a cancelled upload leaves nothing', async () => {
  const course = await aCourse()
  const { uploadId, bytes } = await anUpload(course)
  await appendToUpload({ ...course, uploadId, offset: 0, content: send(bytes.subarray(0, 200)) })

  await cancelUpload({ ...course, uploadId })

  expect(await storedParts(uploadId)).toEqual([])
  expect(await PackageUpload.countDocuments()).toBe(0)
})

test('an upload nobody finishes is removed when its time is over, and one that waits to be checked is not', async () => {
  const course = await aCourse()
  const { uploadId, bytes } = await anUpload(course)
  await appendToUpload({ ...course, uploadId, offset: 0, content: send(bytes.subarray(0, 200)) })
  const waiting = await aReceivedPackage(course)
  const almost = new Date(Date.now() + UPLOAD_LIFETIME_IN_MS - 60_000)
  const after = new Date(Date.now() + UPLOAD_LIFETIME_IN_MS + 60_000)

  await expireUploads({ now: almost })
  expect(await PackageUpload.countDocuments()).toBe(2)

  await expireUploads({ now: after })
  expect((await PackageUpload.find().lean()).map(({ _id }) => String(_id))).toEqual([waiting.uploadId])
  expect(await storedParts(uploadId)).toEqual([])
  expect(await storedParts(waiting.uploadId)).toHaveLength(1)
})

test('parts that a crash left without a record are removed', async () => {
  const { storage } = getRuntime()
  await storage.write('uploads/64b7f0c2a1d3e4f5a6b7c8d9-0-somebody', Buffer.from('left'))
  await expireUploads()
  expect(await storedParts()).toEqual([])
})

import { createHash } from 'node:crypto'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { writePackage } from '@karmashala/scorm/server'
import { cancelUpload } from '#app/domain/packages/cancel-upload.server.ts'
import { appendToUpload } from '#app/domain/packages/append-to-upload.server.ts'
import { beginUpload, UNFINISHED_MAX } from '#app/domain/packages/begin-upload.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { expireUploads } from '#app/domain/packages/expire-uploads.server.ts'
import { finishUpload } from '#app/domain/packages/finish-upload.server.ts'
import { processPackage } from '#app/domain/packages/process-package.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { ARRIVALS } from '#app/lib/storage/storage-name.ts'
import { Readable } from 'node:stream'
import { expect, test } from '#tests/support/db.ts'
import { aCourse } from '#tests/support/factories/courses.ts'
import { anUpload, aReceivedPackage } from '#tests/support/factories/uploads.ts'

const stateOf = async (packageId: string) => (await ContentPackage.findById(packageId).lean())?.state

const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms))

async function namesBelow(folder: string): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of getRuntime().storage.list(folder)) names.push(name)
  return names
}

test('a package that cannot be unpacked to its end leaves none of its files behind', async () => {
  const bytes = await writePackage({
    standard: 'scorm12',
    title: 'Imagined Leave Rules',
    identifier: 'imagined-package',
    language: 'en',
    items: [{ identifier: 'lesson-1', title: 'Kinds of leave', href: 'lesson-1.html', scormType: 'sco' }],
    files: [
      { path: 'lesson-1.html', content: '<!doctype html><title>Leave</title><p>Leave</p>' },
      ...Array.from({ length: 24 }, (_, n) => ({ path: `page-${n}.css`, content: `p { order: ${n} }` })),
      // Longer than a file system takes.
      { path: `pictures/${'picture'.repeat(40)}.png`, content: 'no picture' },
    ],
  })
  const { packageId } = await aReceivedPackage(await aCourse(), { bytes })

  await processPackage({ packageId })

  expect(await ContentPackage.findById(packageId).lean()).toMatchObject({
    ...{ state: 'refused', reason: { message: 'provide:refusals.fileNameTooLong' } },
  })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(await namesBelow(`packages/${sha256}`)).toEqual([])
})

test('an upload that is cancelled in one window while it ends in another is kept whole, or gone whole', async () => {
  for (let round = 0; round < 12; round += 1) {
    const course = await aCourse()
    const { uploadId, bytes } = await anUpload(course)
    const own = { ...course, uploadId }
    await appendToUpload({ ...own, offset: 0, content: Readable.from(bytes, { objectMode: false }) })

    const afterMs = round * 2
    const cancelling = pause(afterMs).then(async () => await cancelUpload(own))
    const [finished, cancelled] = await Promise.allSettled([finishUpload(own), cancelling])

    expect([finished.status, cancelled.status].sort()).toEqual(['fulfilled', 'rejected'])
    if (finished.status !== 'fulfilled') continue
    const { packageId } = finished.value
    await processPackage({ packageId })
    expect(await stateOf(packageId)).toBe('ready')
  }
})

test('an upload that ends while its sender begins many others is not taken for one nobody finished', async () => {
  for (let round = 0; round < 4; round += 1) {
    const course = await aCourse()
    const { uploadId, bytes } = await anUpload(course)
    const own = { ...course, uploadId }
    await appendToUpload({ ...own, offset: 0, content: Readable.from(bytes, { objectMode: false }) })
    for (let count = 1; count < UNFINISHED_MAX; count += 1) await anUpload(course)

    const [finished] = await Promise.allSettled([
      finishUpload(own),
      beginUpload({ ...course, originalName: 'another.zip', sizeInBytes: 100 }),
    ])

    if (finished.status !== 'fulfilled') continue
    const { packageId } = finished.value
    await processPackage({ packageId })
    expect(await stateOf(packageId)).toBe('ready')
  }
})

test.skipIf(process.env['STORAGE_URL'])(
  'what a killed process was writing into storage is removed while others run',
  async () => {
    const arrivals = path.join(getRuntime().storage.place, ARRIVALS)
    await mkdir(arrivals, { recursive: true })
    const threeHoursAgo = new Date(Date.now() - 3 * 60 * 60 * 1000)
    await writeFile(path.join(arrivals, 'abandoned'), 'half of a film')
    await utimes(path.join(arrivals, 'abandoned'), threeHoursAgo, threeHoursAgo)
    await writeFile(path.join(arrivals, 'still-arriving'), 'half of another')

    await expireUploads()

    expect(await readdir(arrivals)).toEqual(['still-arriving'])
  },
)

import { createHash } from 'node:crypto'
import { inspectPackage } from '@karmashala/scorm/server'
import { Readable } from 'node:stream'
import { appendToUpload } from '#app/domain/packages/append-to-upload.server.ts'
import { getUpload } from '#app/domain/packages/own-upload.server.ts'
import { storePackage } from '#app/domain/packages/store-package.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourse } from '#tests/support/factories/courses.ts'
import { aFile, packageBytes } from '#tests/support/factories/packages.ts'
import { anUpload, storedParts } from '#tests/support/factories/uploads.ts'

// An object store has no disk that could be looked at.
const onDisk = test.skipIf(process.env['STORAGE_URL']?.startsWith('s3:'))

onDisk('an upload that began with room enough stops before it fills the disk', async () => {
  const course = await aCourse()
  const { uploadId, bytes } = await anUpload(course)
  const own = { ...course, uploadId }

  const sending = appendToUpload({
    ...own,
    offset: 0,
    content: Readable.from(bytes, { objectMode: false }),
    spareBytes: Number.MAX_SAFE_INTEGER,
  })

  await expect(sending).rejects.toMatchObject({ code: 'upstream_failed', key: 'provide:refusals.noSpace' })
  expect(await storedParts(uploadId)).toEqual([])
  expect(await getUpload(own)).toMatchObject({ receivedBytes: 0 })
})

onDisk('a small package that unpacks to more than the disk takes is not begun', async () => {
  const bytes = await packageBytes({ body: 'small and yet so large' })
  const file = await aFile(bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const report = { ...(await inspectPackage({ file })), inflatedBytes: Number.MAX_SAFE_INTEGER }

  await expect(storePackage({ sha256, file, report })).rejects.toMatchObject({
    ...{ code: 'upstream_failed', key: 'provide:refusals.noSpace' },
  })

  const names: string[] = []
  for await (const { name } of getRuntime().storage.list(`packages/${sha256}`)) names.push(name)
  expect(names).toEqual([])
})

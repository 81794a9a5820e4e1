import { onTestFinished } from 'vitest'
import yazl from 'yazl'
import { buffer } from 'node:stream/consumers'
import { previewItem } from '#app/domain/launches/preview-item.server.ts'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { importPackage } from '#app/domain/packages/import-package.server.ts'
import { processPackage } from '#app/domain/packages/process-package.server.ts'
import { getRuntime, setRuntime } from '#app/lib/runtime.server.ts'
import { openStorage } from '#app/lib/storage.server.ts'
import { aContentOrigin, tokenOf } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourse } from '#tests/support/factories/courses.ts'
import { aFile } from '#tests/support/factories/packages.ts'
import { aReceivedPackage } from '#tests/support/factories/uploads.ts'
import { startFakeS3, type FakeS3 } from '#tests/support/fake-s3.ts'

const originalName = 'leave-rules.zip'

const MANIFEST = `<?xml version="1.0"?>
<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="o"><organization identifier="o"><title>Imagined Leave Rules</title>
    <item identifier="lesson-1" identifierref="r"><title>Kinds of leave</title></item></organization></organizations>
  <resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="lesson-1.html"><file href="lesson-1.html"/></resource></resources>
</manifest>`

/** The process keeps its files in a bucket until the test is over. */
async function filesInABucket(): Promise<FakeS3> {
  const s3 = await startFakeS3()
  const before = getRuntime()
  setRuntime({ ...before, storage: await openStorage(s3.urlOf('files'), '.') })
  onTestFinished(async () => {
    setRuntime(before)
    await s3.close()
  })
  return s3
}

async function aPackage(files: Record<string, string>): Promise<string> {
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from(MANIFEST), 'imsmanifest.xml')
  zip.addBuffer(Buffer.from('<!doctype html><title>Leave</title><h1>Kinds of leave</h1>'), 'lesson-1.html')
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return await aFile(await buffer(zip.outputStream))
}

test('a package kept in a bucket is uploaded, launched and read in parts', async () => {
  const s3 = await filesInABucket()
  const course = await aCourse()
  const file = await aPackage({ 'चित्र/पहला 50%+.svg': '<svg/>', 'video.mp4': '0123456789' })

  await importPackage({ ...course, file, originalName })
  const { module, version } = await getCourseWorkspace(course)
  const { launchUrl } = await previewItem({
    actor: course.actor,
    courseVersionId: version.id,
    moduleId: module?.id ?? '',
    itemId: 'lesson-1',
  })
  const content = `${await aContentOrigin()}/launch/${tokenOf(launchUrl)}/content`
  const page = await fetch(`${content}/lesson-1.html`)
  const part = await fetch(`${content}/video.mp4`, { headers: { Range: 'bytes=3-6' } })
  const picture = await fetch(
    `${content}/${encodeURIComponent('चित्र')}/${encodeURIComponent('पहला 50%+.svg')}`,
  )
  const nothing = await fetch(`${content}/nothing.html`)

  expect(await page.text()).toContain('<h1>Kinds of leave</h1>')
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    'bytes 3-6/10',
    '3456',
  ])
  expect([picture.status, await picture.text()]).toEqual([200, '<svg/>'])
  expect(nothing.status).toBe(404)
  expect([...s3.objects.keys()].every((key) => key.startsWith('files/packages/'))).toBe(true)
})

test('a package of many files is unpacked into a bucket eight files at a time', async () => {
  const s3 = await filesInABucket()
  const course = await aCourse()
  const names = Array.from({ length: 80 }, (_, index) => `pictures/${index}.svg`)
  const file = await aPackage(Object.fromEntries(names.map((name) => [name, `<svg id="${name}"/>`])))
  s3.slowDown(15)

  await importPackage({ ...course, file, originalName })

  expect(s3.objects.size).toBe(names.length + 3)
  expect(s3.mostAtOnce()).toBe(8)
})

test('a package whose file name no storage takes is refused with a reason', async () => {
  const course = await aCourse()
  const file = await aPackage({ [`${'अ'.repeat(100)}.svg`]: '<svg/>' })
  await expect(importPackage({ ...course, file, originalName })).rejects.toMatchObject({
    ...{ code: 'invalid', key: 'provide:refusals.fileNameTooLong' },
  })
})

test('an object store that fails while a package is unpacked leaves the course as it was', async () => {
  const s3 = await filesInABucket()
  const course = await aCourse()
  const file = await aPackage({ 'a.svg': '<svg/>' })
  s3.fail({ method: 'PUT', status: 403, code: 'AccessDenied' })

  await expect(importPackage({ ...course, file, originalName })).rejects.toMatchObject({ code: 'denied' })
  expect((await getCourseWorkspace(course)).module).toBeNull()

  await importPackage({ ...course, file, originalName })
  expect((await getCourseWorkspace(course)).module).not.toBeNull()
})

test('an upload lies in the bucket, whichever process takes it in, until its package is unpacked', async () => {
  const s3 = await filesInABucket()
  const course = await aCourse()
  const { packageId, uploadId } = await aReceivedPackage(course)
  const parts = () => [...s3.objects.keys()].filter((key) => key.includes(uploadId))
  expect(parts()).toHaveLength(1)

  await processPackage({ packageId })

  expect((await getCourseWorkspace(course)).module?.package.id).toBe(packageId)
  expect(parts()).toEqual([])
  expect(s3.openUploads()).toBe(0)
})

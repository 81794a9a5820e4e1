import { Readable } from 'node:stream'
import { appendToUpload } from '#app/domain/packages/append-to-upload.server.ts'
import { beginUpload } from '#app/domain/packages/begin-upload.server.ts'
import { finishUpload } from '#app/domain/packages/finish-upload.server.ts'
import { UPLOADS } from '#app/domain/packages/package-files.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { type TestCourse } from '#tests/support/factories/courses.ts'
import { packageBytes } from '#tests/support/factories/packages.ts'

type UploadOptions = { bytes?: Buffer; originalName?: string }

/** An upload of which nothing has arrived. */
export async function anUpload(
  { actor, courseId }: TestCourse,
  { bytes, originalName = 'leave.zip' }: UploadOptions = {},
): Promise<{ uploadId: string; bytes: Buffer }> {
  const content = bytes ?? (await packageBytes())
  const { id } = await beginUpload({ actor, courseId, originalName, sizeInBytes: content.length })
  return { uploadId: id, bytes: content }
}

/** A package that has arrived whole and waits to be checked. */
export async function aReceivedPackage(
  { actor, courseId }: TestCourse,
  options: UploadOptions = {},
): Promise<{ packageId: string; uploadId: string; bytes: Buffer }> {
  const { uploadId, bytes } = await anUpload({ actor, courseId }, options)
  const own = { actor, courseId, uploadId }
  await appendToUpload({ ...own, offset: 0, content: Readable.from(bytes, { objectMode: false }) })
  return { ...(await finishUpload(own)), uploadId, bytes }
}

/** What lies in storage of an upload, or of all of them. */
export async function storedParts(uploadId = ''): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of getRuntime().storage.list(UPLOADS)) names.push(name)
  return names.filter((name) => name.includes(uploadId))
}

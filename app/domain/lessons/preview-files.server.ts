import { buildCourse, type ExportedFile } from '@karmashala/authoring/server'
import { type ByteRange, type OpenedFile } from '@karmashala/player/server'
import { Readable } from 'node:stream'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { findCourseMedia, toCourseMedia } from '#app/domain/lessons/course-for-export-media.server.ts'
import { lessonForExport } from '#app/domain/lessons/course-for-export.server.ts'
import { refusedBuild } from '#app/domain/lessons/refused-build.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

export type PreviewOf = { providerId: string; lessonId: string; revision: number; passMarkPercent: number }

/** What is made here, and of what lies in storage its name. */
type PreviewFile = Buffer | { stored: string }
type Preview = { files: ReadonlyMap<string, PreviewFile>; sizeInBytes: number }

/** What a launch names instead of a package. It is signed, so nobody but us can have made one. */
export const previewId = ({ providerId, lessonId, revision, passMarkPercent }: PreviewOf): string =>
  `preview-${providerId}-${lessonId}-${revision}-${passMarkPercent}`

export function previewOf(packageId: string): PreviewOf | null {
  const [, providerId, lessonId, revision, passMark] =
    /^preview-([0-9a-f]{24})-([0-9a-f]{24})-(\d{1,9})-(\d{1,3})$/.exec(packageId) ?? []
  if (!providerId || !lessonId || !revision || !passMark) return null
  return { providerId, lessonId, revision: Number(revision), passMarkPercent: Number(passMark) }
}

/** Of all that is remembered together; the last one made is kept however large it is. */
const REMEMBERED_MAX_IN_BYTES = 64 * 1024 * 1024
// A revision never changes, and the pass mark is part of the name, so any process can make the same files again.
const remembered = new Map<string, { making: Promise<Preview>; sizeInBytes: number }>()

/** The files of a preview; made when they are asked for and kept nowhere but in the memory of this process. */
export async function buildPreview(of: PreviewOf): Promise<Preview['files']> {
  const key = previewId(of)
  const entry = remembered.get(key) ?? { making: build(of), sizeInBytes: 0 }
  // The one that was asked for last goes last.
  remembered.delete(key)
  remembered.set(key, entry)
  try {
    const { files, sizeInBytes } = await entry.making
    entry.sizeInBytes = sizeInBytes
    forget()
    return files
  } catch (error) {
    if (remembered.get(key) === entry) remembered.delete(key)
    throw error
  }
}

function forget(): void {
  let sum = [...remembered.values()].reduce((all, { sizeInBytes }) => all + sizeInBytes, 0)
  for (const [key, { sizeInBytes }] of remembered) {
    if (sum <= REMEMBERED_MAX_IN_BYTES || remembered.size === 1) return
    remembered.delete(key)
    sum -= sizeInBytes
  }
}

async function build({ providerId, lessonId, revision, passMarkPercent }: PreviewOf): Promise<Preview> {
  const content = await contentAt({ lessonId, providerId }, revision)
  const found = await findCourseMedia(providerId, [content])
  try {
    const course = lessonForExport({ lessonId, content, passMarkPercent })
    // Nothing of the media is read to make the pages, so that their names are enough.
    const media = toCourseMedia(found, ({ name }) => ({ file: name }))
    const { files } = buildCourse({ course, media, target: 'preview' })
    const made = new Map(files.map((file) => [file.path, toPreviewFile(file)]))
    const sizes = [...made.values()].map((file) => (Buffer.isBuffer(file) ? file.length : 0))
    return { files: made, sizeInBytes: sizes.reduce((sum, size) => sum + size, 0) }
  } catch (error) {
    throw refusedBuild(error, content.title)
  }
}

function toPreviewFile({ content }: ExportedFile): PreviewFile {
  if (typeof content === 'string') return Buffer.from(content)
  return Buffer.isBuffer(content) ? content : { stored: content.file }
}

/** A file of a preview, or the asked part of it; null when it has none of that name. */
export async function openPreviewFile(
  of: PreviewOf,
  path: string,
  range?: ByteRange,
): Promise<OpenedFile | null> {
  const file = (await buildPreview(of)).get(path)
  if (file === undefined) return null
  const { storage } = getRuntime()
  const totalSize = Buffer.isBuffer(file) ? file.length : await storage.size(file.stored)
  // Taken out of the library since.
  if (totalSize === null) return null
  const { start, end } = within(range, totalSize)
  if (start >= end) return { stream: Readable.from([]), size: 0, totalSize }
  const stream = Buffer.isBuffer(file)
    ? Readable.from([file.subarray(start, end)], { objectMode: false })
    : await storage.read(file.stored, { start, end: end - 1 })
  return { stream, size: end - start, totalSize }
}

/** Half open. */
function within(range: ByteRange | undefined, size: number): { start: number; end: number } {
  if (!range) return { start: 0, end: size }
  if ('suffixLength' in range) return { start: Math.max(0, size - range.suffixLength), end: size }
  return { start: Math.min(range.start, size), end: Math.min((range.end ?? size - 1) + 1, size) }
}

import { buildCourse, type ExportedFile } from '@karmashala/authoring/server'
import { type ByteRange, type OpenedFile } from '@karmashala/player/server'
import { Readable } from 'node:stream'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { findCourseMedia, toCourseMedia } from '#app/domain/lessons/course-for-export-media.server.ts'
import { lessonForExport } from '#app/domain/lessons/course-for-export.server.ts'
import { rememberUpTo } from '#app/domain/lessons/preview-files-memory.ts'
import { refusedBuild } from '#app/domain/lessons/refused-build.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

export type PreviewOf = { providerId: string; lessonId: string; revision: number; passMarkPercent: number }

/** What is made here, and of what lies in storage its name. */
type PreviewFile = Buffer | { stored: string }
type Files = ReadonlyMap<string, PreviewFile>

/** What a launch names instead of a package. It is signed, so nobody but us can have made one. */
export const previewId = ({ providerId, lessonId, revision, passMarkPercent }: PreviewOf): string =>
  `preview-${providerId}-${lessonId}-${revision}-${passMarkPercent}`

export function previewOf(packageId: string): PreviewOf | null {
  const [, providerId, lessonId, revision, passMark] =
    /^preview-([0-9a-f]{24})-([0-9a-f]{24})-(\d{1,9})-(\d{1,3})$/.exec(packageId) ?? []
  if (!providerId || !lessonId || !revision || !passMark) return null
  return { providerId, lessonId, revision: Number(revision), passMarkPercent: Number(passMark) }
}

const REMEMBERED_MAX_IN_BYTES = 64 * 1024 * 1024
// A revision never changes, and the pass mark is part of the name, so any process can make the same files again.
const remember = rememberUpTo<Files>(REMEMBERED_MAX_IN_BYTES, (files) =>
  [...files.values()].reduce((sum, file) => sum + (Buffer.isBuffer(file) ? file.length : 0), 0),
)

/** The files of a preview; made when they are asked for and kept nowhere but in the memory of this process. */
export const buildPreview = async (of: PreviewOf): Promise<Files> =>
  await remember(previewId(of), async () => await build(of))

async function build({ providerId, lessonId, revision, passMarkPercent }: PreviewOf): Promise<Files> {
  const content = await contentAt({ lessonId, providerId }, revision)
  const found = await findCourseMedia(providerId, [content])
  try {
    const course = lessonForExport({ lessonId, content, passMarkPercent })
    // Nothing of the media is read to make the pages, so that their names are enough.
    const media = toCourseMedia(found, ({ name }) => ({ file: name }))
    const { files } = buildCourse({ course, media, target: 'preview' })
    return new Map(files.map((file) => [file.path, toPreviewFile(file)]))
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

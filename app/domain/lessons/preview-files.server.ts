import { buildCourse, type ExportedFile } from '@karmashala/authoring/server'
import { type ByteRange, type OpenedFile } from '@karmashala/player/server'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { lessonForExport, readCourseMedia } from '#app/domain/lessons/course-for-export.server.ts'
import { refusedBuild } from '#app/domain/lessons/refused-build.ts'

export type PreviewOf = { providerId: string; lessonId: string; revision: number; passMarkPercent: number }

type Files = ReadonlyMap<string, ExportedFile['content']>

/** What a launch names instead of a package. It is signed, so nobody but us can have made one. */
export const previewId = ({ providerId, lessonId, revision, passMarkPercent }: PreviewOf): string =>
  `preview-${providerId}-${lessonId}-${revision}-${passMarkPercent}`

export function previewOf(packageId: string): PreviewOf | null {
  const [, providerId, lessonId, revision, passMark] =
    /^preview-([0-9a-f]{24})-([0-9a-f]{24})-(\d{1,9})-(\d{1,3})$/.exec(packageId) ?? []
  if (!providerId || !lessonId || !revision || !passMark) return null
  return { providerId, lessonId, revision: Number(revision), passMarkPercent: Number(passMark) }
}

const REMEMBERED_MAX = 10
// A revision never changes, and the pass mark is part of the name, so any process can make the same files again.
const remembered = new Map<string, Promise<Files>>()

/** The files of a preview; made when they are asked for and kept nowhere but in the memory of this process. */
export async function buildPreview(of: PreviewOf): Promise<Files> {
  const key = previewId(of)
  const known = remembered.get(key)
  if (known) return await known
  const building = build(of)
  const [oldest] = remembered.keys()
  if (remembered.size >= REMEMBERED_MAX && oldest !== undefined) remembered.delete(oldest)
  remembered.set(key, building)
  building.catch(() => remembered.delete(key))
  return await building
}

async function build({ providerId, lessonId, revision, passMarkPercent }: PreviewOf): Promise<Files> {
  const content = await contentAt({ lessonId, providerId }, revision)
  const media = await readCourseMedia(providerId, [content])
  try {
    const course = lessonForExport({ lessonId, content, passMarkPercent })
    const { files } = buildCourse({ course, media, target: 'preview' })
    return new Map(files.map(({ path, content: bytes }) => [path, bytes]))
  } catch (error) {
    throw refusedBuild(error, content.title)
  }
}

/** A file of a preview, or the asked part of it; null when it has none of that name. */
export async function openPreviewFile(
  of: PreviewOf,
  path: string,
  range?: ByteRange,
): Promise<OpenedFile | null> {
  const content = (await buildPreview(of)).get(path)
  if (content === undefined) return null
  const isFile = typeof content !== 'string' && !Buffer.isBuffer(content)
  if (!isFile) {
    const bytes = Buffer.from(content)
    const { start, end } = within(range, bytes.length)
    const part = bytes.subarray(start, end)
    return {
      stream: Readable.from([part], { objectMode: false }),
      size: part.length,
      totalSize: bytes.length,
    }
  }
  const found = await stat(content.file).catch(() => null)
  if (!found) {
    // A file that was fetched from a bucket has been tidied away; the next request fetches it again.
    remembered.delete(previewId(of))
    return null
  }
  const { start, end } = within(range, found.size)
  if (start >= end) return { stream: Readable.from([]), size: 0, totalSize: found.size }
  const stream = createReadStream(content.file, { start, end: end - 1 })
  return { stream, size: end - start, totalSize: found.size }
}

/** Half open. */
function within(range: ByteRange | undefined, size: number): { start: number; end: number } {
  if (!range) return { start: 0, end: size }
  if ('suffixLength' in range) return { start: Math.max(0, size - range.suffixLength), end: size }
  return { start: Math.min(range.start, size), end: Math.min((range.end ?? size - 1) + 1, size) }
}

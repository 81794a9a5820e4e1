import { type Readable, type Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { AuthoringError } from '../authoring-error.ts'
import { canonicalJson } from '../document/canonical-json.ts'
import { type CourseForExport, type CourseMedia, type MediaFile } from './course-for-export.ts'
import {
  COURSE_FILE,
  COURSE_FORMAT,
  COURSE_FORMAT_VERSION,
  COURSE_MAX_IN_BYTES,
} from './course-json-schema.ts'

type CourseOutput = {
  /** Receives the zip while it is made and is ended. */
  output: Writable
}

/**
 * The course itself, as a zip of `course.json` and its media, to memory or to an `output`: reading it back gives the same
 * course. The same course gives the same bytes. Throws `AuthoringError` `missing_asset` for a file on disk that is not
 * there, `too_large` when its words are more than a reader takes.
 */
export async function buildCourseJson(course: CourseForExport, media: CourseMedia): Promise<Buffer>
export async function buildCourseJson(
  course: CourseForExport,
  media: CourseMedia,
  to: CourseOutput,
): Promise<null>
export async function buildCourseJson(
  course: CourseForExport,
  media: CourseMedia,
  { output }: Partial<CourseOutput> = {},
): Promise<Buffer | null> {
  const files = new Map<string, MediaFile['content']>()
  const described = [...media]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([src, file]) => {
      const { content, sources = [], ...facts } = file
      files.set(file.path, content)
      for (const source of sources) files.set(source.path, source.content)
      return { src, ...facts, sources: sources.map(({ path, width }) => ({ path, width })) }
    })
  const head = { format: COURSE_FORMAT, formatVersion: COURSE_FORMAT_VERSION }
  const json = Buffer.from(canonicalJson({ ...head, course, media: described }))
  if (json.length > COURSE_MAX_IN_BYTES) {
    throw new AuthoringError('too_large', 'This course holds more words than a course file may.')
  }

  const zip = new yazl.ZipFile()
  const zipped = zip.outputStream as Readable
  let faultOfFile: unknown
  zip.on('error', (error: Error) => {
    faultOfFile = error
    zipped.destroy(error)
  })
  zip.addBuffer(json, COURSE_FILE, entryOptions())
  for (const [path, content] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (Buffer.isBuffer(content)) zip.addBuffer(content, path, entryOptions())
    else zip.addFile(content.file, path, entryOptions())
  }
  zip.end()
  try {
    if (!output) return await buffer(zipped)
    await pipeline(zipped, output)
    return null
  } catch (error) {
    if (faultOfFile === undefined) throw error
    throw new AuthoringError('missing_asset', 'A file of this course could not be read.', { cause: error })
  }
}

// Local parts, because a zip stores local time: the bytes are equal in every time zone.
const entryOptions = () => ({
  mtime: new Date(2020, 0, 1),
  mode: 0o100644,
  compress: true,
  forceDosTimestamp: true,
})

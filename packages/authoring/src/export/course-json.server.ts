import path from 'node:path'
import { type Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { z } from 'zod'
import { AuthoringError } from '../authoring-error.ts'
import { canonicalJson } from '../document/canonical-json.ts'
import { lessonContentSchema } from '../document/lesson-content.ts'
import { type CourseForExport, type CourseMedia, type MediaFile } from './course-for-export.ts'
import { courseHash } from './course-hash.server.ts'

const FORMAT = 'karmashala-course'
/** Counts up when an older house could not read what a newer one writes. */
export const COURSE_FORMAT_VERSION = 1
const COURSE_FILE = 'course.json'
const COURSE_MAX_IN_BYTES = 32 * 1024 * 1024
const ENTRIES_MAX = 5000

export interface CourseJsonLimits {
  /** Of one file of the media, and of all together, when unpacked. */
  fileMaxInBytes: number
  totalMaxInBytes: number
}
const DEFAULT_LIMITS: CourseJsonLimits = {
  fileMaxInBytes: 512 * 1024 * 1024,
  totalMaxInBytes: 1024 * 1024 * 1024,
}

/**
 * The course itself, as a zip of `course.json` and its media: reading it back gives the same course. The same course
 * gives the same bytes. Throws `AuthoringError` `missing_asset` for a file on disk that is not there.
 */
export async function buildCourseJson(course: CourseForExport, media: CourseMedia): Promise<Buffer> {
  const files = new Map<string, MediaFile['content']>()
  const described = [...media]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([src, file]) => {
      const { content, sources = [], ...facts } = file
      files.set(file.path, content)
      for (const source of sources) files.set(source.path, source.content)
      return { src, ...facts, sources: sources.map(({ path, width }) => ({ path, width })) }
    })
  const zip = new yazl.ZipFile()
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  const json = canonicalJson({
    format: FORMAT,
    formatVersion: COURSE_FORMAT_VERSION,
    course,
    media: described,
  })
  zip.addBuffer(Buffer.from(json), COURSE_FILE, entryOptions())
  for (const [path, content] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (Buffer.isBuffer(content)) zip.addBuffer(content, path, entryOptions())
    else zip.addFile(content.file, path, entryOptions())
  }
  zip.end()
  try {
    return await Promise.race([buffer(zip.outputStream), failed])
  } catch (error) {
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

const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const wordsSchema = z.record(languageSchema, z.string().max(10_000))
const courseSchema = z.object({
  identifier: z.string().regex(/^[\p{L}_][\p{L}\p{N}._-]{0,199}$/u),
  version: z.object({ number: z.string().max(20), hash: z.string().max(64) }),
  sourceLanguage: languageSchema,
  languages: z.array(languageSchema).min(1).max(50),
  title: wordsSchema,
  summary: wordsSchema,
  lessons: z
    .array(z.object({ id: z.string().min(1).max(100), content: lessonContentSchema }))
    .min(1)
    .max(500),
  passMarkPercent: z.number().min(0).max(100),
  competencies: z
    .array(
      z.object({
        code: z.string().max(60),
        name: z.string().max(300),
        level: z.number().int().min(1).max(5),
        role: z.string().max(20),
      }),
    )
    .max(200)
    .optional(),
})
// Below `media/` and nowhere else: no way up, no hidden name, no drive.
const pathSchema = z
  .string()
  .max(300)
  .regex(/^media\/(?!.*(^|\/)\.)[^\\:?#\p{Cc}]+$/u)
const mediaSchema = z.object({
  src: z.string().max(500),
  path: pathSchema,
  mimeType: z.string().max(200),
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
  sizeInBytes: z.number().int().nonnegative().optional(),
  fileName: z.string().max(300).optional(),
  credit: z.string().max(1000).optional(),
  sources: z.array(z.object({ path: pathSchema, width: z.number().int().positive() })).max(20),
})
const archiveSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.number().int(),
  course: courseSchema,
  media: z.array(mediaSchema).max(ENTRIES_MAX),
})
const headSchema = z.object({ format: z.literal(FORMAT), formatVersion: z.number().int().positive() })

/**
 * Reads what `buildCourseJson` wrote. Throws `AuthoringError`: `newer_format` for a file from a newer version,
 * `invalid_course` for anything else that is not a whole course, hostile archives among it.
 */
export async function readCourseJson(
  bytes: Buffer,
  limits: CourseJsonLimits = DEFAULT_LIMITS,
): Promise<{ course: CourseForExport; media: Map<string, MediaFile> }> {
  const entries = await readEntries(bytes, limits)
  const json = parseJson(entries.get(COURSE_FILE))
  const head = headSchema.safeParse(json)
  if (!head.success) throw invalid('This file is not a course of Karmashala.')
  if (head.data.formatVersion > COURSE_FORMAT_VERSION) {
    throw new AuthoringError(
      'newer_format',
      `This course was exported by a newer version (format ${head.data.formatVersion}; this one reads up to ${COURSE_FORMAT_VERSION}). Update this installation first.`,
    )
  }
  const archive = archiveSchema.safeParse(json)
  if (!archive.success) {
    const [issue] = archive.error.issues
    throw invalid(
      `The course in this file is damaged: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    )
  }
  const { course, media } = archive.data
  // Of the words as they stand in the file: reading may add what kinds of block have learned since.
  const written = (json as { course: CourseForExport }).course
  if (course.version.hash !== courseHash(written))
    throw invalid('The course in this file was changed after its export.')
  const content = (name: string): Buffer => {
    const found = entries.get(name)
    if (!found) throw invalid(`The file ${name} is missing in this course.`)
    return found
  }
  return {
    course,
    media: new Map(
      media.map(({ src, sources, ...file }) => [
        src,
        {
          ...file,
          content: content(file.path),
          ...(sources.length > 0
            ? { sources: sources.map((source) => ({ ...source, content: content(source.path) })) }
            : {}),
        },
      ]),
    ),
  }
}

const invalid = (message: string, cause?: unknown) =>
  new AuthoringError('invalid_course', message, cause === undefined ? undefined : { cause })

function parseJson(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString('utf8') ?? '')
  } catch (error) {
    throw invalid('This file is not a course of Karmashala.', error)
  }
}

/** Every entry below its limit; what a header claims is not believed. */
async function readEntries(bytes: Buffer, limits: CourseJsonLimits): Promise<Map<string, Buffer>> {
  const entries = new Map<string, Buffer>()
  let left = limits.totalMaxInBytes
  try {
    const archive = await yauzl.fromBufferPromise(bytes)
    if (archive.entryCount > ENTRIES_MAX) throw invalid('This file holds too many files to be a course.')
    for await (const entry of archive.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      const isCourse = entry.fileName === COURSE_FILE
      if (!isCourse && !pathSchema.safeParse(path.posix.normalize(entry.fileName)).success) continue
      const most = Math.min(left, isCourse ? COURSE_MAX_IN_BYTES : limits.fileMaxInBytes)
      const content = await readUpTo(await archive.openReadStreamPromise(entry), most)
      left -= content.length
      entries.set(entry.fileName, content)
    }
  } catch (error) {
    if (error instanceof AuthoringError) throw error
    throw invalid('This file cannot be unpacked.', error)
  }
  return entries
}

async function readUpTo(stream: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw invalid('This file unpacks to more than a course may hold.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

import { type Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { AuthoringError } from '../authoring-error.ts'
import { type CourseForExport, type MediaFile } from './course-for-export.ts'
import { courseHash } from './course-hash.server.ts'
import {
  COURSE_FILE,
  COURSE_FILES_MAX,
  COURSE_FORMAT_VERSION,
  COURSE_MAX_IN_BYTES,
  courseArchiveSchema,
  courseHeadSchema,
} from './course-json-schema.ts'

export interface CourseJsonLimits {
  /** Of one file of the media, and of all together with the words, when unpacked. */
  fileMaxInBytes: number
  totalMaxInBytes: number
}
const DEFAULT_LIMITS: CourseJsonLimits = {
  fileMaxInBytes: 512 * 1024 * 1024,
  totalMaxInBytes: 1024 * 1024 * 1024,
}
/** Far more than blocks in blocks in lessons make; what is deeper would end the process that walks through it. */
const DEPTH_MAX = 200

/** A file of the media as it lies in the archive. */
export type ArchivedMedia = Omit<MediaFile, 'content' | 'sources'> & {
  /** Other widths of the same image. */
  sources: { path: string; width: number; open: () => Promise<Readable> }[]
  open: () => Promise<Readable>
}

export interface ReadCourse {
  course: CourseForExport
  /** By what the lessons name them. */
  media: ReadonlyMap<string, ArchivedMedia>
}

/**
 * Opens the file that `buildCourseJson` wrote, checks it to its end and hands it to `use`, which may read its media until
 * it is done; of those nothing is held in memory. Throws `AuthoringError`: `newer_format` for a file from a newer version,
 * `too_large` for one that unpacks to more than `limits`, `invalid_course` for anything else that is not a whole course,
 * hostile archives among it.
 */
export async function readCourseJson<T>(
  file: string,
  use: (read: ReadCourse) => Promise<T>,
  limits: CourseJsonLimits = DEFAULT_LIMITS,
): Promise<T> {
  const zip = await yauzl.openPromise(file, { autoClose: false }).catch((error: unknown) => {
    throw invalid('This file cannot be unpacked.', error)
  })
  // After closing, a late error of the reader has nobody to tell.
  zip.on('error', () => {})
  try {
    return await use(await check(zip, limits))
  } finally {
    zip.close()
  }
}

async function check(
  zip: ZipFile,
  { fileMaxInBytes, totalMaxInBytes }: CourseJsonLimits,
): Promise<ReadCourse> {
  const entries = await listEntries(zip)
  const words: Buffer[] = []
  const most = Math.min(COURSE_MAX_IN_BYTES, totalMaxInBytes)
  let left = totalMaxInBytes - (await readThrough(zip, entries.get(COURSE_FILE), most, words))
  const { course, media } = parseCourse(Buffer.concat(words).toString('utf8'))

  const named = new Set(media.flatMap(({ path, sources }) => [path, ...sources.map((one) => one.path)]))
  for (const path of named) {
    left -= await readThrough(zip, entries.get(path), Math.min(left, fileMaxInBytes))
  }
  const opener = (path: string) => async () => await openEntry(zip, entries.get(path))
  const archived = media.map(({ src, sources, ...facts }): [string, ArchivedMedia] => [
    src,
    {
      ...facts,
      open: opener(facts.path),
      sources: sources.map((source) => ({ ...source, open: opener(source.path) })),
    },
  ])
  return { course, media: new Map(archived) }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > COURSE_FILES_MAX) throw invalid('This file holds too many files to be a course.')
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw invalid('This file holds two files of the same name.')
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw error instanceof AuthoringError ? error : invalid('This file cannot be unpacked.', error)
  }
  return entries
}

async function openEntry(zip: ZipFile, entry: Entry | undefined): Promise<Readable> {
  if (!entry) throw invalid('A file is missing in this course.')
  try {
    return await zip.openReadStreamPromise(entry)
  } catch (error) {
    throw invalid('This file cannot be unpacked.', error)
  }
}

/** Reads an entry to its end, and into `kept`; how long it is. What a header claims is not believed. */
async function readThrough(
  zip: ZipFile,
  entry: Entry | undefined,
  most: number,
  kept?: Buffer[],
): Promise<number> {
  let size = 0
  let sum = 0
  const stream = await openEntry(zip, entry)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > most) {
        throw new AuthoringError('too_large', 'This file unpacks to more than a course may hold.')
      }
      sum = crc32(chunk, sum)
      kept?.push(chunk)
    }
  } catch (error) {
    throw error instanceof AuthoringError ? error : invalid('This file cannot be unpacked.', error)
  }
  if (sum !== entry?.crc32) throw invalid('A file in this course is damaged.')
  return size
}

function parseCourse(text: string) {
  const json = parseJson(text)
  const head = courseHeadSchema.safeParse(json)
  if (!head.success) throw invalid('This file is not a course of Karmashala.')
  if (head.data.formatVersion > COURSE_FORMAT_VERSION) {
    throw new AuthoringError(
      'newer_format',
      `This course was exported by a newer version (format ${head.data.formatVersion}; this one reads up to ${COURSE_FORMAT_VERSION}). Update this installation first.`,
    )
  }
  const archive = courseArchiveSchema.safeParse(json)
  if (!archive.success) {
    const [issue] = archive.error.issues
    throw invalid(
      `The course in this file is damaged: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    )
  }
  // Of the words as they stand in the file: reading may add what kinds of block have learned since.
  const written = (json as { course: CourseForExport }).course
  if (archive.data.course.version.hash !== courseHash(written)) {
    throw invalid('The course in this file was changed after its export.')
  }
  return archive.data
}

const invalid = (message: string, cause?: unknown) =>
  new AuthoringError('invalid_course', message, cause === undefined ? undefined : { cause })

function parseJson(text: string): unknown {
  if (isTooDeep(text)) throw invalid('This file is not a course of Karmashala.')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalid('This file is not a course of Karmashala.', error)
  }
}

/** Whether things in things in things go further down than any course does; told before any of it is built. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (isInString) {
      if (sign === '\\') at += 1
      else if (sign === '"') isInString = false
    } else if (sign === '"') isInString = true
    else if (sign === '{' || sign === '[') {
      depth += 1
      if (depth > DEPTH_MAX) return true
    } else if (sign === '}' || sign === ']') depth -= 1
  }
  return false
}

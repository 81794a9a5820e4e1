import { stat } from 'node:fs/promises'
import { type Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { ScormError } from '../errors.ts'
import { type Findings } from '../findings.ts'
import { type PackageLimits } from '../limits.ts'
import { ArchiveDirectory } from './archive-directory.server.ts'

export type Archive = {
  /** Usable files by normalised path; system files and refused names are not among them. */
  files: ReadonlyMap<string, Entry>
  entryCount: number
  archiveBytes: number
  /** False when reading stopped early; then `files` is not complete. */
  complete: boolean
  /** The entry's bytes as they are stored, still compressed. */
  stream(entry: Entry): Promise<Readable>
  close(): void
}

/**
 * Opens the zip at a local path and reads its central directory; local headers are never trusted or searched for.
 * Returns null, with a finding, when the file is no zip. Throws ScormError 'io' when the disk fails.
 */
export async function openArchive(
  file: string,
  limits: PackageLimits,
  findings: Findings,
): Promise<Archive | null> {
  const archiveBytes = await sizeOf(file)
  let zip: ZipFile
  try {
    zip = await yauzl.openPromise(file, { autoClose: false, decodeStrings: false })
  } catch (error) {
    findings.add('notAZip', {}, {}, explain(error))
    return null
  }
  // After closing, a late error of the reader has nobody to tell.
  zip.on('error', () => {})
  const directory = new ArchiveDirectory(limits, findings)
  let complete = zip.entryCount <= limits.entries
  if (!complete) findings.add('tooManyEntries', { count: zip.entryCount, limit: limits.entries })
  try {
    if (complete) for await (const entry of zip.eachEntry()) directory.take(entry)
  } catch (error) {
    complete = false
    findings.add('notAZip', {}, {}, explain(error))
  }
  directory.finish()
  return {
    files: directory.files,
    entryCount: zip.entryCount,
    archiveBytes,
    complete,
    stream: (entry) => zip.openReadStreamPromise(entry, { decodeFileData: false }),
    close: () => zip.close(),
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    const stats = await stat(file)
    if (!stats.isFile()) throw new Error('It is a folder or a special file, not a file.')
    return stats.size
  } catch (error) {
    throw new ScormError('io', 'The package could not be read from the disk.', { cause: error })
  }
}

/** What a library said; throws when the disk and not the package is at fault. */
export function explain(error: unknown): string {
  // Faults of the operating system name the call that failed; zlib's and the zip reader's do not.
  if (error instanceof Error && 'syscall' in error) {
    throw new ScormError('io', 'The package could not be read from the disk.', { cause: error })
  }
  return error instanceof Error ? error.message : String(error)
}

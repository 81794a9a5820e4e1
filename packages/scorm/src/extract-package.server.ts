import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Entry } from 'yauzl'
import { InflateMeter } from './archive/inflate-meter.ts'
import { type Archive, explain, openArchive } from './archive/open-archive.server.ts'
import { readChunks } from './archive/read-entry.server.ts'
import { ScormError } from './errors.ts'
import { Findings } from './findings.ts'
import { DEFAULT_LIMITS, type PackageLimits } from './limits.ts'
import { type PackageReport } from './report.ts'

export type ExtractedFile = { path: string; bytes: number; sha256: string }

type ExtractPackage = {
  file: string
  report: Pick<PackageReport, 'verdict' | 'root'>
  /** Stores one file; resolves when it is stored. `path` is relative to the report's root and safe. */
  write: (path: string, content: Readable) => Promise<void>
  limits?: Partial<PackageLimits>
}

/**
 * Hands every file of an accepted package to `write`, one after the other and streaming, with its size and hash.
 * Throws ScormError 'refused' for a refused report, 'limit_exceeded', 'damaged' or 'io'; errors of `write` pass through.
 * What was written before an error is for the caller to remove.
 */
export async function extractPackage({ file, report, write, limits: wanted }: ExtractPackage): Promise<{
  files: ExtractedFile[]
}> {
  if (report.verdict !== 'accepted') throw new ScormError('refused', 'A refused package is not unpacked.')
  const limits = { ...DEFAULT_LIMITS, ...wanted }
  const findings = new Findings()
  const archive = await openArchive(file, limits, findings)
  try {
    // The file may have been exchanged since it was inspected; the names and limits are judged again here.
    if (!archive || !archive.complete || findings.refused) {
      throw new ScormError('damaged', 'The archive is not the one that was inspected.')
    }
    const meter = new InflateMeter(limits, archive.archiveBytes)
    const files: ExtractedFile[] = []
    for (const [path, entry] of archive.files) {
      if (path.startsWith(report.root))
        files.push(await extractOne(archive, path, entry, meter, report.root, write))
    }
    return { files }
  } finally {
    archive?.close()
  }
}

async function extractOne(
  archive: Archive,
  entryPath: string,
  entry: Entry,
  meter: InflateMeter,
  root: string,
  write: ExtractPackage['write'],
): Promise<ExtractedFile> {
  const path = entryPath.slice(root.length)
  const hash = createHash('sha256')
  let bytes = 0
  let failure: unknown = null
  let ended = false
  async function* counted() {
    try {
      for await (const chunk of readChunks(archive, entryPath, entry, meter)) {
        hash.update(chunk)
        bytes += chunk.length
        yield chunk
      }
      ended = true
    } catch (error) {
      failure = error
      throw error
    }
  }
  const content = Readable.from(counted(), { objectMode: false })
  // Whoever reads the stream sees its error; without this an unread stream's error would end the process.
  content.on('error', () => {})
  try {
    await write(path, content)
  } catch (error) {
    throw failure ? translated(failure, path) : error
  } finally {
    content.destroy()
  }
  if (failure) throw translated(failure, path)
  if (!ended) throw new ScormError('invalid_input', `“${path}” was not read to its end.`)
  return { path, bytes, sha256: hash.digest('hex') }
}

function translated(failure: unknown, path: string): ScormError {
  if (failure instanceof ScormError) return failure
  return new ScormError('damaged', `${path}: ${explain(failure)}`, { cause: failure })
}

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

const WRITES_AT_ONCE = 8

export type ExtractedFile = { path: string; bytes: number; sha256: string }

type ExtractPackage = {
  file: string
  report: Pick<PackageReport, 'verdict' | 'root'>
  /** Stores one file; resolves when it is stored. `path` is relative to the report's root and safe. */
  write: (path: string, content: Readable) => Promise<void>
  limits?: Partial<PackageLimits>
}

/**
 * Hands every file of an accepted package to `write`, streaming and eight at a time, and tells size and hash of each.
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
    return { files: await extractAll({ archive, meter, root: report.root, write }) }
  } finally {
    archive?.close()
  }
}

type Extraction = { archive: Archive; meter: InflateMeter; root: string; write: ExtractPackage['write'] }

/** A few at a time: storage answers slowly, and the order of the result is that of the archive. */
async function extractAll(extraction: Extraction): Promise<ExtractedFile[]> {
  const { archive, root } = extraction
  const wanted = [...archive.files].filter(([path]) => path.startsWith(root))
  const files = new Array<ExtractedFile>(wanted.length)
  const queue = wanted.entries()
  const abort = new AbortController()
  const worker = async () => {
    for (const [index, [path, entry]] of queue) {
      if (abort.signal.aborted) return
      files[index] = await extractOne(extraction, path, entry, abort.signal)
    }
  }
  const workers = Array.from({ length: WRITES_AT_ONCE }, () =>
    worker().catch((error: unknown) => {
      abort.abort(error)
    }),
  )
  await Promise.all(workers)
  abort.signal.throwIfAborted()
  return files
}

async function extractOne(
  { archive, meter, root, write }: Extraction,
  entryPath: string,
  entry: Entry,
  signal: AbortSignal,
): Promise<ExtractedFile> {
  const path = entryPath.slice(root.length)
  const hash = createHash('sha256')
  let bytes = 0
  let failure: unknown = null
  let ended = false
  const chunks = readChunks(archive, entryPath, entry, meter)
  async function* counted() {
    try {
      for (;;) {
        // Only faults of the archive are caught here; those of the storage come back through the yield.
        const next = await chunks.next().catch((error: unknown) => {
          failure = error
          throw error
        })
        if (next.done) break
        hash.update(next.value)
        bytes += next.value.length
        yield next.value
      }
      ended = true
    } finally {
      await chunks.return(undefined)
    }
  }
  const content = Readable.from(counted(), { objectMode: false, signal })
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

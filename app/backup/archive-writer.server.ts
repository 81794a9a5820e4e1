import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack as createPack } from 'tar-stream'
import { BackupError } from '#app/backup/backup-error.ts'

export type Added = { name: string; size: number; sha256: string }

export type ArchiveWriter = {
  /** Puts one file behind the others; `content` must have exactly `size` bytes. */
  add(entry: { name: string; size: number; content: Readable | Iterable<Buffer> }): Promise<Added>
  /** Ends the archive and waits until it is on the disk. */
  finish(): Promise<{ size: number; sha256: string }>
  /** Ends the writing; the file stays as it is. */
  abandon(): Promise<void>
}

/** Writes a new tar.gz file that only its owner may read, never holding more of it than passes through. */
export async function createArchive(file: string, now: Date): Promise<ArchiveWriter> {
  const handle = await open(file, 'wx', 0o600)
  const pack = createPack()
  const whole = digest()
  const failure = new AbortController()
  const written = pipeline(pack, createGzip(), whole.stream, handle.createWriteStream({ flush: true }))
  // Whoever adds just now hears of it through the signal, and `finish` throws it again.
  written.catch((error: unknown) => failure.abort(error))

  return {
    add: async ({ name, size, content }) => {
      const passing = digest()
      const header = { name, size, mode: 0o600, mtime: now, type: 'file' } as const
      try {
        let entered: (error?: Error | null) => void = () => {}
        const complete = new Promise<void>((resolve, reject) => {
          entered = (error) => (error ? reject(error) : resolve())
        })
        complete.catch(() => {})
        const entry = pack.entry(header, entered)
        await pipeline(content, passing.stream, entry, { signal: failure.signal })
        await complete
      } catch (error) {
        if (failure.signal.aborted) throw failure.signal.reason
        if (!(error instanceof Error) || error.message !== 'Size mismatch') throw error
        throw new BackupError('failed', `${name} changed while it was copied; start the backup again.`)
      }
      return { name, ...passing.result() }
    },
    finish: async () => {
      pack.finalize()
      await written
      return whole.result()
    },
    abandon: async () => {
      pack.destroy()
      await written.catch(() => {})
    },
  }
}

/** Counts and hashes what passes through. */
export function digest() {
  const hash = createHash('sha256')
  let size = 0
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ size, sha256: hash.digest('hex') }) }
}

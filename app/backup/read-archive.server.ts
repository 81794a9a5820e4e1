import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract as createExtract } from 'tar-stream'
import { BackupError } from '#app/backup/backup-error.ts'

export type ReadEntry = { name: string; size: number; isFile: boolean; content: AsyncIterable<Buffer> }

/**
 * The entries of an archive, one after the other; the content of each must be read, or is skipped. What is wrong with the
 * file throws a `BackupError`, wherever in the reading it shows.
 */
export async function* readArchive(file: string): AsyncGenerator<ReadEntry> {
  const extract = createExtract()
  const reading = pipeline(createReadStream(file), createGunzip(), extract)
  reading.catch(() => {}) // comes out of the iteration
  try {
    for await (const entry of extract) {
      const { name, size = 0, type } = entry.header
      yield { name, size, isFile: type === 'file', content: explained(file, entry as AsyncIterable<Buffer>) }
      entry.resume()
    }
    await reading
  } catch (error) {
    throw explain(file, error)
  }
}

async function* explained(file: string, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* content
  } catch (error) {
    throw explain(file, error)
  }
}

function explain(file: string, error: unknown): unknown {
  if (error instanceof BackupError || !(error instanceof Error)) return error
  const { code } = error as NodeJS.ErrnoException
  const told = (kind: 'not_an_archive' | 'damaged' | 'failed', sentence: string) =>
    new BackupError(kind, `${file} ${sentence}`, { cause: error })
  if (code === 'ENOENT') return told('not_an_archive', 'does not exist.')
  if (code === 'EISDIR') return told('not_an_archive', 'is a folder.')
  if (code === 'EACCES') return told('failed', 'may not be read by this user.')
  if (code === 'Z_BUF_ERROR' || /unexpected end of (data|file)/i.test(error.message)) {
    return told('damaged', 'is cut short: its end is missing.')
  }
  if (/incorrect header check/.test(error.message)) {
    return told('not_an_archive', 'is not a backup: it is not compressed as one.')
  }
  if (code?.startsWith('Z_')) return told('damaged', 'is damaged: it cannot be decompressed.')
  if (/tar header|Invalid header|Header exceeds/i.test(error.message)) {
    return told('damaged', 'is not a backup or is damaged: it is not a tar archive.')
  }
  return error
}

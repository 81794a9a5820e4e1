import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { EmbeddedError } from '../embedded-error.ts'

const HEADER = JSON.stringify({ format: 'karmashala-stripe-journal', version: 1 })

/** An append-only file of JSON lines. A line is there after `append` returned, whatever happens to the process. */
export type Journal = {
  append(record: unknown): void
  /** Replaces the whole content, all or nothing. */
  rewrite(records: Iterable<unknown>): void
  lineCount(): number
  close(): void
}

/** Opens or creates the journal and returns it with the records found. A torn last line was never acknowledged and goes. */
export function openJournal(path: string): { journal: Journal; records: unknown[] } {
  let file = openSync(path, 'a+', 0o600)
  const content = readFileSync(path)
  const end = content.lastIndexOf(0x0a) + 1
  if (end < content.length) ftruncateSync(file, end)

  const lines = content.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
  let length = end
  let count = lines.length
  if (count === 0) writeLine(HEADER)
  else if (lines[0] !== HEADER)
    throw new EmbeddedError('start_failed', `${path} is not a journal of this version.`)
  const records = lines.slice(1).map((line, index) => parseLine(path, line, index + 2))
  syncDirectory(path)

  function writeLine(line: string): void {
    const bytes = Buffer.from(`${line}\n`)
    try {
      for (let sent = 0; sent < bytes.length;) sent += writeSync(file, bytes, sent)
      fdatasyncSync(file)
    } catch (error) {
      ftruncateSync(file, length) // a half-written line must not swallow the next one
      throw error
    }
    length += bytes.length
    count += 1
  }

  const journal: Journal = {
    append: (record) => writeLine(JSON.stringify(record)),
    rewrite(replacement) {
      const temporary = `${path}.new`
      const fresh = openSync(temporary, 'w', 0o600)
      const text = [HEADER, ...Array.from(replacement, (record) => JSON.stringify(record))]
      const bytes = Buffer.from(`${text.join('\n')}\n`)
      for (let sent = 0; sent < bytes.length;) sent += writeSync(fresh, bytes, sent)
      fsyncSync(fresh)
      closeSync(fresh)
      renameSync(temporary, path)
      syncDirectory(path)
      closeSync(file)
      file = openSync(path, 'a+', 0o600)
      length = bytes.length
      count = text.length
    },
    lineCount: () => count,
    close: () => closeSync(file),
  }
  return { journal, records }
}

function parseLine(path: string, line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new EmbeddedError('start_failed', `${path} is damaged at line ${number}.`, { cause })
  }
}

function syncDirectory(path: string): void {
  const directory = openSync(dirname(path), 'r')
  fsyncSync(directory)
  closeSync(directory)
}

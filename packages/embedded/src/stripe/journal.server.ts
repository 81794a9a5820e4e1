import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { EmbeddedError } from '../embedded-error.ts'

const headerOf = (version: number) => JSON.stringify({ format: 'karmashala-stripe-journal', version })
const HEADER = headerOf(2)
const TAB = 0x09
const NEWLINE = 0x0a

/** One record as the journal has it; `json` is null for a record that was removed. */
export type JournalEntry = { object: string; id: string; json: Buffer | null }
export type JournalChange = { object: string; id: string; json: string | Buffer | null }

/** An append-only file of changes, one a line. A line is there after `append` returned, whatever happens to the process. */
export type Journal = {
  /** Writes changes that hold together. When it throws, the file is as it was before. */
  append(changes: JournalChange[]): void
  /** Replaces the whole content, all or nothing. */
  rewrite(changes: Iterable<JournalChange>): void
  sizeInBytes(): number
  close(): void
}

/**
 * Opens or creates the journal and returns it with the entries found, oldest first. Lines are checked by their checksum and
 * not parsed: most of them hold events that nobody will ask for. A torn last line was never acknowledged and goes.
 * @throws {EmbeddedError} `start_failed` with file and line when anything else is wrong with it
 */
export function openJournal(path: string): { journal: Journal; entries: JournalEntry[] } {
  // Made whole, so that a file without its first line is never one that was just begun.
  if (!existsSync(path)) replaceFile(path, [])
  let file = openSync(path, 'a+', 0o600)
  const content = readFileSync(path)
  const end = content.lastIndexOf(NEWLINE) + 1
  const headerEnd = content.indexOf(NEWLINE)
  const header = content.toString('utf8', 0, Math.max(headerEnd, 0))
  const isOld = header === headerOf(1)
  if (header !== HEADER && !isOld) {
    closeSync(file)
    const what = content.length === 0 ? 'it is empty' : 'it is not a journal of this version'
    throw damaged(path, 1, what)
  }
  const entries = readEntries(path, content.subarray(headerEnd + 1, end), isOld, () => closeSync(file))
  if (end < content.length) ftruncateSync(file, end)
  let length = end

  function write(bytes: Buffer): void {
    try {
      writeWhole(file, bytes)
      fdatasyncSync(file)
    } catch (error) {
      ftruncateSync(file, length) // a half-written line must not swallow the next one
      throw error
    }
    length += bytes.length
  }

  const journal: Journal = {
    append: (changes) => write(lineOf(changes)),
    rewrite(replacement) {
      const size = replaceFile(path, replacement)
      closeSync(file)
      file = openSync(path, 'a+', 0o600)
      length = size
    },
    sizeInBytes: () => length,
    close: () => closeSync(file),
  }
  if (isOld) journal.rewrite(entries)
  return { journal, entries }
}

/** Writes a journal beside the old one and puts it in its place; answers its size. */
function replaceFile(path: string, changes: Iterable<JournalChange>): number {
  const temporary = `${path}.new`
  const fresh = openSync(temporary, 'w', 0o600)
  let size = 0
  try {
    size += writeWhole(fresh, Buffer.from(`${HEADER}\n`))
    for (const change of changes) size += writeWhole(fresh, lineOf([change]))
    fsyncSync(fresh)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  } finally {
    closeSync(fresh)
  }
  renameSync(temporary, path)
  syncDirectory(path)
  return size
}

/** `checksum TAB object TAB id TAB json …`; JSON never contains a tab or a line break of its own. */
function lineOf(changes: JournalChange[]): Buffer {
  const fields = changes.map(({ object, id, json }) =>
    [object, JSON.stringify(id), json === null ? '' : json.toString()].join('\t'),
  )
  const body = Buffer.from(fields.join('\t'))
  return Buffer.concat([Buffer.from(`${checksumOf(body)}\t`), body, Buffer.from('\n')])
}

const checksumOf = (body: Buffer) => crc32(body).toString(16).padStart(8, '0')

function readEntries(path: string, body: Buffer, isOld: boolean, giveUp: () => void): JournalEntry[] {
  const entries: JournalEntry[] = []
  let number = 2
  for (let start = 0; start < body.length; number += 1) {
    const end = body.indexOf(NEWLINE, start)
    try {
      if (isOld) readOldLine(body.toString('utf8', start, end), entries)
      else readLine(body.subarray(start, end), entries)
    } catch (cause) {
      giveUp()
      throw damaged(path, number, 'that line is not what was written', cause)
    }
    start = end + 1
  }
  return entries
}

function readLine(line: Buffer, entries: JournalEntry[]): void {
  const body = line.subarray(9)
  if (line[8] !== TAB || line.toString('latin1', 0, 8) !== checksumOf(body))
    throw new Error('The checksum differs.')
  for (let at = 0; at <= body.length;) {
    const objectEnd = body.indexOf(TAB, at)
    const idEnd = body.indexOf(TAB, objectEnd + 1)
    if (objectEnd < 0 || idEnd < 0) throw new Error('A field is missing.')
    const next = body.indexOf(TAB, idEnd + 1)
    const jsonEnd = next < 0 ? body.length : next
    const id = JSON.parse(body.toString('utf8', objectEnd + 1, idEnd)) as string
    const json = idEnd + 1 === jsonEnd ? null : body.subarray(idEnd + 1, jsonEnd)
    entries.push({ object: body.toString('latin1', at, objectEnd), id, json })
    at = jsonEnd + 1
  }
}

/** Version 1 was one JSON object a line. */
function readOldLine(line: string, entries: JournalEntry[]): void {
  const { put, remove } = JSON.parse(line) as {
    put: { object: string; id: string }[]
    remove: [string, string][]
  }
  for (const record of put)
    entries.push({ object: record.object, id: record.id, json: Buffer.from(JSON.stringify(record)) })
  for (const [object, id] of remove) entries.push({ object, id, json: null })
}

const damaged = (path: string, line: number, what: string, cause?: unknown) =>
  new EmbeddedError(
    'start_failed',
    `${path} is damaged at line ${line}: ${what}. Move the file away, then restore a backup (npm run restore -- FILE) or begin with an empty sandbox.`,
    { cause },
  )

function writeWhole(file: number, bytes: Buffer): number {
  for (let sent = 0; sent < bytes.length;) sent += writeSync(file, bytes, sent)
  return bytes.length
}

function syncDirectory(path: string): void {
  const directory = openSync(dirname(path), 'r')
  fsyncSync(directory)
  closeSync(directory)
}

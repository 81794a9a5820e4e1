import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const NEWLINE = 0x0a
const STEP_IN_BYTES = 64 * 1024

/**
 * The complete lines of an append-only file as it is now, while another process goes on appending to it, or puts a shorter
 * one in its place: what is opened here stays. Null when there is none.
 */
export async function openCompleteLines(file: string): Promise<{ size: number; content: Readable } | null> {
  let handle: FileHandle
  try {
    handle = await open(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const size = await endOfLastLine(handle)
  if (size > 0) return { size, content: handle.createReadStream({ start: 0, end: size - 1 }) }
  await handle.close()
  return null
}

async function endOfLastLine(handle: FileHandle): Promise<number> {
  const step = Buffer.alloc(STEP_IN_BYTES)
  let end = (await handle.stat()).size
  while (end > 0) {
    const start = Math.max(0, end - STEP_IN_BYTES)
    const { bytesRead } = await handle.read(step, 0, end - start, start)
    const newline = step.subarray(0, bytesRead).lastIndexOf(NEWLINE)
    if (newline >= 0) return start + newline + 1
    end = start
  }
  return 0
}

/** Puts a whole file in the place of what is there. */
export async function writeJournal(file: string, content: AsyncIterable<Buffer>): Promise<void> {
  const draft = `${file}.restored`
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  try {
    await pipeline(content, createWriteStream(draft, { mode: 0o600, flush: true }))
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
}

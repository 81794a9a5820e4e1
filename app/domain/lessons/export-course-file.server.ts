import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import path from 'node:path'
import { Transform, type Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { requireSpace } from '#app/domain/packages/require-space.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** How these files end, so that those of a process that was killed can be recognised. */
export const MADE_SUFFIX = '.made'

/** A whole file on this machine. */
export type MadeFile = { file: string; sha256: string; sizeInBytes: number }

type Make = {
  /** About how large it will be: of a disk that has no room for it nothing is taken. */
  needsBytes: number
  /** Writes all of it and ends `output`. */
  write: (output: Writable) => Promise<unknown>
  /** Whoever waits for it has gone. */
  signal?: AbortSignal | undefined
}

/** Has a file made, hands it to `use`, and removes it afterwards whatever happens. */
export async function withMadeFile<T>(make: Make, use: (made: MadeFile) => Promise<T>): Promise<T> {
  await requireSpace({ here: make.needsBytes })
  const file = path.join(getRuntime().temporaryDir, `${randomUUID()}${MADE_SUFFIX}`)
  try {
    return await use(await makeInto(file, make))
  } finally {
    await rm(file, { force: true })
  }
}

/** Has a file made for one reader. It has no name any more when it is read, so that it ends with its reader. */
export async function makeForReader(make: Make): Promise<Omit<MadeFile, 'file'> & { content: Readable }> {
  return await withMadeFile(make, async ({ file, ...made }) => {
    const handle = await open(file, 'r')
    return { ...made, content: handle.createReadStream() }
  })
}

async function makeInto(file: string, { write, signal }: Make): Promise<MadeFile> {
  const hash = createHash('sha256')
  let sizeInBytes = 0
  const output = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      sizeInBytes += chunk.length
      done(null, chunk)
    },
  })
  const saved = pipeline(output, createWriteStream(file, { flags: 'wx', mode: 0o600 }), { signal })
  // Told below: by what fails to write, or by itself.
  saved.catch(() => {})
  try {
    await write(output)
    await saved
  } catch (error) {
    output.destroy()
    const fault = await saved.then(() => null, asRefusal)
    throw fault instanceof DomainError ? fault : asRefusal(error)
  }
  return { file, sha256: hash.digest('hex'), sizeInBytes }
}

/** A disk that has filled meanwhile. */
function asRefusal(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error
  return new DomainError('upstream_failed', 'provide:refusals.noSpace', undefined, { cause: error })
}

import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readdir, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ReadableStream } from 'node:stream/web'
import { PACKAGE_MAX_IN_BYTES } from '#app/domain/packages/package-view.ts'
import { checkCsrf, CSRF_FIELD, CSRF_HEADER } from '#app/lib/csrf.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** A complete file on this machine, which is gone when the work with it is done. */
export type ReceivedFile = { file: string; originalName: string; sha256: string }

type Options = { maxBytes?: number; spareBytes?: number }

const FILE_FIELD = 'package'
/** Boundaries, part headers and the token beside the file. */
const FORM_OVERHEAD_IN_BYTES = 64 * 1024
const NAME_MAX = 200
/** Longer than one upload lasts. */
const ABANDONED_AFTER_MS = 2 * 60 * 60 * 1000
/** The database shares the disk with what is uploaded, and it must never find it full. */
const SPARE_IN_BYTES = 512 * 1024 * 1024

/**
 * Streams the one file of a multipart form to disk and hands it to `use`. Never holds it in memory, and leaves nothing
 * behind whether it is refused, broken off or used.
 */
export async function withReceivedFile<T>(
  request: Request,
  { maxBytes = PACKAGE_MAX_IN_BYTES, spareBytes = SPARE_IN_BYTES }: Options,
  use: (received: ReceivedFile) => Promise<T>,
): Promise<T> {
  // Everything that can be known before the body is read is refused before the body is read.
  const given = request.headers.get(CSRF_HEADER)
  if (given !== null) await checkCsrf(request, given)
  const announced = Number(request.headers.get('Content-Length') ?? 0)
  if (announced > maxBytes + FORM_OVERHEAD_IN_BYTES) throw tooLarge(maxBytes)

  await removeAbandoned()
  await refuseWithoutSpace(announced, spareBytes)
  const file = path.join(getRuntime().temporaryDir, `${randomUUID()}.upload`)
  try {
    return await use(await receive({ request, file, maxBytes, isTrusted: given !== null }))
  } finally {
    await rm(file, { force: true })
  }
}

type Receive = { request: Request; file: string; maxBytes: number; isTrusted: boolean }

async function receive({ request, file, maxBytes, isTrusted }: Receive): Promise<ReceivedFile> {
  const parser = openParser(request)
  const stop = new AbortController()
  let token: string | null = null
  let part: BusboyFileStream | null = null
  let saving: Promise<ReceivedFile> | null = null

  parser.on('field', (name, value) => {
    if (name === CSRF_FIELD) token = value
  })
  parser.on('file', (name, stream, filename) => {
    // Its errors are those of the saving below, or of nobody when it is passed over.
    stream.on('error', () => {})
    if (name !== FILE_FIELD || part || !filename) return void stream.resume()
    part = stream
    const save = async () => {
      // The token has to stand before the file in the form, or nothing of the file is written.
      if (!isTrusted) await checkCsrf(request, token)
      const sha256 = await writeFile(stream, file)
      return { file, sha256, originalName: filename.slice(-NAME_MAX) }
    }
    saving = save()
    saving.catch((error: unknown) => stop.abort(error))
  })

  try {
    const body = Readable.fromWeb(request.body as ReadableStream<Uint8Array>)
    await pipeline(body, meter(maxBytes), parser, { signal: stop.signal })
  } catch (error) {
    // The parser leaves the stream of an unfinished part open, and the half-written file with it.
    ;(part as BusboyFileStream | null)?.destroy(error as Error)
    await (saving as Promise<ReceivedFile> | null)?.catch(() => {})
    throw asRefusal(stop.signal.aborted ? stop.signal.reason : error)
  }
  const received = await (saving as Promise<ReceivedFile> | null)
  if (!received) throw new DomainError('invalid', 'errors:file')
  return received
}

function openParser(request: Request): BusboyInstance {
  const contentType = request.headers.get('Content-Type') ?? ''
  if (!request.body || !/^multipart\/form-data/i.test(contentType)) {
    throw new DomainError('invalid', 'errors:file')
  }
  try {
    const limits = { files: 4, fields: 8, fieldSize: 4096, parts: 12 }
    return new Busboy({ headers: { 'content-type': contentType }, limits })
  } catch (error) {
    throw broken(error)
  }
}

// A size limit of the parser would cut the file off and go on; this one ends the whole upload.
function meter(maxBytes: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > maxBytes + FORM_OVERHEAD_IN_BYTES) done(tooLarge(maxBytes))
      else done(null, chunk)
    },
  })
}

async function writeFile(from: Readable, file: string): Promise<string> {
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(from, hashing, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  return hash.digest('hex')
}

const tooLarge = (maxBytes: number) =>
  new DomainError('too_large', 'provide:refusals.tooLarge', { megabytes: Math.floor(maxBytes / 1024 / 1024) })

const broken = (cause: unknown) =>
  new DomainError('invalid', 'provide:refusals.uploadBroken', undefined, { cause })

/** A full disk is our fault; what else goes wrong on the way is a broken upload. */
function asRefusal(error: unknown): unknown {
  if (error instanceof DomainError) return error
  const { code, syscall } = error as NodeJS.ErrnoException
  return syscall === 'open' || syscall === 'write' || code === 'ENOSPC' ? error : broken(error)
}

/** Room is needed for the file and, beside it, for what it unpacks to. */
async function refuseWithoutSpace(announcedBytes: number, spareBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(getRuntime().temporaryDir)
  if (bavail * bsize < announcedBytes * 3 + spareBytes) {
    throw new DomainError('upstream_failed', 'provide:refusals.noSpace')
  }
}

/** A process that was killed could not clear up after itself. */
async function removeAbandoned(): Promise<void> {
  const { temporaryDir } = getRuntime()
  for (const name of await readdir(temporaryDir)) {
    if (!name.endsWith('.upload')) continue
    const file = path.join(temporaryDir, name)
    const found = await stat(file).catch(() => null)
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(file, { force: true })
  }
}

import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ReadableStream } from 'node:stream/web'
import { tooLarge } from '#app/domain/packages/begin-upload.server.ts'
import { PACKAGE_MAX_IN_BYTES } from '#app/domain/packages/package-limits.ts'
import { checkCsrf, CSRF_FIELD } from '#app/lib/csrf.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { StorageError } from '#app/lib/storage/storage-error.ts'

const FILE_FIELD = 'package'
/** Boundaries, part headers and the token beside the file. */
const FORM_OVERHEAD_IN_BYTES = 64 * 1024

type Save<T> = (content: Readable, originalName: string) => Promise<T>

/**
 * Hands the one file of a multipart form to `save` as it arrives; never holds it in memory. What goes wrong on the way
 * is a refusal, and for `save` an error of its stream.
 */
export async function receiveForm<T>(
  request: Request,
  { maxBytes = PACKAGE_MAX_IN_BYTES }: { maxBytes?: number },
  save: Save<T>,
): Promise<T> {
  const announced = Number(request.headers.get('Content-Length') ?? 0)
  if (announced > maxBytes + FORM_OVERHEAD_IN_BYTES) throw tooLarge()
  const parser = openParser(request)
  const stop = new AbortController()
  let token: string | null = null
  let part: BusboyFileStream | null = null
  let saving: Promise<T> | null = null

  parser.on('field', (name, value) => {
    if (name === CSRF_FIELD) token = value
  })
  parser.on('file', (name, stream, filename) => {
    // Its errors are those of the saving below, or of nobody when it is passed over.
    stream.on('error', () => {})
    if (name !== FILE_FIELD || part || !filename) return void stream.resume()
    part = stream
    const begin = async () => {
      // The token has to stand before the file in the form, or nothing of the file is taken in.
      await checkCsrf(request, token)
      return await save(stream, filename)
    }
    saving = begin()
    saving.catch((error: unknown) => stop.abort(error))
  })

  try {
    const body = Readable.fromWeb(request.body as ReadableStream<Uint8Array>)
    await pipeline(body, meter(maxBytes), parser, { signal: stop.signal })
  } catch (error) {
    // The parser leaves the stream of an unfinished part open, and whoever reads it waiting.
    ;(part as BusboyFileStream | null)?.destroy(error as Error)
    await (saving as Promise<T> | null)?.catch(() => {})
    throw asRefusal(stop.signal.aborted ? stop.signal.reason : error)
  }
  if (!saving) throw new DomainError('invalid', 'errors:file')
  return await (saving as Promise<T>)
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
      if (bytes > maxBytes + FORM_OVERHEAD_IN_BYTES) done(tooLarge())
      else done(null, chunk)
    },
  })
}

const broken = (cause: unknown) =>
  new DomainError('invalid', 'provide:refusals.uploadBroken', undefined, { cause })

/** A storage or database that fails is our fault; what else goes wrong on the way is a broken upload. */
function asRefusal(error: unknown): unknown {
  const isOurs = error instanceof StorageError || (error instanceof Error && error.name.startsWith('Mongo'))
  return error instanceof DomainError || isOurs ? error : broken(error)
}

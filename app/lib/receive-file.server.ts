import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type ReadableStream, type ReadableStreamDefaultReader } from 'node:stream/web'
import { checkCsrf, CSRF_FIELD, CSRF_HEADER } from '#app/lib/csrf.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { StorageError } from '#app/lib/storage/storage-error.ts'

/** Boundaries, part headers and what stands beside the file. */
export const FORM_OVERHEAD_IN_BYTES = 64 * 1024

type ReceiveFile = {
  /** What the file is called in the form. */
  field: string
  maxBytes: number
  tooLarge: () => DomainError
  broken: (cause: unknown) => DomainError
}

export type ReceivedPart = {
  content: Readable
  originalName: string
  /** The fields that stood before the file. */
  fields: Record<string, string>
  /** The length of the whole form, when the sender says. */
  announcedBytes: number | null
}

/**
 * Hands the one file of a multipart form to `save` as it arrives; never holds it in memory. What goes wrong on the way
 * is a refusal, and for `save` an error of its stream. What comes after a refusal is read and thrown away before it is
 * answered: a browser that is cut off while it sends reports a broken line instead of the answer, and a proxy takes the
 * process for a broken one.
 */
export async function receiveFile<T>(
  request: Request,
  { field, maxBytes, tooLarge, broken }: ReceiveFile,
  save: (part: ReceivedPart) => Promise<T>,
): Promise<T> {
  const length = request.headers.get('Content-Length')
  const announcedBytes = length === null ? null : Number(length)
  if ((announcedBytes ?? 0) > maxBytes + FORM_OVERHEAD_IN_BYTES) throw tooLarge()
  const parser = openParser(request, broken)
  const body = (request.body as ReadableStream<Uint8Array>).getReader()
  const stop = new AbortController()
  const fields: Record<string, string> = {}
  let part: BusboyFileStream | null = null
  let saving: Promise<T> | null = null

  parser.on('field', (name, value) => {
    if (typeof value === 'string') fields[name] = value
  })
  parser.on('file', (name, stream, filename) => {
    // Its errors are those of the saving below, or of nobody when it is passed over.
    stream.on('error', () => {})
    if (name !== field || part || !filename) return void stream.resume()
    part = stream
    const begin = async () => {
      // In a form the token has to stand before the file, or nothing of the file is taken in.
      await checkCsrf(request, request.headers.get(CSRF_HEADER) ?? fields[CSRF_FIELD])
      return await save({ content: stream, originalName: filename, fields, announcedBytes })
    }
    saving = begin()
    saving.catch((error: unknown) => stop.abort(error))
  })

  try {
    await pipeline(chunksOf(body), meter(maxBytes, tooLarge), parser, { signal: stop.signal })
  } catch (error) {
    // The parser leaves the stream of an unfinished part open, and whoever reads it waiting.
    ;(part as BusboyFileStream | null)?.destroy(error as Error)
    await (saving as Promise<T> | null)?.catch(() => {})
    await readAway(body, maxBytes)
    throw asRefusal(stop.signal.aborted ? stop.signal.reason : error, broken)
  }
  if (!saving) throw new DomainError('invalid', 'errors:file')
  return await (saving as Promise<T>)
}

type Body = ReadableStreamDefaultReader<Uint8Array>

/** Unlike a stream made of the body, this can end without ending the body. */
async function* chunksOf(body: Body): AsyncGenerator<Uint8Array> {
  for (let next = await body.read(); !next.done; next = await body.read()) yield next.value
}

async function readAway(body: Body, atMost: number): Promise<void> {
  let bytes = 0
  try {
    for await (const chunk of chunksOf(body)) {
      bytes += chunk.length
      if (bytes > atMost) return await body.cancel()
    }
  } catch {
    // Whoever sent it is gone.
  }
}

function openParser(request: Request, broken: ReceiveFile['broken']): BusboyInstance {
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
function meter(maxBytes: number, tooLarge: () => DomainError): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > maxBytes + FORM_OVERHEAD_IN_BYTES) done(tooLarge())
      else done(null, chunk)
    },
  })
}

/** A storage or database that fails is our fault; what else goes wrong on the way is a broken upload. */
function asRefusal(error: unknown, broken: ReceiveFile['broken']): unknown {
  const isOurs = error instanceof StorageError || (error instanceof Error && error.name.startsWith('Mongo'))
  return error instanceof DomainError || isOurs ? error : broken(error)
}

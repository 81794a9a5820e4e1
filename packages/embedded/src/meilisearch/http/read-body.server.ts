import { type IncomingMessage } from 'node:http'
import { ApiError } from './api-error.ts'
import { readJson, type PayloadKind } from './read-json.ts'

const KINDS: Record<string, PayloadKind> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
}
// A sender who is cut off while sending sees a broken connection and no reason; up to here we hear him out.
const PATIENCE = 4

/**
 * Reads the body of a request.
 * @param accepted content types that the route takes
 * @param maxBytes longest body
 * @throws {ApiError} 415 for the content type, 413 for the length, 400 for what cannot be read
 */
export async function readBody(
  request: IncomingMessage,
  accepted: readonly string[],
  maxBytes: number,
): Promise<unknown> {
  const kind = kindOf(request, accepted)
  const bytes = await bytesOf(request, maxBytes)
  if (!bytes) {
    throw new ApiError(
      413,
      'payload_too_large',
      `The provided payload reached the size limit. The maximum accepted payload size is ${inUnits(maxBytes)}.`,
    )
  }
  return readJson(bytes, kind)
}

function kindOf(request: IncomingMessage, accepted: readonly string[]): PayloadKind {
  const header = request.headers['content-type']
  const list = accepted.map((type) => `\`${type}\``).join(', ')
  const hint = `Accepted values for the Content-Type header are: ${list}`
  if (header === undefined) {
    throw new ApiError(415, 'missing_content_type', `A Content-Type header is missing. ${hint}`)
  }
  const type = header.split(';')[0]!.trim().toLowerCase()
  const kind = accepted.includes(type) ? KINDS[type] : undefined
  if (!kind)
    throw new ApiError(415, 'invalid_content_type', `The Content-Type \`${type}\` is invalid. ${hint}`)
  return kind
}

/** Undefined when there are more than `maxBytes`. */
function bytesOf(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  return new Promise((done, fail) => {
    let chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBytes) chunks.push(chunk)
      else chunks = []
      if (size > maxBytes * PATIENCE) done(undefined)
    })
    request.on('end', () => done(size > maxBytes ? undefined : Buffer.concat(chunks)))
    request.on('error', () =>
      fail(new ApiError(400, 'bad_request', 'The provided payload is incomplete and cannot be parsed')),
    )
  })
}

/** 104857600 is `100.00 MiB`. */
function inUnits(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB']
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  return power === 0 ? `${bytes} B` : `${(bytes / 1024 ** power).toFixed(2)} ${units[power]}`
}

import { type Request, type Response } from 'express'
import { type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { contentTypeOf } from './content-type.server.ts'

/** A part of a file: from `start` to `end` (inclusive, or to the last byte), or its last `suffixLength` bytes. */
export type ByteRange = { start: number; end?: number } | { suffixLength: number }

export type OpenedFile = {
  stream: Readable
  /** Bytes in `stream`; 0 when the range begins behind the end of the file. */
  size: number
  /** Bytes in the whole file. */
  totalSize: number
  contentType?: string
  etag?: string
  lastModified?: Date
}

export type OpenPackageFile = (range?: ByteRange) => Promise<OpenedFile | null>

/** Answers with one package file or the asked part of it. False when there is no such file. */
export async function sendPackageFile(
  request: Request,
  response: Response,
  path: string,
  open: OpenPackageFile,
): Promise<boolean> {
  const asked = parseRange(request.headers.range)
  let range = asked
  let file = await open(range)
  if (file && range && !matchesIfRange(request.get('if-range'), file)) {
    file.stream.destroy()
    range = undefined
    file = await open()
  }
  if (!file) return false

  response.setHeader('Content-Type', file.contentType ?? contentTypeOf(path))
  response.setHeader('Accept-Ranges', 'bytes')
  response.setHeader('Cache-Control', 'private, max-age=600')
  if (file.etag) response.setHeader('ETag', file.etag)
  if (file.lastModified) response.setHeader('Last-Modified', file.lastModified.toUTCString())

  if (!range && request.fresh) return finish(response.status(304), file.stream)
  if (range && file.size === 0) {
    response.removeHeader('Content-Type')
    response.setHeader('Content-Range', `bytes */${file.totalSize}`)
    return finish(response.status(416), file.stream)
  }
  if (range) {
    const start = 'start' in range ? range.start : file.totalSize - file.size
    response.status(206)
    response.setHeader('Content-Range', `bytes ${start}-${start + file.size - 1}/${file.totalSize}`)
  }
  response.setHeader('Content-Length', file.size)
  if (request.method === 'HEAD') return finish(response, file.stream)
  await pipeline(file.stream, response)
  return true
}

function finish(response: Response, stream: Readable): true {
  stream.destroy()
  response.end()
  return true
}

/** One range of bytes; several at once are answered with the whole file, as RFC 9110 section 14.2 allows. */
function parseRange(header: string | undefined): ByteRange | undefined {
  const parts = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(header ?? '')
  if (!parts) return undefined
  const [, start, end, suffix] = parts
  if (start === undefined) return { suffixLength: Number(suffix) }
  if (!end) return { start: Number(start) }
  return Number(end) < Number(start) ? undefined : { start: Number(start), end: Number(end) }
}

/** RFC 9110 section 13.1.5: a part of a file that has changed must not be glued to the old one. */
function matchesIfRange(ifRange: string | undefined, file: OpenedFile): boolean {
  return ifRange === undefined || ifRange === file.etag || ifRange === file.lastModified?.toUTCString()
}

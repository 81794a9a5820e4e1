import { type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { MEDIA_VARIANTS } from '#app/domain/media/media.schema.ts'
import { openMedia, type OpenedMedia } from '#app/domain/media/open-media.server.ts'
import { readRange } from '#app/domain/media/read-range.ts'
import { contentDisposition } from '#app/lib/content-disposition.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { pacedBody } from '#app/lib/paced-body.server.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ assetId: objectId, variant: z.enum(MEDIA_VARIANTS) })

/** A file of the library. Whatever is in it, it cannot act as a page of ours. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const media = await orRespond(openMedia({ actor, ...parseParams(params, paramsSchema) }))
  const headers = headersOf(media)
  if (isKnown(request, media.tag)) return new Response(null, { status: 304, headers })

  const range = readRange(rangeHeaderOf(request, media.tag), media.sizeInBytes)
  if (range === 'unsatisfiable') {
    headers.set('Content-Range', `bytes */${media.sizeInBytes}`)
    return new Response(null, { status: 416, headers })
  }
  const { start, end } = range ?? { start: 0, end: media.sizeInBytes - 1 }
  headers.set('Content-Type', media.mimeType)
  headers.set('Content-Length', String(end - start + 1))
  if (range) headers.set('Content-Range', `bytes ${start}-${end}/${media.sizeInBytes}`)
  const content = request.method === 'HEAD' ? null : await orRespond(media.read(range ?? undefined))
  return new Response(content && pacedBody(content, request.signal), {
    status: range ? 206 : 200,
    headers,
  })
}

/** Beside those every answer of the app carries, `nosniff` among them; of two policies both hold. */
function headersOf({ tag, fileName, isDownload }: OpenedMedia): Headers {
  const disposition = isDownload ? 'attachment' : 'inline'
  return new Headers({
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Disposition': contentDisposition(disposition, fileName),
    'Accept-Ranges': 'bytes',
    // The same bytes for ever, but only for who may see them: a cache on the way keeps nothing, and nobody repacks it.
    'Cache-Control': 'private, max-age=3600, no-transform',
    ETag: tag,
  })
}

const isKnown = (request: Request, tag: string): boolean =>
  (request.headers.get('If-None-Match') ?? '')
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '') === tag)

/** RFC 9110 section 13.1.5: a part of something else is of no use. */
function rangeHeaderOf(request: Request, tag: string): string | null {
  const condition = request.headers.get('If-Range')
  return condition === null || condition === tag ? request.headers.get('Range') : null
}

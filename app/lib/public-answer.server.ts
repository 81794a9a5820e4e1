import { createHash } from 'node:crypto'

type PublicAnswer = {
  request: Request
  text: string
  contentType: string
  headers?: Record<string, string>
}

const FRESH_FOR_SECONDS = 300

/**
 * An answer that is the same for everybody, for other systems to fetch and keep: readable from any origin, and 304 when
 * they have it already. The tag follows from the content, so it changes with it and with nothing else; it is a weak
 * one, because the answer may be compressed on its way out.
 */
export function publicAnswer({ request, text, contentType, headers = {} }: PublicAnswer): Response {
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  const about = {
    ETag: etag,
    'Cache-Control': `public, max-age=${FRESH_FOR_SECONDS}`,
    ...OPEN_TO_ALL,
    ...headers,
  }
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers: about })
  return new Response(text, { headers: { ...about, 'Content-Type': contentType } })
}

/** Nothing here depends on who asks, so any page may read it. */
export const OPEN_TO_ALL = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, X-Total-Count',
}

/** Compared weakly, as RFC 9110 asks of If-None-Match. */
function isKnown(request: Request, etag: string): boolean {
  const given = request.headers.get('If-None-Match')
  if (given === null) return false
  const bare = (tag: string) => tag.trim().replace(/^W\//, '')
  return given.trim() === '*' || given.split(',').some((tag) => bare(tag) === bare(etag))
}

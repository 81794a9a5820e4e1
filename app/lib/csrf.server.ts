import { createHmac, timingSafeEqual } from 'node:crypto'
import { readSessionToken } from '#app/lib/cookies.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

export const CSRF_FIELD = 'csrf'
export const CSRF_HEADER = 'x-csrf-token'

/**
 * A token bound to the session. It is the second layer: the process already refuses unsafe requests that another
 * origin sent (`Sec-Fetch-Site`, `Origin`).
 */
export async function csrfTokenFor(request: Request): Promise<string> {
  const bearer = (await readSessionToken(request)) ?? 'signed-out'
  return createHmac('sha256', getRuntime().secrets.session).update(`csrf:${bearer}`).digest('base64url')
}

export async function checkCsrf(request: Request, given: unknown): Promise<void> {
  const expected = Buffer.from(await csrfTokenFor(request))
  const offered = Buffer.from(typeof given === 'string' ? given : '')
  if (offered.length !== expected.length || !timingSafeEqual(offered, expected)) {
    throw new DomainError('forbidden', 'errors:formExpired')
  }
}

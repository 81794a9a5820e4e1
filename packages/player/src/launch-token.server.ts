import { createHmac, timingSafeEqual } from 'node:crypto'
import { type LaunchMode } from './attempt.ts'
import { PlayerError } from './player-error.ts'

/** What a launch token says: one learner, one item of one package, for a while. It opens nothing but tracking. */
export type LaunchClaims = {
  launchId: string
  attemptId: string
  learnerId: string
  packageId: string
  /** The host of the package on the content origin; empty where all packages share one. */
  packageLabel: string
  itemId: string
  mode: LaunchMode
  /** BCP 47 code of the language the app spoke when the launch was signed. */
  language?: string
  /** When the launch was first signed; renewing keeps it. Milliseconds since 1970, like `expiresAt`. */
  openedAt: number
  expiresAt: number
}

export type NewLaunch = Omit<LaunchClaims, 'openedAt' | 'expiresAt' | 'packageLabel'> & {
  packageLabel?: string
}

const LONGEST_LAUNCH_IN_SECONDS = 7 * 24 * 3600

/** A token for the path of a launch: base64url of the claims, a dot, base64url of their HMAC-SHA256. */
export function signLaunchToken(
  claims: NewLaunch & { openedAt?: number },
  secret: string,
  expiresInSeconds: number,
): string {
  const { launchId, attemptId, learnerId, packageId, itemId, mode, openedAt = Date.now() } = claims
  const { packageLabel = '', language } = claims
  const latest = openedAt + LONGEST_LAUNCH_IN_SECONDS * 1000
  const expiresAt = Math.min(Date.now() + expiresInSeconds * 1000, latest)
  const signed = {
    launchId,
    attemptId,
    learnerId,
    packageId,
    packageLabel,
    itemId,
    mode,
    language,
    openedAt,
    expiresAt,
  }
  const payload = Buffer.from(JSON.stringify(signed)).toString('base64url')
  return `${payload}.${hmac(payload, secret).toString('base64url')}`
}

/**
 * The claims of a token that is ours and not expired. `graceInSeconds` lets one pass that ran out that recently: files
 * of a page that is still open keep the token of its address while commits renew theirs.
 * @throws PlayerError `forged` or `expired`
 */
export function verifyLaunchToken(token: string, secret: string, { graceInSeconds = 0 } = {}): LaunchClaims {
  const [payload = '', signature = '', ...rest] = token.split('.')
  const expected = hmac(payload, secret)
  const given = Buffer.from(signature, 'base64url')
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new PlayerError('forged', 'The launch token was not signed here.')
  }
  // Only what we signed gets here, so its shape is ours.
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as LaunchClaims
  if (claims.expiresAt + graceInSeconds * 1000 <= Date.now()) {
    throw new PlayerError('expired', 'The launch token has expired.')
  }
  return claims
}

const hmac = (payload: string, secret: string) => createHmac('sha256', secret).update(payload).digest()

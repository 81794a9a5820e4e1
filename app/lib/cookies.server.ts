import { createCookie, type Cookie } from '@remix-run/node'
import { getRuntime } from '#app/lib/runtime.server.ts'

const THIRTY_DAYS_IN_SECONDS = 30 * 24 * 60 * 60

/** `__Host-` keeps a sibling host from planting cookies here; browsers accept the prefix on https only. */
function hostCookie(name: string): Cookie {
  const secure = getRuntime().appOrigin.startsWith('https:')
  return createCookie(secure ? `__Host-${name}` : name, {
    httpOnly: true,
    secure,
    sameSite: 'lax',
    path: '/',
    maxAge: THIRTY_DAYS_IN_SECONDS,
  })
}

/** The bearer token of a server-side session; it holds nothing else. */
export async function readSessionToken(request: Request): Promise<string | null> {
  const token: unknown = await hostCookie('session').parse(request.headers.get('Cookie'))
  return typeof token === 'string' && token.length > 0 ? token : null
}

export const sessionCookie = async (token: string): Promise<string> =>
  await hostCookie('session').serialize(token)

export const clearedSessionCookie = async (): Promise<string> =>
  await hostCookie('session').serialize('', { maxAge: 0 })

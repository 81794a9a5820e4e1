import { type Actor } from '#app/domain/people/viewer.ts'
import { openSession } from '#app/domain/people/session.server.ts'
import { Session } from '#app/domain/people/session.model.server.ts'
import { CSRF_FIELD, CSRF_HEADER, csrfTokenFor } from '#app/lib/csrf.server.ts'
import { sessionCookie } from '#app/lib/cookies.server.ts'

const ORIGIN = 'http://localhost:3000'

type SignedInRequest = {
  actor: Actor
  path: string
  form?: Record<string, string | string[]>
  withCsrf?: boolean
}

/** A request as the person's browser would send it; with `form` it is a POST that carries the token of the form. */
export async function signedInRequest({
  actor,
  path,
  form,
  withCsrf = true,
}: SignedInRequest): Promise<Request> {
  const token = await openSession({ userId: actor.id, userAgent: 'tests' })
  await Session.updateOne({ userId: actor.id }, { $set: { actingMembershipId: actor.acting.membershipId } })
  const cookie = (await sessionCookie(token)).split(';')[0] ?? ''
  const url = new URL(path, ORIGIN)
  if (!form) return new Request(url, { headers: { Cookie: cookie } })

  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one)
  if (withCsrf) body.set(CSRF_FIELD, await csrfTokenFor(new Request(url, { headers: { Cookie: cookie } })))
  return new Request(url, { method: 'POST', headers: { Cookie: cookie }, body })
}

type ScriptRequest = { actor: Actor; path: string; body: unknown; withCsrf?: boolean }

/** What the script of a page sends as JSON, with the token in a header; a string is sent as it is. */
export async function scriptRequest({ actor, path, body, withCsrf = true }: ScriptRequest): Promise<Request> {
  const signedIn = await signedInRequest({ actor, path })
  const headers = new Headers(signedIn.headers)
  headers.set('Content-Type', 'application/json')
  if (withCsrf) headers.set(CSRF_HEADER, await csrfTokenFor(signedIn))
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Request(signedIn.url, { method: 'POST', headers, body: text })
}

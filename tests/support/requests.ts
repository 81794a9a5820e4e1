import { type Actor } from '#app/domain/people/viewer.ts'
import { openSession } from '#app/domain/people/session.server.ts'
import { Session } from '#app/domain/people/session.model.server.ts'
import { CSRF_FIELD, csrfTokenFor } from '#app/lib/csrf.server.ts'
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

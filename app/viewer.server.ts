import { redirect } from '@remix-run/node'
import { may, type Action } from '#app/domain/access/policy.ts'
import { findViewer } from '#app/domain/people/find-viewer.server.ts'
import { type Actor, type Viewer } from '#app/domain/people/viewer.ts'
import { readSessionToken } from '#app/lib/cookies.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { refusalResponse } from '#app/lib/http.server.ts'
import { oncePerRequest } from '#app/lib/request-scope.server.ts'

/** Who is asking, or null for a visitor. Asked by every loader of a page, answered once. */
export async function getViewer(request: Request): Promise<Viewer | null> {
  const token = await readSessionToken(request)
  return token ? await oncePerRequest('viewer', () => findViewer({ token })) : null
}

/** The signed-in person, or off to sign in and back here. */
export async function requireViewer(request: Request): Promise<Viewer> {
  const viewer = await getViewer(request)
  if (viewer) return viewer
  const { pathname, search } = new URL(request.url)
  const back = request.method === 'GET' ? `${pathname.replace(/\.data$/, '')}${search}` : '/'
  throw redirect(`/sign-in?to=${encodeURIComponent(back)}`)
}

/** A person acting for an organisation in a role that may do this at all; the domain checks again, with the subject. */
export async function requireActor(request: Request, action?: Action): Promise<Actor> {
  const viewer = await requireViewer(request)
  if (!viewer.acting) {
    if (viewer.memberships.length > 0) {
      const { pathname, search } = new URL(request.url)
      throw redirect(`/acting?to=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`)
    }
    throw refusalResponse(new DomainError('forbidden', 'errors:noMembership'))
  }
  if (action && !may(viewer, action)) throw refusalResponse(new DomainError('forbidden', 'errors:forbidden'))
  return { ...viewer, acting: viewer.acting }
}

import { may, type Action, type Subject } from '#app/domain/access/policy.ts'
import { type Actor, type Viewer } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

/** Refuses unless the policy allows it. Domain functions call this; screens ask `may` to decide what to show. */
export function requirePermission(
  viewer: Viewer | null,
  action: Action,
  subject?: Subject,
): asserts viewer is Actor {
  if (!viewer) throw new DomainError('unauthenticated', 'errors:signInFirst')
  if (!may(viewer, action, subject)) throw new DomainError('forbidden', 'errors:forbidden')
}

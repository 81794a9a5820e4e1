import { may, type Action } from '#app/domain/access/policy.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'
import { refusalResponse } from '#app/lib/http.server.ts'
import { getViewer } from '#app/viewer.server.ts'

/** The person behind a request of a script, which cannot be led to a page for signing in. */
export async function requireScriptActor(request: Request, action: Action): Promise<Actor> {
  const viewer = await getViewer(request)
  if (!viewer) throw new DomainError('unauthenticated', 'errors:signInFirst')
  if (!viewer.acting || !may(viewer, action)) throw new DomainError('forbidden', 'errors:forbidden')
  return { ...viewer, acting: viewer.acting }
}

/** Answers a script: what the work answers, or the refusal with its message. */
export async function answerScript(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DomainError) return refusalResponse(error)
    throw error
  }
}

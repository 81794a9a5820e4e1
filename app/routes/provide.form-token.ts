import { type LoaderFunctionArgs } from '@remix-run/node'
import { answerScript, requireScriptActor } from '#app/json-answer.server.ts'
import { csrfTokenFor } from '#app/lib/csrf.server.ts'

/** The token of the present session, for an editor whose writer has signed in again in another window. */
export async function loader({ request }: LoaderFunctionArgs) {
  return await answerScript(async () => {
    await requireScriptActor(request, 'course.edit')
    return Response.json(
      { csrfToken: await csrfTokenFor(request) },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  })
}

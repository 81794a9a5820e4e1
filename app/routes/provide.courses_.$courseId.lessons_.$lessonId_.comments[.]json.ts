import { type LoaderFunctionArgs } from '@remix-run/node'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { listThreads } from '#app/domain/comments/list-threads.server.ts'
import { answerScript, requireScriptActor } from '#app/json-answer.server.ts'
import { parseParams } from '#app/lib/http.server.ts'

/** All threads of a lesson, for the editor. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const place = parseParams(params, lessonParams)
  return await answerScript(async () => {
    const actor = await requireScriptActor(request, 'course.list_own')
    const threads = await listThreads({ actor, ...place })
    return Response.json({ threads }, { headers: { 'Cache-Control': 'no-store' } })
  })
}

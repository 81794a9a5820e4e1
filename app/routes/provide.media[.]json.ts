import { type LoaderFunctionArgs } from '@remix-run/node'
import { listMedia } from '#app/domain/media/list-media.server.ts'
import { listMediaSchema } from '#app/domain/media/media.schema.ts'
import { answerScript, requireScriptActor } from '#app/json-answer.server.ts'
import { pageNumber } from '#app/lib/page-number.ts'

const searchSchema = listMediaSchema.extend({ page: pageNumber })

/** The library for the editor's own picker. */
export async function loader({ request }: LoaderFunctionArgs) {
  return await answerScript(async () => {
    const actor = await requireScriptActor(request, 'course.list_own')
    const asked = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
    return Response.json(await listMedia({ actor, ...asked }), { headers: { 'Cache-Control': 'no-store' } })
  })
}

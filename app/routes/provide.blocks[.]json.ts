import { type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { findBlocks } from '#app/domain/lessons/find-blocks.server.ts'
import { answerScript, requireScriptActor } from '#app/json-answer.server.ts'

const searchSchema = z.object({
  q: z.string().max(200).catch(''),
  language: z.string().max(10).optional().catch(undefined),
})

/** Blocks of the organisation's own lessons, for the editor to use again. */
export async function loader({ request }: LoaderFunctionArgs) {
  return await answerScript(async () => {
    const actor = await requireScriptActor(request, 'course.list_own')
    const { q, language } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
    const blocks = await findBlocks({ actor, query: q, language })
    return Response.json({ blocks }, { headers: { 'Cache-Control': 'no-store' } })
  })
}

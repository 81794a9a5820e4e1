import { type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { getPlayContents } from '#app/domain/launches/get-play-contents.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({
  enrolmentId: objectId,
  moduleId: objectId,
  itemId: z.string().min(1).max(500),
})

/** What surrounds the part in an open player, as it is now. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'learning.take')
  const contents = await orRespond(getPlayContents({ actor, ...parseParams(params, paramsSchema) }))
  return Response.json(contents, { headers: { 'Cache-Control': 'no-store' } })
}

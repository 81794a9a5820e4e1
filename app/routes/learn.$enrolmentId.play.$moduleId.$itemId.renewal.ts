import { type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { renewLaunch } from '#app/domain/launches/renew-launch.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({
  enrolmentId: objectId,
  moduleId: objectId,
  itemId: z.string().min(1).max(500),
})

/** A fresh token for a player that has outlived its own. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'learning.take')
  const renewed = await orRespond(renewLaunch({ actor, ...parseParams(params, paramsSchema) }))
  return Response.json(renewed, { headers: { 'Cache-Control': 'no-store' } })
}

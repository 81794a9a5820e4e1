import { type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { renewLaunch } from '#app/domain/launches/renew-launch.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { requireActor } from '#app/viewer.server.ts'

const id = z.string().regex(/^[0-9a-f]{24}$/)
const paramsSchema = z.object({ enrolmentId: id, moduleId: id, itemId: z.string().min(1).max(500) })

/** A fresh token for a player that has outlived its own. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'learning.take')
  const renewed = await orRespond(renewLaunch({ actor, ...parseParams(params, paramsSchema) }))
  return Response.json(renewed, { headers: { 'Cache-Control': 'no-store' } })
}

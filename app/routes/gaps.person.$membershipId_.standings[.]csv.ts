import { type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { gapsOfPerson } from '#app/domain/gaps/gaps-of-person.server.ts'
import { standingsCsv } from '#app/domain/gaps/gaps-csv.ts'
import { csvResponse, orRespond, parseParams } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ membershipId: objectId })

/** What one person needs beside what they hold, for whoever may read the page of it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { membershipId } = parseParams(params, paramsSchema)
  return csvResponse('gaps.csv', standingsCsv(await orRespond(gapsOfPerson({ actor, membershipId }))))
}

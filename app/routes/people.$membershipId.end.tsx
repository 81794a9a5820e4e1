import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { endMembership } from '#app/domain/people/members.server.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ membershipId: objectId })

export const loader = () => redirect('/people')

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'member.manage')
  const { membershipId } = parseParams(params, paramsSchema)
  await readForm(request)
  await orRespond(endMembership({ actor, membershipId }))
  return redirect('/people')
}

export { default } from '#app/components/shell/nothing-to-show.tsx'

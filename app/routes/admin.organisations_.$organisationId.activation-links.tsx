import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { activationLinksFile } from '#app/domain/people/activation-links-file.ts'
import { issueActivationLinks } from '#app/domain/people/activation.server.ts'
import { csvResponse, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ organisationId: objectId })

export const loader = () => redirect('/admin/organisations')

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'official.appoint')
  const { organisationId } = parseParams(params, paramsSchema)
  await readForm(request)
  const links = await orRespond(issueActivationLinks({ actor, organisationId }))
  return csvResponse('activation-links.csv', activationLinksFile(links, getRuntime().appOrigin))
}

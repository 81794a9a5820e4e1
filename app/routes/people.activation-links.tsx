import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { activationLinksFile } from '#app/domain/people/activation-links-file.ts'
import { issueActivationLinks } from '#app/domain/people/activation.server.ts'
import { csvResponse, orRespond, readForm } from '#app/lib/http.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { requireActor } from '#app/viewer.server.ts'

export const loader = () => redirect('/people')

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  await readForm(request)
  const links = await orRespond(issueActivationLinks({ actor }))
  return csvResponse('activation-links.csv', activationLinksFile(links, getRuntime().appOrigin))
}

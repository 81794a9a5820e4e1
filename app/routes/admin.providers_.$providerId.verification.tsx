import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { verifyProvider } from '#app/domain/organisations/decide-provider.server.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ providerId: objectId })

export const loader = () => redirect('/admin/providers')

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'provider.verify')
  const { providerId } = parseParams(params, paramsSchema)
  await readForm(request)
  await orRespond(verifyProvider({ actor, providerId }))
  return redirect('/admin/providers')
}

export { default } from '#app/components/shell/nothing-to-show.tsx'

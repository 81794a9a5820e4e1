import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { applyPositionImport } from '#app/domain/positions/import-positions.server.ts'
import { importParamsSchema } from '#app/domain/positions/position.schema.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { requireActor } from '#app/viewer.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/people/positions/imports/${parseParams(params, importParamsSchema).importId}`)

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'position.assign')
  const { importId } = parseParams(params, importParamsSchema)
  await readForm(request)
  await orRespond(applyPositionImport({ actor, importId }))
  return redirect(`/people/positions/imports/${importId}`)
}

export { default } from '#app/components/shell/nothing-to-show.tsx'

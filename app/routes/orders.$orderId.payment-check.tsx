import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { checkPayment } from '#app/domain/orders/check-payment.server.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ orderId: objectId })

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/orders/${parseParams(params, paramsSchema).orderId}`)

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'order.accept')
  const { orderId } = parseParams(params, paramsSchema)
  await readForm(request)
  await orRespond(checkPayment({ actor, orderId }))
  return redirect(`/orders/${orderId}`)
}

export { default } from '#app/components/shell/nothing-to-show.tsx'

import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { DecisionPage } from '#app/components/orders/decision-page.tsx'
import { closeOrder } from '#app/domain/orders/close-order.server.ts'
import { getOrderForStep } from '#app/domain/orders/get-order-for-step.server.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ orderId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'order.place')
  const { orderId } = parseParams(params, paramsSchema)
  const order = await orRespond(getOrderForStep({ actor, orderId, step: 'close' }))
  const title = getT(request, 'buy')('close.title', { number: order.number })
  return { title, order }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'order.place')
  const { orderId } = parseParams(params, paramsSchema)
  const submission = parseWithZod(await readForm(request), { schema: z.object({}) })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await closeOrder({ actor, orderId })
    return redirect(`/orders/${orderId}`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function CloseOrder() {
  const { title, order } = useLoaderData<typeof loader>()
  const { t } = useTranslation('buy')
  return (
    <DecisionPage
      order={order}
      title={title}
      lead={t('close.lead')}
      submit={t('close.submit')}
      lastResult={useActionData<typeof action>()}
    />
  )
}

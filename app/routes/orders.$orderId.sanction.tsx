import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { DecisionPage } from '#app/components/orders/decision-page.tsx'
import { sanctionOrder } from '#app/domain/orders/sanction-order.server.ts'
import { getOrderForStep } from '#app/domain/orders/get-order-for-step.server.ts'
import { sanctionOrderSchema } from '#app/domain/orders/order.schema.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ orderId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'order.sanction')
  const { orderId } = parseParams(params, paramsSchema)
  const order = await orRespond(getOrderForStep({ actor, orderId, step: 'sanction' }))
  const title = getT(request, 'buy')('sanction.title', { number: order.number })
  return { title, order, constraint: getZodConstraint(sanctionOrderSchema) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'order.sanction')
  const { orderId } = parseParams(params, paramsSchema)
  const submission = parseWithZod(await readForm(request), { schema: sanctionOrderSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await sanctionOrder({ actor, orderId, ...submission.value })
    return redirect(`/orders/${orderId}`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function SanctionOrder() {
  const { title, order, constraint } = useLoaderData<typeof loader>()
  const { t } = useTranslation('buy')
  return (
    <DecisionPage
      order={order}
      title={title}
      lead={t('sanction.lead')}
      submit={t('sanction.submit')}
      asks={{ reference: { hint: t('sanction.referenceHint') }, remarks: { optional: true } }}
      constraint={constraint}
      lastResult={useActionData<typeof action>()}
    />
  )
}

import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { NeedForm } from '#app/components/orders/need-form.tsx'
import { PriceBreakdown } from '#app/components/orders/price-breakdown.tsx'
import { SeatsForm } from '#app/components/orders/seats-form.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { correctOrder } from '#app/domain/orders/correct-order.server.ts'
import { getOrderForStep } from '#app/domain/orders/get-order-for-step.server.ts'
import { raiseOrderSchema, seatsSchema } from '#app/domain/orders/order.schema.ts'
import { quoteCorrection } from '#app/domain/orders/quote-order.server.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ orderId: objectId })
const searchSchema = z.object({ seats: z.string().max(20).optional().catch(undefined) })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'order.raise')
  const { orderId } = parseParams(params, paramsSchema)
  const order = await orRespond(getOrderForStep({ actor, orderId, step: 'correct' }))
  const search = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const typed = search.seats ?? String(order.seats)
  const seats = seatsSchema.safeParse(typed.trim())
  return {
    title: getT(request, 'buy')('correction.title', { number: order.number }),
    order,
    typed,
    error: seats.success ? null : (seats.error.issues[0]?.message ?? 'errors:wholeNumber'),
    amounts: seats.success ? await orRespond(quoteCorrection({ actor, orderId, seats: seats.data })) : null,
    constraint: getZodConstraint(raiseOrderSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'order.raise')
  const { orderId } = parseParams(params, paramsSchema)
  const submission = parseWithZod(await readForm(request), { schema: raiseOrderSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await correctOrder({ actor, orderId, ...submission.value })
    return redirect(`/orders/${orderId}`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function CorrectOrder() {
  const { title, order, typed, error, amounts, constraint } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t } = useTranslation('buy')
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('correction.lead')}
        breadcrumbs={[
          { label: t('list.title'), to: '/orders' },
          { label: order.number, to: `/orders/${order.id}` },
          { label: t('step.correct') },
        ]}
      />
      <div className="space-y-6">
        {order.returnRemarks && (
          <Alert tone="warning" title={t('correction.returned')}>
            <p className="whitespace-pre-line">{order.returnRemarks}</p>
          </Alert>
        )}
        <Card as="section" padding="lg">
          <CardHeader title={t('new.seatsHeading')} />
          <SeatsForm typed={typed} error={error} />
        </Card>
        {amounts && (
          <>
            <Card as="section" padding="lg" aria-live="polite">
              <CardHeader title={t('price.heading')} />
              <PriceBreakdown price={{ ...order, ...amounts }} />
            </Card>
            <Card as="section" padding="lg">
              <CardHeader title={t('new.whyHeading')} description={t('new.whyLead')} />
              <NeedForm
                action={`/orders/${order.id}/correction?seats=${amounts.seats}`}
                hidden={{ seats: amounts.seats }}
                submit={t('correction.submit')}
                defaultValue={{ need: order.need ?? '', comparison: order.comparison ?? '' }}
                constraint={constraint}
                lastResult={lastResult}
              />
            </Card>
          </>
        )}
      </div>
    </div>
  )
}

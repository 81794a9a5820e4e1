import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { inLanguage } from '#app/lib/in-language.ts'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getHeldSeat } from '#app/domain/seats/list-holders.server.ts'
import { getSeatOrder } from '#app/domain/seats/list-seat-orders.server.ts'
import { releaseSeat } from '#app/domain/seats/release-seat.server.ts'
import { releaseSeatSchema } from '#app/domain/seats/seat.schema.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ orderId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'seat.release')
  const { orderId } = parseParams(params, paramsSchema)
  const { seatId } = parseParams(
    { seatId: new URL(request.url).searchParams.get('seat') ?? '' },
    z.object({ seatId: objectId }),
  )
  const order = await orRespond(getSeatOrder({ actor, orderId }))
  const seat = await orRespond(getHeldSeat({ actor, seatId }))
  return { title: getT(request, 'buy')('release.title', { name: seat.name }), order, seat }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'seat.release')
  parseParams(params, paramsSchema)
  const submission = parseWithZod(await readForm(request), { schema: releaseSeatSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    const { orderId } = await releaseSeat({ actor, ...submission.value })
    return redirect(`/seats/${orderId}?released=1`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function ReleaseSeat() {
  const { title, order, seat } = useLoaderData<typeof loader>()
  const [form] = useServerForm<{ seatId: string }>(useActionData<typeof action>(), { id: 'release' })
  const { t, i18n } = useTranslation('buy')
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        eyebrow={inLanguage(i18n.language, order.courseTitle, order.courseTitleHi)}
        title={title}
        breadcrumbs={[
          { label: t('seats.title'), to: '/seats' },
          { label: order.number, to: `/seats/${order.orderId}` },
          { label: t('holders.release') },
        ]}
      />
      <Card padding="lg">
        <Form method="post" id={form.id} className="space-y-5">
          <CsrfField />
          <input type="hidden" name="seatId" value={seat.seatId} />
          <FormErrors form={form} />
          <p>{seat.status === 'active' ? t('release.used', seat) : t('release.unused', seat)}</p>
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="danger">{t('release.submit')}</SubmitButton>
            <LinkButton to={`/seats/${order.orderId}`} variant="secondary">
              {t('release.keep')}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </div>
  )
}

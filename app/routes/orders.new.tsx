import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BookOpenText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { inLanguage } from '#app/lib/in-language.ts'
import { NeedForm } from '#app/components/orders/need-form.tsx'
import { PriceBreakdown } from '#app/components/orders/price-breakdown.tsx'
import { SeatsForm } from '#app/components/orders/seats-form.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { Money } from '#app/components/ui/money.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { raiseOrderFormSchema, seatsSchema } from '#app/domain/orders/order.schema.ts'
import { quoteOrder } from '#app/domain/orders/quote-order.server.ts'
import { raiseOrder } from '#app/domain/orders/raise-order.server.ts'
import { formFailure, orRespond, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const searchSchema = z.object({
  course: z.string().min(1).max(200).optional().catch(undefined),
  seats: z.string().max(20).catch(''),
})

export const meta = metaFromTitle
/** A refusal may be about a price that has changed; the page then shows the new one. */
export const shouldRevalidate = () => true

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'order.raise')
  const { course, seats: typed } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const seats = seatsSchema.safeParse(typed.trim())
  return {
    title: getT(request, 'buy')('new.title'),
    quote: course ? await orRespond(quoteOrder({ actor, slug: course, seats: seats.data ?? null })) : null,
    typed,
    error: typed && !seats.success ? (seats.error.issues[0]?.message ?? 'errors:wholeNumber') : null,
    constraint: getZodConstraint(raiseOrderFormSchema),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'order.raise')
  const submission = parseWithZod(await readForm(request), { schema: raiseOrderFormSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    const { orderId } = await raiseOrder({ actor, ...submission.value })
    return redirect(`/orders/${orderId}`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function NewOrder() {
  const { title, quote, typed, error, constraint } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { t, i18n } = useTranslation('buy')
  if (!quote) return <NoCourse title={title} />

  const { courseId, courseSlug, courseTitle, courseTitleHi, amounts, ...price } = quote
  const course = inLanguage(i18n.language, courseTitle, courseTitleHi)
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        eyebrow={t('new.title')}
        title={course}
        description={t('new.lead', { provider: quote.providerName })}
        meta={
          <span>
            {t('field.pricePerSeat')}: <Money paise={price.pricePerSeatPerYearInPaise} />
          </span>
        }
        breadcrumbs={[{ label: course, to: `/courses/${courseSlug}` }, { label: t('new.title') }]}
      />
      <div className="space-y-6">
        <Card as="section" padding="lg">
          <CardHeader title={t('new.seatsHeading')} />
          <SeatsForm typed={typed} error={error} course={courseSlug} />
        </Card>
        {amounts && (
          <>
            <Card as="section" padding="lg" aria-live="polite">
              <CardHeader title={t('price.heading')} />
              <PriceBreakdown price={{ ...price, ...amounts }} />
            </Card>
            <Card as="section" padding="lg">
              <CardHeader title={t('new.whyHeading')} description={t('new.whyLead')} />
              <NeedForm
                action={`/orders/new?${new URLSearchParams({ course: courseSlug, seats: String(amounts.seats) }).toString()}`}
                hidden={{
                  courseId,
                  seats: amounts.seats,
                  shownPriceInPaise: price.pricePerSeatPerYearInPaise,
                }}
                submit={t('new.submit', {
                  count: amounts.seats,
                  seats: formatNumber(amounts.seats, i18n.language),
                })}
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

function NoCourse({ title }: { title: string }) {
  const { t } = useTranslation('buy')
  return (
    <>
      <PageHeader title={title} breadcrumbs={[{ label: t('list.title'), to: '/orders' }, { label: title }]} />
      <EmptyState
        icon={BookOpenText}
        title={t('new.noCourseTitle')}
        actions={<LinkButton to="/catalogue">{t('list.fromCatalogue')}</LinkButton>}
      >
        {t('new.noCourse')}
      </EmptyState>
    </>
  )
}

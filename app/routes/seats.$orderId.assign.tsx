import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { SearchX, Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { inLanguage } from '#app/lib/in-language.ts'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { SeatsSearch } from '#app/components/orders/seats-search.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Fieldset } from '#app/components/ui/fieldset.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { assignSeats } from '#app/domain/seats/assign-seats.server.ts'
import { listCandidates } from '#app/domain/seats/list-candidates.server.ts'
import { getSeatOrder } from '#app/domain/seats/list-seat-orders.server.ts'
import {
  assignSeatsSchema,
  type AssignSeatsInput,
  type CandidateView,
} from '#app/domain/seats/seat.schema.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ orderId: objectId })
const searchSchema = z.object({
  page: pageNumber,
  q: z.string().trim().max(100).catch(''),
})

export const meta = metaFromTitle
/** A refusal may be about a seat somebody else gave away meanwhile; the list then shows it. */
export const shouldRevalidate = () => true

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'seat.assign')
  const { orderId } = parseParams(params, paramsSchema)
  const { q, page } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return {
    title: getT(request, 'buy')('assign.title'),
    order: await orRespond(getSeatOrder({ actor, orderId })),
    candidates: await orRespond(listCandidates({ actor, orderId, search: q, page })),
    search: q,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'seat.assign')
  const { orderId } = parseParams(params, paramsSchema)
  const submission = parseWithZod(await readForm(request), { schema: assignSeatsSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    const { assigned } = await assignSeats({ actor, orderId, ...submission.value })
    return redirect(`/seats/${orderId}?assigned=${assigned}`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function AssignSeats() {
  const { title, order, candidates, search } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('buy')
  const { total, page, pageSize } = candidates
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        eyebrow={inLanguage(i18n.language, order.courseTitle, order.courseTitleHi)}
        title={title}
        description={t('assign.lead', { count: order.counts.available })}
        breadcrumbs={[
          { label: t('seats.title'), to: '/seats' },
          { label: order.number, to: `/seats/${order.orderId}` },
          { label: title },
        ]}
        actions={
          <LinkButton to={`/seats/${order.orderId}/csv`} variant="secondary">
            {t('assign.byFile')}
          </LinkButton>
        }
      />
      <div className="space-y-6">
        {(total > 0 || search) && <SeatsSearch search={search} clearTo={`/seats/${order.orderId}/assign`} />}
        {total === 0 ? <Nobody search={search} /> : <Choose candidates={candidates.items} />}
        <Pagination
          page={page}
          pageCount={Math.ceil(total / pageSize)}
          pageTo={(number) =>
            `/seats/${order.orderId}/assign?${new URLSearchParams({ q: search, page: String(number) }).toString()}`
          }
        />
      </div>
    </div>
  )
}

function Nobody({ search }: { search: string }) {
  const { t } = useTranslation('buy')
  if (search) {
    return (
      <EmptyState icon={SearchX} title={t('holders.notFoundTitle')}>
        {t('holders.notFoundText', { search })}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={Users}
      title={t('assign.nobody')}
      actions={<LinkButton to="/people/load">{t('assign.toPeople')}</LinkButton>}
    >
      {t('assign.nobodyText')}
    </EmptyState>
  )
}

function Choose({ candidates }: { candidates: CandidateView[] }) {
  const [form, fields] = useServerForm<AssignSeatsInput>(useActionData<typeof action>(), { id: 'assign' })
  const { t } = useTranslation('buy')
  const chosen = [fields.userIds.initialValue].flat()
  return (
    <Card padding="lg">
      <Form method="post" id={form.id} className="space-y-5">
        <CsrfField />
        <FormErrors form={form} labels={{ userIds: t('assign.legend') }} />
        <Fieldset legend={t('assign.legend')} hint={t('assign.onThisPage')}>
          <ul className="divide-y">
            {candidates.map((candidate, index) => (
              <li key={candidate.userId}>
                <Checkbox
                  id={index === 0 ? fields.userIds.id : `${fields.userIds.id}-${index}`}
                  name={fields.userIds.name}
                  value={candidate.userId}
                  disabled={candidate.hasSeat}
                  defaultChecked={!candidate.hasSeat && chosen.includes(candidate.userId)}
                  label={candidate.name}
                  hint={<AboutCandidate candidate={candidate} />}
                />
              </li>
            ))}
          </ul>
        </Fieldset>
        <SubmitButton>{t('assign.submit')}</SubmitButton>
      </Form>
    </Card>
  )
}

function AboutCandidate({ candidate }: { candidate: CandidateView }) {
  const { t } = useTranslation('buy')
  const { email, employeeNumber, designation, department, hasSeat } = candidate
  return (
    <>
      <span className="block break-words">
        {[employeeNumber, email, designation, department].filter(Boolean).join(' · ')}
      </span>
      {hasSeat && <Badge tone="info">{t('assign.hasSeat')}</Badge>}
    </>
  )
}

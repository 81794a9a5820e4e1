import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { inLanguage } from '#app/lib/in-language.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { FileInput } from '#app/components/ui/file-input.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { assignSeatsFromCsv, type SeatRowProblem } from '#app/domain/seats/assign-seats-from-csv.server.ts'
import { getSeatOrder } from '#app/domain/seats/list-seat-orders.server.ts'
import { ASSIGN_MAX, SEAT_FILE_MAX_IN_BYTES } from '#app/domain/seats/seat.schema.ts'
import { DomainError, STATUS_OF, encodeMessage } from '#app/lib/errors.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { readTextUpload } from '#app/lib/read-text-upload.server.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ orderId: objectId })
const PROBLEMS_SHOWN = 100

export const meta = metaFromTitle
export const shouldRevalidate = () => true

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'seat.assign')
  const { orderId } = parseParams(params, paramsSchema)
  const order = await orRespond(getSeatOrder({ actor, orderId }))
  return { title: getT(request, 'buy')('csv.title'), order }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'seat.assign')
  const { orderId } = parseParams(params, paramsSchema)
  try {
    const csv = await readTextUpload(request, SEAT_FILE_MAX_IN_BYTES)
    const result = await assignSeatsFromCsv({ actor, orderId, csv })
    if (result.status === 'assigned') return redirect(`/seats/${orderId}?assigned=${result.assigned}`)
    return data({ message: null, problems: result.problems }, { status: 422 })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const message = encodeMessage(error.key, error.params)
    return data({ message, problems: [] as SeatRowProblem[] }, { status: STATUS_OF[error.code] })
  }
}

export default function AssignByFile() {
  const { title, order } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, i18n } = useTranslation('buy')
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        eyebrow={inLanguage(i18n.language, order.courseTitle, order.courseTitleHi)}
        title={title}
        description={t('csv.lead', { count: order.counts.available })}
        breadcrumbs={[
          { label: t('seats.title'), to: '/seats' },
          { label: order.number, to: `/seats/${order.orderId}` },
          { label: title },
        ]}
      />
      <div className="space-y-6">
        {result?.message && (
          <Alert tone="danger" live title={t('csv.refused')}>
            <ErrorText message={result.message} />
          </Alert>
        )}
        {result && result.problems.length > 0 && <Problems problems={result.problems} />}
        <Card padding="lg">
          <Form method="post" encType="multipart/form-data" className="space-y-5">
            <CsrfField />
            <Field
              label={t('csv.file')}
              hint={
                <>
                  <p>{t('csv.hint', { max: formatNumber(ASSIGN_MAX, i18n.language) })}</p>
                  <p>
                    {t('csv.example')}: <code>email,employee_number</code>
                  </p>
                </>
              }
              required
            >
              {(control) => <FileInput {...control} name="file" accept=".csv,text/csv" />}
            </Field>
            <SubmitButton>{t('csv.submit')}</SubmitButton>
          </Form>
        </Card>
      </div>
    </div>
  )
}

function Problems({ problems }: { problems: SeatRowProblem[] }) {
  const { t } = useTranslation('buy')
  return (
    <div className="space-y-4">
      <Alert tone="danger" live title={t('csv.refused')}>
        {t('csv.problems', { count: problems.length })}{' '}
        {problems.length > PROBLEMS_SHOWN && t('csv.problemsShown', { count: PROBLEMS_SHOWN })}
      </Alert>
      <DataTable
        caption={t('csv.problemsCaption')}
        hideCaption
        rows={problems.slice(0, PROBLEMS_SHOWN)}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: 'line', header: t('csv.line'), rowHeader: true, cell: ({ line }) => line },
          {
            key: 'who',
            header: t('csv.who'),
            cell: ({ who }) => <span className="break-all">{who || t('csv.emptyLine')}</span>,
          },
          {
            key: 'problem',
            header: t('csv.problem'),
            cell: ({ message }) => <ErrorText message={message} />,
          },
        ]}
      />
    </div>
  )
}

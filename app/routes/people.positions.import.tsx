import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { FileInput } from '#app/components/ui/file-input.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { importPositions } from '#app/domain/positions/import-positions.server.ts'
import {
  EXPORT_COLUMNS,
  EXPORT_MAX_IN_BYTES,
  EXPORT_ROWS_MAX,
  NEEDED_COLUMNS,
} from '#app/domain/positions/position.schema.ts'
import { DomainError, encodeMessage, STATUS_OF } from '#app/lib/errors.ts'
import { readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const FILE_NAME_MAX = 200

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, 'position.assign')
  return { title: getT(request, 'positions')('import.title') }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'position.assign')
  try {
    const form = await readForm(request)
    const file = form.get('file')
    if (!(file instanceof File) || file.size === 0) throw new DomainError('invalid', 'errors:file')
    if (file.size > EXPORT_MAX_IN_BYTES) throw new DomainError('too_large', 'errors:tooLarge')
    const { importId } = await importPositions({
      actor,
      file: await file.text(),
      format: /\.json$/i.test(file.name) ? 'json' : 'csv',
      fileName: file.name.slice(0, FILE_NAME_MAX),
      isComplete: form.get('complete') === 'on',
    })
    return redirect(`/people/positions/imports/${importId}`)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return data({ message: encodeMessage(error.key, error.params) }, { status: STATUS_OF[error.code] })
  }
}

export default function ImportPositions() {
  const { title } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t, i18n } = useTranslation('positions')
  const others = EXPORT_COLUMNS.filter((column) => !(NEEDED_COLUMNS as readonly string[]).includes(column))
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('import.lead')}
        breadcrumbs={[{ label: t('list.title'), to: '/people/positions' }, { label: title }]}
      />
      <div className="space-y-6">
        {result && (
          <Alert tone="danger" live title={t('import.refused')}>
            <ErrorText message={result.message} />
          </Alert>
        )}
        <Card padding="lg">
          <Form method="post" encType="multipart/form-data" className="space-y-5">
            <CsrfField />
            <Field
              label={t('import.file')}
              hint={t('import.columns', {
                needed: NEEDED_COLUMNS.join(', '),
                others: others.join(', '),
                megabytes: EXPORT_MAX_IN_BYTES / 1024 / 1024,
                rows: formatNumber(EXPORT_ROWS_MAX, i18n.language),
              })}
              required
            >
              {(control) => (
                <FileInput {...control} name="file" accept=".csv,.json,text/csv,application/json" />
              )}
            </Field>
            <Checkbox name="complete" label={t('import.complete')} hint={t('import.completeHint')} />
            <SubmitButton>{t('import.submit')}</SubmitButton>
          </Form>
        </Card>
        <Card>
          <CardHeader title={t('import.how')} />
          <ul className="list-disc space-y-1 pl-5">
            <li>{t('import.howRows')}</li>
            <li>{t('import.howDays')}</li>
            <li>{t('import.howPeople')}</li>
            <li>{t('import.howAgain')}</li>
          </ul>
        </Card>
      </div>
    </div>
  )
}

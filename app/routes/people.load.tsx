import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { FileInput } from '#app/components/ui/file-input.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { loadEmployees } from '#app/domain/people/load-employees.server.ts'
import { EMPLOYEE_COLUMNS, EMPLOYEE_FILE_MAX_IN_BYTES } from '#app/domain/people/employee-file.ts'
import { DomainError, STATUS_OF, encodeMessage } from '#app/lib/errors.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { readTextUpload } from '#app/lib/read-text-upload.server.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, 'employee.load')
  return { title: getT(request, 'people')('load.title') }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'employee.load')
  try {
    const csv = await readTextUpload(request, EMPLOYEE_FILE_MAX_IN_BYTES)
    const loaded = await loadEmployees({ actor, csv })
    return data(loaded, { status: loaded.status === 'loaded' ? 200 : 422 })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return data(
      { status: 'failed' as const, message: encodeMessage(error.key, error.params) },
      { status: STATUS_OF[error.code] },
    )
  }
}

export default function LoadEmployees() {
  const result = useActionData<typeof action>()
  const { t } = useTranslation('people')
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={t('load.title')}
        description={t('load.lead')}
        breadcrumbs={[{ label: t('people.title'), to: '/people' }, { label: t('load.title') }]}
      />
      <div className="space-y-6">
        {result?.status === 'loaded' && (
          <Alert tone="success" live title={t('load.done', { count: result.added })}>
            {t('load.kept', { count: result.kept })} {t('load.next')}
            <p className="mt-3">
              <LinkButton to="/people" variant="secondary">
                {t('load.back')}
              </LinkButton>
            </p>
          </Alert>
        )}
        {result?.status === 'failed' && (
          <Alert tone="danger" live title={t('load.refused')}>
            <ErrorText message={result.message} />
          </Alert>
        )}
        {result?.status === 'refused' && (
          <div className="space-y-4">
            <Alert tone="danger" live title={t('load.refused')}>
              {t('load.problems', { count: result.problems.length })}
            </Alert>
            <DataTable
              caption={t('load.problemsCaption')}
              hideCaption
              rows={result.problems.slice(0, 100)}
              rowKey={({ line, column, message }) => `${line} ${column} ${message}`}
              columns={[
                { key: 'line', header: t('load.line'), rowHeader: true, cell: ({ line }) => line },
                { key: 'column', header: t('load.column'), cell: ({ column }) => <code>{column}</code> },
                {
                  key: 'message',
                  header: t('load.problem'),
                  cell: ({ message }) => <ErrorText message={message} />,
                },
              ]}
            />
          </div>
        )}
        <Card padding="lg">
          <Form method="post" encType="multipart/form-data" className="space-y-5">
            <CsrfField />
            <Field
              label={t('load.file')}
              hint={t('load.columns', { columns: EMPLOYEE_COLUMNS.join(', ') })}
              required
            >
              {(control) => <FileInput {...control} name="file" accept=".csv,text/csv" />}
            </Field>
            <SubmitButton>{t('load.submit')}</SubmitButton>
          </Form>
        </Card>
      </div>
    </div>
  )
}

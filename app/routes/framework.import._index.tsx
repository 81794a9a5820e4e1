import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { FileUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ImportCounts } from '#app/components/framework/import-counts.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { FileInput } from '#app/components/ui/file-input.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { RadioGroup } from '#app/components/ui/radio-group.tsx'
import { may } from '#app/domain/access/policy.ts'
import { checkImport } from '#app/domain/competencies/check-import.server.ts'
import { listImports } from '#app/domain/competencies/get-import.server.ts'
import { IMPORT_FILE_MAX_IN_BYTES, IMPORT_FORMATS } from '#app/domain/competencies/import.schema.ts'
import { DomainError, encodeMessage, STATUS_OF } from '#app/lib/errors.ts'
import { orRespond, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const formSchema = z.object({ format: z.enum(IMPORT_FORMATS), file: z.instanceof(File) })

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.read_proposals')
  return {
    title: getT(request, 'framework', actor.language)('import.title'),
    imports: await orRespond(listImports({ actor })),
    mayImport: may(actor, 'framework.steward'),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'framework.steward')
  try {
    const read = formSchema.safeParse(Object.fromEntries(await readForm(request)))
    if (!read.success) throw new DomainError('invalid', 'framework:refusals.chooseFile')
    const { format, file } = read.data
    if (file.size === 0) throw new DomainError('invalid', 'errors:file')
    if (file.size > IMPORT_FILE_MAX_IN_BYTES) throw new DomainError('too_large', 'errors:tooLarge')
    const { importId } = await checkImport({ actor, format, fileName: file.name, text: await file.text() })
    return redirect(`/framework/import/${importId}`)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return data({ message: encodeMessage(error.key, error.params) }, { status: STATUS_OF[error.code] })
  }
}

export default function Imports() {
  const { title, imports, mayImport } = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>()
  const { t } = useTranslation('framework')
  return (
    <>
      <PageHeader
        title={title}
        description={t('import.lead')}
        breadcrumbs={[{ label: t('list.title'), to: '/framework/proposals' }, { label: title }]}
      />
      <div className="space-y-8">
        {mayImport && (
          <Card as="section" padding="lg" className="max-w-3xl">
            <CardHeader title={t('import.upload')} description={t('import.uploadLead')} />
            {failure && (
              <Alert tone="danger" live className="mb-5">
                <ErrorText message={failure.message} />
              </Alert>
            )}
            <Form method="post" encType="multipart/form-data" className="space-y-5">
              <CsrfField />
              <RadioGroup
                id="format"
                name="format"
                legend={t('import.format')}
                defaultValue="designations"
                options={IMPORT_FORMATS.map((value) => ({
                  value,
                  label: t(`import.formats.${value}`),
                  hint: t(`import.formatHints.${value}`),
                }))}
              />
              <Field label={t('import.file')} hint={t('import.fileHint')} required>
                {(control) => (
                  <FileInput {...control} name="file" accept=".csv,.json,text/csv,application/json" />
                )}
              </Field>
              <SubmitButton>{t('import.check')}</SubmitButton>
            </Form>
          </Card>
        )}
        <DataTable
          caption={t('import.list')}
          rows={imports}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={FileUp} title={t('import.empty')}>
              {t('import.emptyText')}
            </EmptyState>
          }
          columns={[
            {
              key: 'file',
              header: t('import.file'),
              rowHeader: true,
              cell: ({ id, fileName, format }) => (
                <>
                  <Link to={`/framework/import/${id}`} className="link break-all">
                    {fileName}
                  </Link>
                  <span className="block text-sm font-normal text-muted-foreground">
                    {t(`import.formats.${format}`)}
                  </span>
                </>
              ),
            },
            {
              key: 'by',
              header: t('list.by'),
              cell: ({ byName, isOwn }) => (isOwn ? t('list.you') : byName),
            },
            { key: 'at', header: t('list.at'), cell: ({ at }) => <DateTime at={at} style="shortDate" /> },
            { key: 'status', header: t('list.status'), cell: (item) => <ImportCounts item={item} /> },
          ]}
        />
      </div>
    </>
  )
}

import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { pipeline } from 'node:stream/promises'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { FileInput } from '#app/components/ui/file-input.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { withMadeFile } from '#app/domain/lessons/export-course-file.server.ts'
import { importCourse } from '#app/domain/lessons/import-course.server.ts'
import { COURSE_FILE_MAX_IN_BYTES } from '#app/domain/lessons/lesson.schema.ts'
import { DomainError, encodeMessage, STATUS_OF } from '#app/lib/errors.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { log } from '#app/lib/log.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { receiveFile } from '#app/lib/receive-file.server.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, 'course.edit')
  return {
    title: getT(request, 'lessons')('import.title'),
    megabytes: COURSE_FILE_MAX_IN_BYTES / 1024 / 1024,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const megabytes = COURSE_FILE_MAX_IN_BYTES / 1024 / 1024
  const limits = {
    field: 'file',
    maxBytes: COURSE_FILE_MAX_IN_BYTES,
    tooLarge: () => new DomainError('too_large', 'lessons:refusals.courseTooLarge', { megabytes }),
    broken: (cause: unknown) =>
      new DomainError('invalid', 'lessons:refusals.uploadBroken', undefined, { cause }),
  }
  try {
    const { courseId } = await withMadeFile(
      {
        needsBytes: Math.min(Number(request.headers.get('Content-Length') ?? 1), COURSE_FILE_MAX_IN_BYTES),
        write: async (output) =>
          await receiveFile(request, limits, async ({ content }) => await pipeline(content, output)),
      },
      async ({ file }) => await importCourse({ actor, file }),
    )
    return redirect(`/provide/courses/${courseId}/lessons?done=imported`)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    log.warn({ code: error.code, key: error.key, cause: error.cause }, 'refused')
    return data({ refusal: encodeMessage(error.key, error.params) }, { status: STATUS_OF[error.code] })
  }
}

export default function CourseImport() {
  const { megabytes } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal
  const { t } = useTranslation('lessons')
  const { t: provide } = useTranslation('provide')
  const { t: common } = useTranslation()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={t('import.title')}
        description={t('import.lead')}
        breadcrumbs={[{ label: provide('list.title'), to: '/provide' }, { label: t('import.title') }]}
      />
      <Form method="post" encType="multipart/form-data" className="space-y-6">
        <CsrfField />
        {refusal && (
          <Alert tone="danger" live>
            <ErrorText message={refusal} />
          </Alert>
        )}
        <Field id="file" label={t('import.file')} hint={t('import.fileHint', { megabytes })} required>
          {(control) => <FileInput {...control} name="file" accept=".zip,application/zip" />}
        </Field>
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('import.submit')}</SubmitButton>
          <LinkButton to="/provide" variant="ghost">
            {common('action.cancel')}
          </LinkButton>
        </div>
      </Form>
    </div>
  )
}

import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LessonHeader } from '#app/components/comments/lesson-header.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { ImportOutcome } from '#app/components/translation/import-outcome.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { ErrorSummary } from '#app/components/ui/error-summary.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { FileInput } from '#app/components/ui/file-input.tsx'
import { getTranslation } from '#app/domain/translations/get-translation.server.ts'
import { importTranslation } from '#app/domain/translations/import-translation.server.ts'
import { translationParamsSchema, XLIFF_MAX_IN_BYTES } from '#app/domain/translations/translation.schema.ts'
import { type ImportReport } from '#app/domain/translations/translation-views.ts'
import { DomainError, encodeMessage, STATUS_OF } from '#app/lib/errors.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { log } from '#app/lib/log.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const place = parseParams(params, translationParamsSchema)
  const { lesson, language } = await orRespond(getTranslation({ actor, ...place }))
  return { lesson, language, title: `${getT(request, 'translation')('xliff.title')}: ${lesson.title}` }
}

type Outcome = { report: ImportReport; refusal?: never } | { refusal: string; report?: never }

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const place = parseParams(params, translationParamsSchema)
  const form = await readForm(request)
  try {
    const xml = await textOf(form.get('file'))
    const report = await importTranslation({
      ...{ actor, ...place, xml },
      takesRest: form.get('rest') === 'yes',
      takesFile: form.get('anyway') === 'yes',
    })
    const { courseId, lessonId, language } = place
    const { refused, conflicts, stale, kept } = report
    const isPlain = report.isApplied && refused.length + conflicts.length + stale + kept === 0
    if (isPlain) {
      const said = new URLSearchParams({ imported: String(report.taken) })
      return redirect(`/provide/courses/${courseId}/lessons/${lessonId}/translation/${language}?${said}`)
    }
    const outcome: Outcome = { report }
    return data(outcome, { status: report.isApplied ? 200 : 422 })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    log.warn({ code: error.code, key: error.key, cause: error.cause }, 'refused')
    const outcome: Outcome = { refusal: encodeMessage(error.key, error.params) }
    return data(outcome, { status: STATUS_OF[error.code] })
  }
}

async function textOf(file: FormDataEntryValue | null): Promise<string> {
  if (!(file instanceof File) || file.size === 0) throw new DomainError('invalid', 'errors:file')
  if (file.size > XLIFF_MAX_IN_BYTES) throw new DomainError('too_large', 'errors:tooLarge')
  return await file.text()
}

export default function TranslationImport() {
  const { lesson, language } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const { t } = useTranslation(['translation', 'provide'])
  const name = t(`provide:languages.${language as 'hi'}`)
  return (
    <>
      <LessonHeader
        lesson={lesson}
        title={t('xliff.title')}
        description={t('xliff.lead', { language: name })}
      />
      <div className="max-w-3xl space-y-6">
        {outcome?.refusal && (
          <ErrorSummary
            title={t('xliff.refused')}
            errors={[
              {
                key: outcome.refusal,
                message: <ErrorText message={outcome.refusal} />,
                targetId: 'xliff-file',
              },
            ]}
          />
        )}
        {outcome?.report && <ImportOutcome report={outcome.report} language={language} />}
        <Card as="section" padding="lg">
          <Form method="post" encType="multipart/form-data" className="space-y-5">
            <CsrfField />
            <Field label={t('xliff.file')} hint={t('xliff.fileHint')} id="xliff-file" required>
              {(control) => <FileInput {...control} name="file" accept=".xlf,.xliff,application/xliff+xml" />}
            </Field>
            <Checkbox name="rest" value="yes" label={t('xliff.rest')} />
            <Checkbox name="anyway" value="yes" label={t('xliff.anyway')} hint={t('xliff.anywayHint')} />
            <SubmitButton>{t('xliff.send')}</SubmitButton>
          </Form>
        </Card>
      </div>
    </>
  )
}

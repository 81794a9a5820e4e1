import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getSubmissionReview } from '#app/domain/validation/get-submission-review.server.ts'
import { requestChanges } from '#app/domain/validation/request-changes.server.ts'
import {
  REASON_MAX,
  REASON_MIN,
  requestChangesSchema,
  type RequestChangesInput,
} from '#app/domain/validation/submission.schema.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT, languageOf } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'
import { submissionParams } from './validate.$submissionId/params.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'submission.review')
  const { submissionId } = parseParams(params, submissionParams)
  const review = await orRespond(getSubmissionReview({ actor, submissionId }))
  if (!review.mayDecide) throw redirect(`/validate/${submissionId}`)
  return {
    title: getT(request, 'validate', actor.language)('requestChanges.title'),
    submissionId,
    courseTitle: inLanguage(languageOf(request, actor.language), review.title, review.titleHi),
    constraint: { reason: { required: true, minLength: REASON_MIN, maxLength: REASON_MAX } },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'submission.review')
  const { submissionId } = parseParams(params, submissionParams)
  const submission = parseWithZod(await readForm(request), { schema: requestChangesSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await requestChanges({ actor, submissionId, ...submission.value })
    return redirect(`/validate/${submissionId}?saved=changes`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function Changes() {
  const { submissionId, courseTitle, constraint } = useLoaderData<typeof loader>()
  const [form, fields] = useServerForm<RequestChangesInput>(useActionData<typeof action>(), {
    id: 'changes',
    constraint,
  })
  const { t } = useTranslation(['validate', 'common'])
  const back = `/validate/${submissionId}`
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t('requestChanges.title')}
        description={t('requestChanges.text')}
        breadcrumbs={[
          { label: t('queue.title'), to: '/validate' },
          { label: courseTitle, to: back },
          { label: t('requestChanges.title') },
        ]}
      />
      <Card padding="lg">
        <Form method="post" id={form.id} noValidate className="space-y-6">
          <CsrfField />
          <FormErrors form={form} labels={{ reason: t('requestChanges.reason') }} />
          <TextareaField
            field={fields.reason}
            label={t('requestChanges.reason')}
            hint={t('requestChanges.hint')}
            rows={8}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t('requestChanges.submit')}</SubmitButton>
            <LinkButton to={back} variant="secondary">
              {t('common:action.cancel')}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </div>
  )
}

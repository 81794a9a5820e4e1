import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { SeatPrice } from '#app/components/catalogue/seat-price.tsx'
import { inLanguage } from '#app/lib/in-language.ts'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { approveSubmission } from '#app/domain/validation/approve-submission.server.ts'
import { getSubmissionReview } from '#app/domain/validation/get-submission-review.server.ts'
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
  // A decision that was taken meanwhile is shown where it can be read.
  if (!review.mayDecide) throw redirect(`/validate/${submissionId}`)
  const { title, titleHi, language, providerName, providerNameHi, evidence } = review
  const inTheirs = languageOf(request, actor.language)
  return {
    title: getT(request, 'validate', actor.language)('approval.title'),
    submissionId,
    courseTitle: inLanguage(inTheirs, title, titleHi),
    courseLanguage: inTheirs === 'hi' && titleHi ? 'hi' : language,
    providerName: inLanguage(inTheirs, providerName, providerNameHi),
    versionNumber: evidence?.versionNumber ?? 1,
    priceInPaise: evidence?.pricePerSeatPerYearInPaise ?? 0,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'submission.review')
  const { submissionId } = parseParams(params, submissionParams)
  const submission = parseWithZod(await readForm(request), { schema: z.object({}) })
  try {
    await approveSubmission({ actor, submissionId })
    return redirect(`/validate/${submissionId}?saved=approved`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function Approval() {
  const { submissionId, courseTitle, courseLanguage, providerName, versionNumber, priceInPaise } =
    useLoaderData<typeof loader>()
  const [form] = useServerForm(useActionData<typeof action>(), { id: 'approval' })
  const { t } = useTranslation(['validate', 'common'])
  const back = `/validate/${submissionId}`
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t('approval.title')}
        description={t('approval.text')}
        breadcrumbs={[
          { label: t('queue.title'), to: '/validate' },
          { label: courseTitle, to: back },
          { label: t('approval.title') },
        ]}
      />
      <Card padding="lg" className="space-y-6">
        <FormErrors form={form} />
        <DescriptionList
          items={[
            { term: t('parts.title'), description: <span lang={courseLanguage}>{courseTitle}</span> },
            { term: t('approval.version'), description: versionNumber },
            { term: t('queue.provider'), description: providerName },
            {
              term: t('parts.pricePerSeatPerYearInPaise'),
              description: <SeatPrice paise={priceInPaise} />,
            },
          ]}
        />
        <Form method="post" id={form.id} className="flex flex-wrap gap-3">
          <CsrfField />
          <SubmitButton>{t('approval.submit')}</SubmitButton>
          <LinkButton to={back} variant="secondary">
            {t('common:action.cancel')}
          </LinkButton>
        </Form>
      </Card>
    </div>
  )
}

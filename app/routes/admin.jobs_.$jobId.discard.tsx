import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { JobFacts, JobName } from '#app/components/jobs/job-facts.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { discardJob, getDeadJob } from '#app/domain/jobs/discard-job.server.ts'
import { discardJobSchema, type DiscardJobInput } from '#app/domain/jobs/job.schema.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ jobId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'job.manage')
  const { jobId } = parseParams(params, paramsSchema)
  const job = await orRespond(getDeadJob({ actor, jobId }))
  return {
    title: getT(request, 'admin')('jobs.discardTitle'),
    job,
    constraint: getZodConstraint(discardJobSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'job.manage')
  const { jobId } = parseParams(params, paramsSchema)
  const submission = parseWithZod(await readForm(request), { schema: discardJobSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await discardJob({ actor, jobId, ...submission.value })
    return redirect('/admin/jobs?saved=discarded')
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function DiscardJob() {
  const { title, job, constraint } = useLoaderData<typeof loader>()
  const [form, fields] = useServerForm<DiscardJobInput>(useActionData<typeof action>(), {
    id: 'discard',
    constraint,
  })
  const { t } = useTranslation(['admin', 'common'])
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t('jobs.discardLead')}
        breadcrumbs={[{ label: t('jobs.title'), to: '/admin/jobs' }, { label: t('jobs.discard') }]}
      />
      <div className="space-y-6">
        <Card className="space-y-4">
          <h2 className="text-xl font-semibold">
            <JobName name={job.name} />
          </h2>
          <JobFacts job={job} />
        </Card>
        <Card padding="lg">
          <Form method="post" id={form.id} noValidate className="space-y-5">
            <CsrfField />
            <FormErrors form={form} labels={{ reason: t('jobs.reason') }} />
            <TextareaField
              field={fields.reason}
              label={t('jobs.reason')}
              hint={t('jobs.reasonHint')}
              rows={4}
            />
            <div className="flex flex-wrap gap-3">
              <SubmitButton variant="danger">{t('jobs.discardSubmit')}</SubmitButton>
              <LinkButton to="/admin/jobs" variant="secondary">
                {t('common:action.cancel')}
              </LinkButton>
            </div>
          </Form>
        </Card>
      </div>
    </div>
  )
}

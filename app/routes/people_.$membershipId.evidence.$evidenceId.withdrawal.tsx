import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getOwnEvidence } from '#app/domain/positions/get-own-evidence.server.ts'
import { evidenceParamsSchema, withdrawEvidenceSchema } from '#app/domain/positions/position.schema.ts'
import { withdrawEvidence } from '#app/domain/positions/withdraw-evidence.server.ts'
import { formFailure, orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'position.read')
  const { membershipId, evidenceId } = parseParams(params, evidenceParamsSchema)
  return {
    title: getT(request, 'positions')('withdraw.title'),
    membershipId,
    own: await orRespond(getOwnEvidence({ actor, membershipId, evidenceId })),
    constraint: getZodConstraint(withdrawEvidenceSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'position.read')
  const { membershipId, evidenceId } = parseParams(params, evidenceParamsSchema)
  const submission = parseWithZod(await readForm(request), { schema: withdrawEvidenceSchema })
  if (submission.status !== 'success') return formFailure(submission)

  try {
    await withdrawEvidence({ actor, membershipId, evidenceId, ...submission.value })
    return redirect(`/people/${membershipId}/passport`)
  } catch (error) {
    return formFailure(submission, error)
  }
}

export default function WithdrawEvidence() {
  const { title, membershipId, own, constraint } = useLoaderData<typeof loader>()
  const [form, fields] = useServerForm<{ reason: string }>(useActionData<typeof action>(), {
    id: 'withdrawal',
    constraint,
  })
  const { t, i18n } = useTranslation(['positions', 'common'])
  const { name, competency, evidence } = own
  const passport = `/people/${membershipId}/passport`
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        description={t('withdraw.lead', {
          name,
          competency: inLanguage(i18n.language, competency.name, competency.nameHi),
          level: evidence.level,
        })}
        breadcrumbs={[
          { label: t('list.title'), to: '/people/positions' },
          { label: name, to: passport },
          { label: title },
        ]}
      />
      <Card padding="lg">
        <Form method="post" id={form.id} className="space-y-5">
          <CsrfField />
          <FormErrors form={form} labels={{ reason: t('withdraw.reason') }} />
          {evidence.note && <blockquote className="border-l-4 pl-4">{evidence.note}</blockquote>}
          <p>{t('withdraw.text')}</p>
          <TextareaField field={fields.reason} label={t('withdraw.reason')} rows={3} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t('withdraw.submit')}</SubmitButton>
            <LinkButton to={passport} variant="secondary">
              {t('common:action.cancel')}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </div>
  )
}

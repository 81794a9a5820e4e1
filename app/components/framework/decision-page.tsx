import { type SubmissionResult } from '@conform-to/react'
import { type getZodConstraint } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'

type DecisionPageProps = {
  title: string
  lead: string
  submit: string
  /** Where the thing that is decided is shown, and what it is called. */
  back: { to: string; label: string; list: { to: string; label: string } }
  asks: 'reason' | 'remarks' | null
  variant?: 'primary' | 'danger'
  constraint?: ReturnType<typeof getZodConstraint>
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** A page for one decision about a proposal or an import, with the words that go on record. */
export function DecisionPage(props: DecisionPageProps) {
  const { title, lead, submit, back, asks, variant = 'primary', constraint, lastResult } = props
  const { t } = useTranslation(['framework', 'common'])
  const [form, fields] = useServerForm<{ reason?: string; remarks?: string }>(lastResult, {
    id: 'decision',
    ...(constraint && { constraint }),
  })
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={lead}
        breadcrumbs={[back.list, { label: back.label, to: back.to }, { label: submit }]}
      />
      <Card padding="lg">
        <Form method="post" id={form.id} noValidate className="space-y-5">
          <CsrfField />
          <FormErrors form={form} labels={{ reason: t('form.reason'), remarks: t('decision.remarks') }} />
          {asks === 'reason' && <TextareaField field={fields.reason} label={t('decision.reason')} rows={4} />}
          {asks === 'remarks' && (
            <TextareaField field={fields.remarks} label={t('decision.remarks')} rows={3} optional />
          )}
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant={variant}>{submit}</SubmitButton>
            <LinkButton to={back.to} variant="ghost">
              {t('common:action.back')}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </div>
  )
}

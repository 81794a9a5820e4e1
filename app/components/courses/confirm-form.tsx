import { type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'

type ConfirmFormProps = {
  title: string
  /** What follows from saying yes. */
  text: string
  confirm: string
  cancelTo: string
  lastResult: SubmissionResult<string[]> | undefined
}

/** A question that is asked before something that others notice. */
export function ConfirmForm({ title, text, confirm, cancelTo, lastResult }: ConfirmFormProps) {
  const [form] = useServerForm(lastResult, { id: 'confirm' })
  const { t } = useTranslation()
  return (
    <Card as="section" padding="lg" className="max-w-2xl">
      <CardHeader title={title} description={text} />
      <Form method="post" id={form.id} className="space-y-5">
        <CsrfField />
        <FormErrors form={form} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="danger">{confirm}</SubmitButton>
          <LinkButton to={cancelTo} variant="secondary">
            {t('action.cancel')}
          </LinkButton>
        </div>
      </Form>
    </Card>
  )
}

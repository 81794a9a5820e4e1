import { type SubmissionResult } from '@conform-to/react'
import { type getZodConstraint } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'

type NeedFormProps = {
  /** Where it posts: with the number of seats in it, so that the page comes back as it was. */
  action: string
  hidden: Record<string, string | number>
  submit: string
  defaultValue?: { need: string; comparison: string }
  constraint: ReturnType<typeof getZodConstraint>
  lastResult: SubmissionResult<string[]> | null | undefined
}

/** Need and comparison of an order, whose seats and price have been worked out above it. */
export function NeedForm({ action, hidden, submit, defaultValue, constraint, lastResult }: NeedFormProps) {
  const [form, fields] = useServerForm<{ need: string; comparison: string }>(lastResult, {
    id: 'need',
    constraint,
    ...(defaultValue && { defaultValue }),
  })
  const { t } = useTranslation('buy')
  return (
    <Form method="post" action={action} id={form.id} noValidate preventScrollReset className="space-y-5">
      <CsrfField />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormErrors
        form={form}
        labels={{ need: t('new.need'), comparison: t('new.comparison'), seats: t('field.seats') }}
      />
      <TextareaField field={fields.need} label={t('new.need')} hint={t('new.needHint')} rows={5} />
      <TextareaField
        field={fields.comparison}
        label={t('new.comparison')}
        hint={t('new.comparisonHint')}
        rows={5}
      />
      <SubmitButton action={action} size="lg">
        {submit}
      </SubmitButton>
      <p className="text-sm text-muted-foreground">{t('new.afterwards')}</p>
    </Form>
  )
}

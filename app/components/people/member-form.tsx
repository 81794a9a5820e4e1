import { type SubmissionResult } from '@conform-to/react'
import { type getZodConstraint } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CheckboxListField } from '#app/components/forms/checkbox-list-field.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { type Role } from '#app/domain/access/roles.ts'
import { type AddMemberInput } from '#app/domain/people/person.schema.ts'

type MemberFormProps = {
  lastResult: SubmissionResult<string[]> | null | undefined
  roles: readonly Role[]
  constraint: ReturnType<typeof getZodConstraint>
}

/** A person, how they are reached and what they may do here. */
export function MemberForm({ lastResult, roles, constraint }: MemberFormProps) {
  const [form, fields] = useServerForm<AddMemberInput>(lastResult, { id: 'member', constraint })
  const { t } = useTranslation(['people', 'common'])
  return (
    <Card padding="lg">
      <Form method="post" id={form.id} noValidate className="space-y-5">
        <CsrfField />
        <FormErrors form={form} />
        <TextField field={fields.name} label={t('name')} autoComplete="off" />
        <TextField
          field={fields.email}
          label={t('email')}
          type="email"
          autoComplete="off"
          spellCheck={false}
        />
        <CheckboxListField
          field={fields.roles}
          legend={t('roles')}
          options={roles.map((value) => ({
            value,
            label: t(`common:role.${value}`),
            hint: t(`roleHint.${value}`),
          }))}
        />
        <SubmitButton>{t('add.submit')}</SubmitButton>
      </Form>
    </Card>
  )
}

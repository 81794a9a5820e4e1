import { Form } from '@remix-run/react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'

/** Asks for a certificate number. It changes nothing, so its answer has an address of its own. */
export function CodeForm({ typed, error }: { typed?: string; error?: ReactNode }) {
  const { t } = useTranslation('learn')
  return (
    <Form method="get" action="/verify" className="max-w-form space-y-4">
      <Field id="code" label={t('verify.label')} hint={t('verify.hint')} error={error}>
        {(control) => (
          <Input
            {...control}
            name="code"
            defaultValue={typed}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={100}
          />
        )}
      </Field>
      <Button type="submit">{t('verify.check')}</Button>
    </Form>
  )
}

import { Form, useSubmit } from '@remix-run/react'
import { useEffect, useRef, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { Input } from '#app/components/ui/input.tsx'
import { SEATS_MAX } from '#app/domain/orders/order.schema.ts'

const REST_IN_MS = 500

type SeatsFormProps = { typed: string; error: string | null; course?: string }

/** Asks the server for the price of a number of seats: by the button, and on its own where scripts run. */
export function SeatsForm({ typed, error, course }: SeatsFormProps) {
  const { t, i18n } = useTranslation('buy')
  const submit = useSubmit()
  const timer = useRef<number>()
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const workOutSoon = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      void submit(currentTarget, { replace: true, preventScrollReset: true })
    }, REST_IN_MS)
  }
  return (
    <Form method="get" replace preventScrollReset onInput={workOutSoon} className="space-y-4">
      {course && <input type="hidden" name="course" value={course} />}
      <Field
        id="seats"
        label={t('field.seats')}
        hint={t('new.seatsHint', { max: formatNumber(SEATS_MAX, i18n.language) })}
        error={error ? <ErrorText message={error} /> : undefined}
        required
      >
        {(control) => (
          <Input
            {...control}
            name="seats"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={typed}
            className="max-w-40"
          />
        )}
      </Field>
      <div>
        <Button type="submit" variant="secondary">
          {t('new.workOut')}
        </Button>
      </div>
    </Form>
  )
}

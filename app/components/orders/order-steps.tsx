import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type OrderStep } from '#app/domain/orders/order.schema.ts'

/** Each decision has a page of its own, where it is explained before it is taken. */
const PAGES: Record<Exclude<OrderStep, 'check_payment'>, string> = {
  correct: 'correction',
  sanction: 'sanction',
  return: 'return',
  place: 'placement',
  accept: 'acceptance',
  close: 'closure',
  cancel: 'cancellation',
}
const QUIET: readonly OrderStep[] = ['return', 'cancel']

/** What the person may do to an order now. */
export function OrderSteps({ orderId, steps }: { orderId: string; steps: readonly OrderStep[] }) {
  const { t } = useTranslation('buy')
  return (
    <>
      {steps.map((step) =>
        step === 'check_payment' ? null : (
          <LinkButton
            key={step}
            to={`/orders/${orderId}/${PAGES[step]}`}
            variant={QUIET.includes(step) ? 'secondary' : 'primary'}
          >
            {t(`step.${step}`)}
          </LinkButton>
        ),
      )}
    </>
  )
}

export function CheckPayment({ orderId }: { orderId: string }) {
  const { t } = useTranslation('buy')
  const action = `/orders/${orderId}/payment-check`
  return (
    <Form method="post" action={action} className="mt-4 space-y-2 border-t pt-4">
      <CsrfField />
      <p className="text-sm text-muted-foreground">{t('invoice.lateHint')}</p>
      <SubmitButton action={action} variant="secondary">
        {t('step.check_payment')}
      </SubmitButton>
    </Form>
  )
}

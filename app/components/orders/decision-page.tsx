import { type SubmissionResult } from '@conform-to/react'
import { type getZodConstraint } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { Card } from '#app/components/ui/card.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { Money } from '#app/components/ui/money.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { type OrderView } from '#app/domain/orders/order.schema.ts'

/** What a decision asks for besides the decision itself. */
type Asks = { reference?: { hint: string }; remarks?: { label?: string; optional?: boolean } }
type Decision = { reference?: string; remarks?: string }

type DecisionPageProps = {
  order: OrderView
  title: string
  lead: ReactNode
  submit: string
  variant?: 'primary' | 'danger'
  asks?: Asks
  constraint?: ReturnType<typeof getZodConstraint>
  lastResult: SubmissionResult<string[]> | null | undefined
  children?: ReactNode
}

/** A page for one decision about an order: what is decided, the order in short, the words that go on record. */
export function DecisionPage(props: DecisionPageProps) {
  const { order, title, lead, submit, variant = 'primary', asks = {}, lastResult, children } = props
  const { constraint } = props
  const [form, fields] = useServerForm<Decision>(lastResult, {
    id: 'decision',
    ...(constraint && { constraint }),
  })
  const { t } = useTranslation(['buy', 'common'])
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={lead}
        breadcrumbs={[
          { label: t('list.title'), to: '/orders' },
          { label: order.number, to: `/orders/${order.id}` },
          { label: submit },
        ]}
      />
      <div className="space-y-6">
        <OrderInShort order={order} />
        {children}
        <Card padding="lg">
          <Form method="post" id={form.id} noValidate className="space-y-5">
            <CsrfField />
            <FormErrors
              form={form}
              labels={{ reference: t('field.reference'), remarks: asks.remarks?.label ?? t('field.remarks') }}
            />
            {asks.reference && (
              <TextField
                field={fields.reference}
                label={t('field.reference')}
                hint={asks.reference.hint}
                autoComplete="off"
                spellCheck={false}
              />
            )}
            {asks.remarks && (
              <TextareaField
                field={fields.remarks}
                label={asks.remarks.label ?? t('field.remarks')}
                optional={asks.remarks.optional ?? false}
                rows={4}
              />
            )}
            <div className="flex flex-wrap gap-3">
              <SubmitButton variant={variant}>{submit}</SubmitButton>
              <LinkButton to={`/orders/${order.id}`} variant="ghost">
                {t('common:action.back')}
              </LinkButton>
            </div>
          </Form>
        </Card>
      </div>
    </div>
  )
}

function OrderInShort({ order }: { order: OrderView }) {
  const { t, i18n } = useTranslation('buy')
  return (
    <Card>
      <DescriptionList
        items={[
          {
            term: t('field.course'),
            description: inLanguage(i18n.language, order.courseTitle, order.courseTitleHi),
          },
          { term: t('field.provider'), description: order.providerName },
          { term: t('field.seats'), description: order.seats },
          { term: t('field.total'), description: <Money paise={order.totalInPaise} exact /> },
        ]}
      />
    </Card>
  )
}

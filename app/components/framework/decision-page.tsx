import { type SubmissionResult } from '@conform-to/react'
import { type getZodConstraint } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'

/** Which words each decision puts on record. */
const ASKS = {
  propose: 'reason',
  first: 'remarks',
  board: 'remarks',
  reject: 'reason',
  withdraw: null,
} as const

type DecisionPageProps = {
  decision: keyof typeof ASKS
  of: 'proposal' | 'import'
  id: string
  name: string
  title: string
  /** Whether the decision is the reader's to make, and not made yet. */
  isOpen: boolean
  constraint?: ReturnType<typeof getZodConstraint>
  lastResult: SubmissionResult<string[]> | undefined
}

/** A page for one decision about a proposal or an import, with the words that go on record. */
export function DecisionPage({ decision, of, id, name, title, isOpen, ...form }: DecisionPageProps) {
  const { t } = useTranslation(['framework', 'common'])
  const list =
    of === 'import'
      ? { to: '/framework/import', label: t('import.title') }
      : { to: '/framework/proposals', label: t('list.title') }
  const back = `${list.to}/${id}`
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        description={t(`decision.${decision}.lead`)}
        breadcrumbs={[list, { label: name, to: back }, { label: t(`decision.${decision}.submit`) }]}
      />
      {isOpen ? (
        <DecisionForm decision={decision} back={back} {...form} />
      ) : (
        <Alert title={t('decision.closed')}>
          <LinkButton to={back} variant="secondary" className="mt-3">
            {t('common:action.back')}
          </LinkButton>
        </Alert>
      )}
    </div>
  )
}

type DecisionFormProps = Pick<DecisionPageProps, 'decision' | 'constraint' | 'lastResult'> & { back: string }

function DecisionForm({ decision, back, constraint, lastResult }: DecisionFormProps) {
  const { t } = useTranslation(['framework', 'common'])
  const [form, fields] = useServerForm<{ reason?: string; remarks?: string }>(lastResult, {
    ...{ id: 'decision', ...(constraint && { constraint }) },
  })
  const asks = ASKS[decision]
  const isEnd = decision === 'reject' || decision === 'withdraw'
  return (
    <Card padding="lg">
      <Form method="post" id={form.id} noValidate className="space-y-5">
        <CsrfField />
        <FormErrors form={form} labels={{ reason: t('decision.reason'), remarks: t('decision.remarks') }} />
        {asks === 'reason' && <TextareaField field={fields.reason} label={t('decision.reason')} rows={4} />}
        {asks === 'remarks' && (
          <TextareaField field={fields.remarks} label={t('decision.remarks')} rows={3} optional />
        )}
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant={isEnd ? 'danger' : 'primary'}>
            {t(`decision.${decision}.submit`)}
          </SubmitButton>
          <LinkButton to={back} variant="ghost">
            {t('common:action.back')}
          </LinkButton>
        </div>
      </Form>
    </Card>
  )
}

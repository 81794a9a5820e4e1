import { Form } from '@remix-run/react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NearDuplicates } from '#app/components/framework/near-duplicates.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { type FieldMeta } from '#app/components/forms/field-meta.ts'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type NearDuplicate } from '#app/domain/competencies/proposal-views.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'

export type ProposalFormProps = {
  kind: NodeKind
  form: { id: string; allErrors: Record<string, string[]> }
  reason: FieldMeta
  /** Version of the node the form began with; null for a new one. */
  version: number | null
  duplicates: readonly NearDuplicate[] | undefined
  children: ReactNode
}

/** What all proposals have in common: the like names to look at, the reason, the way on and the way back. */
export function ProposalForm({ kind, form, reason, version, duplicates = [], children }: ProposalFormProps) {
  const { t } = useTranslation(['framework', 'common'])
  return (
    <Form method="post" id={form.id} noValidate className="space-y-6">
      {/* First, so that Enter in a field sends the form and not an intent of one of its lists. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      <CsrfField />
      {version !== null && <input type="hidden" name="baseVersion" value={version} />}
      <FormErrors form={form} labels={{ name: t('field.name'), reason: t('form.reason') }} />
      {duplicates.length > 0 && (
        <>
          <NearDuplicates kind={kind} duplicates={duplicates} asks />
          <input type="hidden" name="seen" value={duplicates.map(({ id }) => id).join(' ')} />
        </>
      )}
      {children}
      <Card as="section" padding="lg" className="space-y-5">
        <TextareaField field={reason} label={t('form.reason')} hint={t('form.reasonHint')} rows={3} />
      </Card>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{duplicates.length > 0 ? t('form.submitAnyway') : t('form.submit')}</SubmitButton>
        <LinkButton to="/framework/proposals" variant="ghost">
          {t('common:action.cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}

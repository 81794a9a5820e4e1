import { type SubmissionResult } from '@conform-to/react'
import { type getZodConstraint } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CompetencyFields } from '#app/components/framework/competency-fields.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type OwnTermForm } from '#app/domain/competencies/proposal-forms.schema.ts'
import { type ProposalChoices } from '#app/domain/competencies/proposal-views.ts'

type TermFormProps = {
  themes: ProposalChoices['themes']
  /** Of a term that exists: its type is in its code. */
  standing?: { type: string; isTheme: boolean }
  version?: number
  values: Partial<OwnTermForm>
  constraint: ReturnType<typeof getZodConstraint>
  lastResult: SubmissionResult<string[]> | undefined
  submit: string
}

/** What a private term says, written by the organisation whose term it is. */
export function TermForm({ themes, standing, version, submit, lastResult, ...form }: TermFormProps) {
  const { t } = useTranslation(['framework', 'common'])
  const [{ id, allErrors }, fields] = useServerForm<OwnTermForm>(lastResult, {
    ...{ id: 'term', constraint: form.constraint, defaultValue: form.values },
  })
  const levels = fields.levels.getFieldList().map((row) => row.getFieldset())
  return (
    <Form method="post" id={id} noValidate className="space-y-6">
      <CsrfField />
      {version !== undefined && <input type="hidden" name="baseVersion" value={version} />}
      <FormErrors form={{ id, allErrors }} labels={{ name: t('field.name') }} />
      <CompetencyFields fields={fields} levels={levels} themes={themes} standing={standing ?? null} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{submit}</SubmitButton>
        <LinkButton to="/framework/terms" variant="ghost">
          {t('common:action.cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}

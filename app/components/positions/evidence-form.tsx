import { type SubmissionResult } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SelectField } from '#app/components/forms/select-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { type EvidenceChoices } from '#app/domain/positions/passport-view.ts'
import { type EvidenceInput } from '#app/domain/positions/position.schema.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type EvidencePageProps = {
  act: 'attest' | 'confirm'
  title: string
  choices: EvidenceChoices
  search: string
  constraint: NonNullable<Parameters<typeof useServerForm>[1]>['constraint']
  lastResult: SubmissionResult<string[]> | undefined
}

/** The page on which somebody says what a person can do: which competency, at which level, and why. */
export function EvidencePage({ act, title, choices, search, constraint, lastResult }: EvidencePageProps) {
  const { t } = useTranslation('positions')
  const { name, membershipId } = choices
  return (
    <div className="mx-auto max-w-2xl space-y-6">
      <PageHeader
        title={title}
        description={t(`say.${act}Lead`, { name })}
        breadcrumbs={[
          { label: t('list.title'), to: '/people/positions' },
          { label: name, to: `/people/${membershipId}/passport` },
          { label: title },
        ]}
      />
      <CompetencySearch search={search} />
      <Card padding="lg">
        <EvidenceForm {...{ act, choices, constraint, lastResult }} />
      </Card>
    </div>
  )
}

function CompetencySearch({ search }: { search: string }) {
  const { t } = useTranslation('positions')
  return (
    <Form method="get" role="search">
      <Field label={t('say.search')} hint={t('say.searchHint')} id="q">
        {(control) => (
          <div className="flex flex-wrap gap-2">
            <Input
              {...control}
              key={search}
              type="search"
              name="q"
              defaultValue={search}
              className="min-w-0 flex-1 basis-52"
            />
            <Button type="submit" variant="secondary">
              {t('say.searchSubmit')}
            </Button>
          </div>
        )}
      </Field>
      {search && (
        <p className="mt-2">
          <Link to="?" className="link">
            {t('say.needed')}
          </Link>
        </p>
      )}
    </Form>
  )
}

type EvidenceFormProps = Pick<EvidencePageProps, 'act' | 'choices' | 'constraint' | 'lastResult'>

function EvidenceForm({ act, choices, constraint, lastResult }: EvidenceFormProps) {
  const { t, i18n } = useTranslation(['positions', 'common'])
  const [form, fields] = useServerForm<EvidenceInput>(lastResult, { id: 'evidence', constraint })
  const say = (text: string, textHi: string) => inLanguage(i18n.language, text, textHi)
  const labels = { code: t('say.code'), level: t('say.level'), note: t('say.note') }
  return (
    <Form method="post" id={form.id} className="space-y-5">
      <CsrfField />
      <FormErrors form={form} labels={labels} />
      {choices.competencies.length === 0 && <p>{t('say.nothing')}</p>}
      <SelectField
        field={fields.code}
        label={labels.code}
        placeholder={t('say.chooseCode')}
        options={choices.competencies.map(({ code, name, nameHi, requiredLevel }) => ({
          value: code,
          label: [
            `${say(name, nameHi)} (${code})`,
            requiredLevel !== null && t('say.neededAt', { level: requiredLevel }),
          ]
            .filter(Boolean)
            .join(', '),
        }))}
      />
      <SelectField
        field={fields.level}
        label={labels.level}
        placeholder={t('say.chooseLevel')}
        options={choices.levels.map(({ level, name, nameHi }) => ({
          value: String(level),
          label: t('levelNamed', { level, name: say(name, nameHi) }),
        }))}
      />
      <TextareaField field={fields.note} label={labels.note} hint={t('say.noteHint')} rows={4} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t(`say.${act}Submit`)}</SubmitButton>
        <LinkButton to={`/people/${choices.membershipId}/passport`} variant="secondary">
          {t('common:action.cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}

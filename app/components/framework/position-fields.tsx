import { type FieldMetadata, type FormMetadata } from '@conform-to/react'
import { COMPETENCY_LEVELS } from '@karmashala/frac'
import { Plus, Trash2 } from 'lucide-react'
import { type ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { textOf } from '#app/components/forms/field-meta.ts'
import { FormField } from '#app/components/forms/form-field.tsx'
import { SelectField } from '#app/components/forms/select-field.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { type PositionForm } from '#app/domain/competencies/proposal-forms.schema.ts'
import { type ProposalChoices } from '#app/domain/competencies/proposal-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type Role = NonNullable<PositionForm['roles']>[number]
type Activity = NonNullable<Role['activities']>[number]
type Need = NonNullable<Role['competencies']>[number]
type Fields = ReturnType<FieldMetadata<PositionForm>['getFieldset']>
type IntentProps = Omit<ComponentProps<typeof Button>, 'children'>

const CODES = 'competency-codes'

type PositionFieldsProps = {
  form: FormMetadata<PositionForm, string[]>
  fields: Fields
  choices: ProposalChoices
}

/**
 * A position with its roles. Adding and removing are intents of the form itself: the server answers with one row more or
 * less, so it works without a script.
 */
export function PositionFields({ form, fields, choices }: PositionFieldsProps) {
  const { t, i18n } = useTranslation('framework')
  const roles = fields.roles.getFieldList()
  return (
    <>
      <Card as="section" padding="lg" className="space-y-5">
        <CardHeader title={t('form.about')} />
        <TextField field={fields.name} label={t('field.positionName')} lang="en" />
        <TextField field={fields.nameHi} label={t('field.nameHi')} lang="hi" optional />
        <TextField field={fields.designation} label={t('field.designation')} />
        <TextField field={fields.department} label={t('field.department')} optional />
        <TextareaField
          field={fields.description}
          label={t('field.description')}
          lang="en"
          rows={3}
          optional
        />
        <TextareaField
          field={fields.descriptionHi}
          label={t('field.descriptionHi')}
          lang="hi"
          rows={3}
          optional
        />
      </Card>
      {roles.map((role, index) => (
        <RoleFields
          key={role.key}
          form={form}
          role={role}
          number={index + 1}
          removal={form.remove.getButtonProps({ name: fields.roles.name, index })}
        />
      ))}
      <AddButton {...form.insert.getButtonProps({ name: fields.roles.name })}>{t('form.addRole')}</AddButton>
      <datalist id={CODES}>
        {choices.competencies.map(({ id, name, nameHi }) => (
          <option key={id} value={id} label={inLanguage(i18n.language, name, nameHi)} />
        ))}
      </datalist>
      <details className="rounded-lg border bg-card p-4">
        <summary className="list-item cursor-pointer font-semibold">{t('form.resourcesList')}</summary>
        <ul className="mt-3 space-y-1 text-sm">
          {choices.resources.map(({ id, name, nameHi }) => (
            <li key={id}>
              <code>{id}</code> {inLanguage(i18n.language, name, nameHi)}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

type RoleFieldsProps = {
  form: PositionFieldsProps['form']
  role: FieldMetadata<Role, PositionForm, string[]>
  number: number
  removal: IntentProps
}

function RoleFields({ form, role, number, removal }: RoleFieldsProps) {
  const { t } = useTranslation('framework')
  const fields = role.getFieldset()
  const activities = fields.activities.getFieldList()
  const needs = fields.competencies.getFieldList()
  return (
    <Card as="section" padding="lg" className="space-y-5">
      <CardHeader
        title={t('form.role', { number })}
        actions={<RemoveButton {...removal}>{t('form.removeRole', { number })}</RemoveButton>}
      />
      <Hidden name={fields.id.name} value={textOf(fields.id)} />
      <TextField field={fields.name} label={t('field.name')} lang="en" />
      <TextField field={fields.nameHi} label={t('field.nameHi')} lang="hi" optional />

      <h3 className="text-lg font-semibold">{t('field.activities')}</h3>
      {activities.map((activity, index) => (
        <ActivityFields
          key={activity.key}
          activity={activity}
          number={index + 1}
          removal={form.remove.getButtonProps({ name: fields.activities.name, index })}
        />
      ))}
      <AddButton {...form.insert.getButtonProps({ name: fields.activities.name })}>
        {t('form.addActivity', { number })}
      </AddButton>

      <h3 className="text-lg font-semibold">{t('field.competencies')}</h3>
      {needs.map((need, index) => (
        <NeedFields
          key={need.key}
          need={need}
          number={index + 1}
          removal={form.remove.getButtonProps({ name: fields.competencies.name, index })}
        />
      ))}
      <AddButton {...form.insert.getButtonProps({ name: fields.competencies.name })}>
        {t('form.addNeed', { number })}
      </AddButton>
    </Card>
  )
}

function ActivityFields({
  activity,
  number,
  removal,
}: {
  activity: FieldMetadata<Activity, PositionForm, string[]>
  number: number
  removal: IntentProps
}) {
  const { t } = useTranslation('framework')
  const fields = activity.getFieldset()
  return (
    <fieldset className="min-w-0 space-y-4 border-l-4 pl-4">
      <legend className="font-semibold">{t('form.activity', { number })}</legend>
      <Hidden name={fields.id.name} value={textOf(fields.id)} />
      <TextField field={fields.name} label={t('field.name')} lang="en" />
      <TextField field={fields.nameHi} label={t('field.nameHi')} lang="hi" optional />
      <TextField
        field={fields.resources}
        label={t('field.knowledgeResourceIds')}
        hint={t('form.resourcesHint')}
        spellCheck={false}
        optional
      />
      <RemoveButton {...removal}>{t('form.removeActivity', { number })}</RemoveButton>
    </fieldset>
  )
}

function NeedFields({
  need,
  number,
  removal,
}: {
  need: FieldMetadata<Need, PositionForm, string[]>
  number: number
  removal: IntentProps
}) {
  const { t, i18n } = useTranslation('framework')
  const fields = need.getFieldset()
  return (
    <fieldset className="min-w-0 space-y-4 border-l-4 pl-4">
      <legend className="font-semibold">{t('form.need', { number })}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField field={fields.code} label={t('field.code')} hint={t('form.codeHint')}>
          {(control) => (
            <Input
              key={fields.code.key}
              {...control}
              list={CODES}
              autoComplete="off"
              spellCheck={false}
              defaultValue={textOf(fields.code)}
            />
          )}
        </FormField>
        <SelectField
          field={fields.level}
          label={t('field.level')}
          placeholder={t('form.chooseLevel')}
          options={COMPETENCY_LEVELS.map(({ level, name, nameHi }) => ({
            value: String(level),
            label: t('level', { level, name: inLanguage(i18n.language, name, nameHi) }),
          }))}
        />
      </div>
      <TextField field={fields.reason} label={t('field.reason')} lang="en" optional />
      <TextField field={fields.reasonHi} label={t('field.reasonHi')} lang="hi" optional />
      <RemoveButton {...removal}>{t('form.removeNeed', { number })}</RemoveButton>
    </fieldset>
  )
}

const Hidden = ({ name, value }: { name: string; value: string | undefined }) =>
  value ? <input type="hidden" name={name} value={value} /> : null

function AddButton({ children, ...intent }: ComponentProps<typeof Button>) {
  return (
    <Button {...intent} type="submit" variant="secondary">
      <Icon icon={Plus} />
      {children}
    </Button>
  )
}

function RemoveButton({ children, ...intent }: ComponentProps<typeof Button>) {
  return (
    <Button {...intent} type="submit" variant="ghost" size="sm">
      <Icon icon={Trash2} size="sm" />
      {children}
    </Button>
  )
}

import { COMPETENCY_LEVELS } from '@karmashala/frac'
import { useTranslation } from 'react-i18next'
import { type FieldMeta } from '#app/components/forms/field-meta.ts'
import { RadioField } from '#app/components/forms/radio-field.tsx'
import { SelectField } from '#app/components/forms/select-field.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { type ProposalChoices } from '#app/domain/competencies/proposal-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type Names = 'type' | 'parentCode' | 'name' | 'nameHi' | 'description' | 'descriptionHi' | 'sector' | 'owner'

type CompetencyFieldsProps = {
  fields: Record<Names, FieldMeta>
  levels: readonly { text: FieldMeta; textHi: FieldMeta }[]
  themes: ProposalChoices['themes']
  /** Of a competency that exists: its type is in its code, and a theme stays a theme. */
  standing?: { type: string; isTheme: boolean } | null
}

const TYPES = ['behavioural', 'functional', 'domain'] as const

/** What a competency says, for proposals and for private terms. */
export function CompetencyFields({ fields, levels, themes, standing = null }: CompetencyFieldsProps) {
  const { t, i18n } = useTranslation('framework')
  const offered = themes.filter(({ type }) => !standing || type === standing.type)
  return (
    <>
      <Card as="section" padding="lg" className="space-y-5">
        <CardHeader title={t('form.about')} />
        {standing ? (
          <input type="hidden" name="type" value={standing.type} />
        ) : (
          <RadioField
            field={fields.type}
            legend={t('field.type')}
            options={TYPES.map((value) => ({
              value,
              label: t(`type.${value}`),
              hint: t(`typeHint.${value}`),
            }))}
          />
        )}
        {!standing?.isTheme && (
          <SelectField
            field={fields.parentCode}
            label={t('field.parentCode')}
            hint={standing ? undefined : t('form.themeHint')}
            optional={!standing}
            {...(standing ? {} : { placeholder: t('form.ownTheme') })}
            options={offered.map(({ id, name, nameHi }) => ({
              value: id,
              label: `${id} ${inLanguage(i18n.language, name, nameHi)}`,
            }))}
          />
        )}
        <TextField field={fields.name} label={t('field.name')} lang="en" />
        <TextField field={fields.nameHi} label={t('field.nameHi')} lang="hi" optional />
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
        <TextField field={fields.sector} label={t('field.sector')} optional />
        <TextField field={fields.owner} label={t('field.owner')} hint={t('form.ownerHint')} optional />
      </Card>
      <Card as="section" padding="lg" className="space-y-6">
        <CardHeader title={t('form.levels')} description={t('form.levelsLead')} />
        {COMPETENCY_LEVELS.map((scale, index) => {
          const row = levels[index]
          if (!row) return null
          return (
            <fieldset key={scale.level} className="min-w-0 space-y-4 border-t">
              <legend className="font-semibold">
                {t('level', {
                  level: scale.level,
                  name: inLanguage(i18n.language, scale.name, scale.nameHi),
                })}
              </legend>
              <p className="text-sm text-muted-foreground">
                {inLanguage(i18n.language, scale.descriptor, scale.descriptorHi)}
              </p>
              <TextareaField field={row.text} label={t('form.indicator')} lang="en" rows={2} optional />
              <TextareaField field={row.textHi} label={t('form.indicatorHi')} lang="hi" rows={2} optional />
            </fieldset>
          )
        })}
      </Card>
    </>
  )
}

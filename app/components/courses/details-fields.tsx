import { useTranslation } from 'react-i18next'
import { type FieldMeta } from '#app/components/forms/field-meta.ts'
import { SelectField } from '#app/components/forms/select-field.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { COURSE_LANGUAGES, LICENCES, OUTCOMES_MAX } from '#app/domain/courses/course.schema.ts'

/** The details of a course as its form sends them. */
export type CourseDetailsForm = {
  title: string
  titleHi?: string
  summary: string
  summaryHi?: string
  outcomes: string
  language: string
  licence: string
  durationInMinutes: number
}

/** The fields of a course's details, for a new course and for one in work. */
export function DetailsFields({ fields }: { fields: Record<keyof CourseDetailsForm, FieldMeta> }) {
  const { t } = useTranslation('provide')
  return (
    <>
      <Card as="section" padding="lg" className="space-y-5">
        <CardHeader title={t('details.basics')} />
        <TextField field={fields.title} label={t('details.titleLabel')} hint={t('details.titleHint')} />
        <TextField field={fields.titleHi} label={t('details.titleHi')} lang="hi" optional />
        <TextareaField
          field={fields.summary}
          label={t('details.summary')}
          hint={t('details.summaryHint')}
          rows={4}
        />
        <TextareaField field={fields.summaryHi} label={t('details.summaryHi')} lang="hi" rows={4} optional />
        <TextareaField
          field={fields.outcomes}
          label={t('details.outcomes')}
          hint={t('details.outcomesHint', { max: OUTCOMES_MAX })}
          rows={5}
        />
      </Card>
      <Card as="section" padding="lg" className="space-y-5">
        <CardHeader title={t('details.facts')} />
        <SelectField
          field={fields.language}
          label={t('details.language')}
          placeholder={t('details.chooseLanguage')}
          options={COURSE_LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
        />
        <SelectField
          field={fields.licence}
          label={t('details.licence')}
          placeholder={t('details.chooseLicence')}
          options={LICENCES.map((value) => ({ value, label: t(`licences.${value}`) }))}
        />
        <TextField
          field={fields.durationInMinutes}
          label={t('details.duration')}
          hint={t('details.durationHint')}
          inputMode="numeric"
          inputClassName="max-w-32"
        />
      </Card>
    </>
  )
}

import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { COURSE_LANGUAGES } from '#app/domain/courses/course.schema.ts'

type LanguageFormProps = {
  lesson: { id: string; courseId: string; sourceLanguage: string }
  language: string
}

/** Goes to another language of the lesson. */
export function LanguageForm({ lesson, language }: LanguageFormProps) {
  const { t } = useTranslation(['translation', 'provide'])
  const others = COURSE_LANGUAGES.filter((one) => one !== lesson.sourceLanguage)
  return (
    <Form
      method="get"
      action={`/provide/courses/${lesson.courseId}/lessons/${lesson.id}/translation`}
      className="flex flex-wrap items-end gap-3 print:hidden"
    >
      <Field label={t('language.label')} className="min-w-56">
        {(control) => (
          <Select
            key={language}
            {...control}
            name="into"
            defaultValue={language}
            options={others.map((value) => ({ value, label: t(`provide:languages.${value}`) }))}
          />
        )}
      </Field>
      <Button type="submit" variant="secondary">
        {t('language.go')}
      </Button>
    </Form>
  )
}

import { type SubmissionResult } from '@conform-to/react'
import type { CompetencyLevel } from '@karmashala/frac'
import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { RadioField } from '#app/components/forms/radio-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { type CourseWorkspace } from '#app/domain/courses/course-views.ts'
import { TAG_ROLES } from '#app/domain/courses/course.schema.ts'
import { type CompetencyOption } from '#app/domain/courses/competency-views.ts'

type Constraint = NonNullable<Parameters<typeof useServerForm>[1]>['constraint']

type TagFormProps = {
  chosen: CompetencyOption
  levels: readonly CompetencyLevel[]
  lastResult: SubmissionResult<string[]> | undefined
  constraint: Constraint
  modules: CourseWorkspace['modules']
  /** What a link that leads here has chosen beforehand. */
  chosenBefore: { level?: number | undefined; role?: string | undefined; where?: string | undefined }
  /** The search or the area this one was chosen from. */
  backTo: string
}

type TagValues = { competencyCode: string; level: string; role: string; where: string }

/** How well and in what way the course serves the competency that was chosen. */
export function TagForm({
  chosen,
  levels,
  lastResult,
  constraint,
  modules,
  chosenBefore,
  backTo,
}: TagFormProps) {
  const { t, i18n } = useTranslation('provide')
  const pick = (text: string, textHi: string) => inLanguage(i18n.language, text, textHi)
  const [form, fields] = useServerForm<TagValues>(lastResult, {
    id: `tag-${chosen.code}`,
    constraint,
    defaultValue: {
      ...(chosenBefore.level ? { level: String(chosenBefore.level) } : {}),
      ...(chosenBefore.role ? { role: chosenBefore.role } : {}),
      where: chosenBefore.where ?? 'course',
    },
  })
  return (
    <Card as="section" padding="lg" id="chosen" className="scroll-mt-4 border-primary">
      <CardHeader
        level={3}
        title={`${t('tags.chosen')}: ${pick(chosen.name, chosen.nameHi)}`}
        description={pick(chosen.description, chosen.descriptionHi)}
      />
      <Form method="post" id={form.id} noValidate className="space-y-6" preventScrollReset>
        <CsrfField />
        <input type="hidden" name="competencyCode" value={chosen.code} />
        <FormErrors form={form} />
        <RadioField
          field={fields.level}
          legend={t('tags.levelLegend')}
          options={levels.map(({ level, name, nameHi, descriptor, descriptorHi }) => ({
            value: String(level),
            label: t('tags.levelNumber', { level, name: pick(name, nameHi) }),
            hint: pick(descriptor, descriptorHi),
          }))}
        />
        <RadioField
          field={fields.role}
          legend={t('tags.roleLegend')}
          options={TAG_ROLES.map((role) => ({
            value: role,
            label: t(`tags.roles.${role}`),
            hint: t(`tags.roleHints.${role}`),
          }))}
        />
        {modules.length > 0 ? (
          <RadioField
            field={fields.where}
            legend={t('tags.whereLegend')}
            options={[
              { value: 'course', label: t('tags.whole'), hint: t('tags.whereHints.course') },
              ...modules.map(({ id, title }) => ({
                ...{ value: id, label: title, hint: t('tags.whereHints.module') },
              })),
            ]}
          />
        ) : (
          <input type="hidden" name="where" value="course" />
        )}
        <div className="flex flex-wrap items-center gap-4">
          <SubmitButton>{t('tags.submit')}</SubmitButton>
          <Link to={backTo} className="link">
            {t('tags.other')}
          </Link>
        </div>
      </Form>
    </Card>
  )
}

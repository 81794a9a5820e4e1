import { getZodConstraint } from '@conform-to/zod/v4'
import { lessonTemplates } from '@karmashala/authoring'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { RadioField } from '#app/components/forms/radio-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { createLesson } from '#app/domain/lessons/create-lesson.server.ts'
import { createLessonSchema, type CreateLessonInput } from '#app/domain/lessons/lesson.schema.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { id, details } = await requireWorkspace(request, params)
  return {
    courseId: id,
    // Names only: the templates themselves, with every kind of block, stay on the server.
    templates: lessonTemplates.map(({ key, words }) => ({ key, words })),
    constraint: getZodConstraint(createLessonSchema),
    title: `${getT(request, 'lessons')('new.title')}: ${details.title}`,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const author = await requireAuthor(request, params, 'course.edit')
  return await answerForm(request, createLessonSchema, async (form) => {
    const { lessonId } = await createLesson({ ...author, ...form })
    return `/provide/courses/${author.courseId}/lessons/${lessonId}`
  })
}

export default function NewLesson() {
  const { courseId, templates, constraint } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('lessons')
  const { t: common } = useTranslation()
  const [form, fields] = useServerForm<CreateLessonInput>(useActionData<typeof action>(), {
    id: 'lesson',
    constraint,
    defaultValue: { template: 'blank' },
  })
  return (
    <section className="max-w-2xl space-y-5">
      <h2 className="text-xl font-semibold">{t('new.title')}</h2>
      <Form method="post" id={form.id} noValidate className="space-y-6">
        <CsrfField />
        <FormErrors form={form} labels={{ title: t('new.name'), template: t('new.template') }} />
        <TextField field={fields.title} label={t('new.name')} hint={t('new.nameHint')} />
        <RadioField
          field={fields.template}
          legend={t('new.template')}
          options={templates.map(({ key, words }) => {
            const { name, hint } = i18n.language === 'hi' ? words.hi : words.en
            return { value: key, label: name, hint }
          })}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('new.submit')}</SubmitButton>
          <LinkButton to={`/provide/courses/${courseId}/lessons`} variant="ghost">
            {common('action.cancel')}
          </LinkButton>
        </div>
      </Form>
    </section>
  )
}

import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextField } from '#app/components/forms/text-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { getLessonHead } from '#app/domain/lessons/get-lesson.server.ts'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { renameLessonSchema, type RenameLessonInput } from '#app/domain/lessons/lesson.schema.ts'
import { renameLesson } from '#app/domain/lessons/rename-lesson.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const lesson = await orRespond(getLessonHead({ actor, ...parseParams(params, lessonParams) }))
  const title = `${getT(request, 'lessons')('rename.title')}: ${lesson.title}`
  return { lesson, title, constraint: getZodConstraint(renameLessonSchema) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const lesson = parseParams(params, lessonParams)
  return await answerForm(request, renameLessonSchema, async (form) => {
    await renameLesson({ actor, ...lesson, ...form })
    return `/provide/courses/${lesson.courseId}/lessons?done=renamed`
  })
}

export default function LessonTitle() {
  const { lesson, constraint } = useLoaderData<typeof loader>()
  const { t } = useTranslation('lessons')
  const { t: common } = useTranslation()
  const [form, fields] = useServerForm<RenameLessonInput>(useActionData<typeof action>(), {
    id: 'title',
    constraint,
    defaultValue: { title: lesson.title },
  })
  return (
    <section className="max-w-2xl space-y-5">
      <h2 className="text-xl font-semibold">{t('rename.title')}</h2>
      <Form method="post" id={form.id} noValidate className="space-y-6">
        <CsrfField />
        <FormErrors form={form} labels={{ title: t('new.name') }} />
        <TextField
          field={fields.title}
          label={t('new.name')}
          hint={t('new.nameHint')}
          lang={lesson.sourceLanguage}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t('rename.submit')}</SubmitButton>
          <LinkButton to={`/provide/courses/${lesson.courseId}/lessons`} variant="ghost">
            {common('action.cancel')}
          </LinkButton>
        </div>
      </Form>
    </section>
  )
}

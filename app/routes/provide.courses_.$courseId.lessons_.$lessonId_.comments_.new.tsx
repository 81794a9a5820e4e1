import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LessonHeader } from '#app/components/comments/lesson-header.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SelectField } from '#app/components/forms/select-field.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { blocksById } from '#app/domain/comments/blocks-by-id.ts'
import { startThreadSchema } from '#app/domain/comments/comment.schema.ts'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { startThread } from '#app/domain/comments/start-thread.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const place = parseParams(params, lessonParams)
  const { id, courseId, courseTitle, content } = await orRespond(getLesson({ actor, ...place }))
  return {
    lesson: { id, courseId, courseTitle, title: content.title },
    blocks: [...blocksById(content)].filter(([, words]) => words !== ''),
    chosen: new URL(request.url).searchParams.get('block') ?? '',
    title: `${getT(request, 'comments')('start.title')}: ${content.title}`,
    constraint: getZodConstraint(startThreadSchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const { courseId, lessonId } = parseParams(params, lessonParams)
  return await answerForm(request, startThreadSchema, async (form) => {
    const { id } = await startThread({ actor, courseId, lessonId, ...form })
    return `/provide/courses/${courseId}/lessons/${lessonId}/comments/open#thread-${id}`
  })
}

export default function NewThread() {
  const { lesson, blocks, chosen, constraint } = useLoaderData<typeof loader>()
  const { t } = useTranslation('comments')
  const [form, fields] = useServerForm<{ blockId: string; text: string }>(useActionData<typeof action>(), {
    constraint,
    id: 'start',
    defaultValue: { blockId: chosen, text: '' },
  })
  const labels = { blockId: t('start.block'), text: t('start.text') }
  return (
    <>
      <LessonHeader lesson={lesson} title={t('start.title')} />
      <Card as="section" padding="lg" className="max-w-3xl">
        <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-5">
          <CsrfField />
          <FormErrors form={form} labels={labels} />
          <SelectField
            field={fields.blockId}
            label={labels.blockId}
            placeholder={t('start.chooseBlock')}
            options={blocks.map(([value, label]) => ({ value, label }))}
          />
          <TextareaField field={fields.text} label={labels.text} rows={4} />
          <SubmitButton>{t('start.send')}</SubmitButton>
        </Form>
      </Card>
    </>
  )
}

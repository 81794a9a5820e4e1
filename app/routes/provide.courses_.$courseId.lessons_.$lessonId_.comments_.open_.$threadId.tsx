import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LessonHeader } from '#app/components/comments/lesson-header.tsx'
import { ThreadCard } from '#app/components/comments/thread-card.tsx'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { FormErrors } from '#app/components/forms/form-errors.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { TextareaField } from '#app/components/forms/textarea-field.tsx'
import { useServerForm } from '#app/components/forms/use-server-form.ts'
import { Card } from '#app/components/ui/card.tsx'
import { replyToThread } from '#app/domain/comments/change-thread.server.ts'
import { replySchema, threadParams } from '#app/domain/comments/comment.schema.ts'
import { getThread } from '#app/domain/comments/list-threads.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.list_own')
  const place = parseParams(params, threadParams)
  const { id, courseId, courseTitle, content } = await orRespond(getLesson({ actor, ...place }))
  return {
    lesson: { id, courseId, courseTitle, title: content.title, language: content.sourceLanguage },
    thread: await orRespond(getThread({ actor, ...place })),
    title: `${getT(request, 'comments')('reply.title')}: ${content.title}`,
    constraint: getZodConstraint(replySchema),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const { courseId, lessonId, threadId } = parseParams(params, threadParams)
  return await answerForm(request, replySchema, async (form) => {
    await replyToThread({ actor, courseId, lessonId, threadId, ...form })
    return `/provide/courses/${courseId}/lessons/${lessonId}/comments/open#thread-${threadId}`
  })
}

export default function OneThread() {
  const { lesson, thread, constraint } = useLoaderData<typeof loader>()
  const { t } = useTranslation('comments')
  const [form, fields] = useServerForm<{ text: string }>(useActionData<typeof action>(), {
    constraint,
    id: 'reply',
  })
  return (
    <>
      <LessonHeader lesson={lesson} title={t('reply.title')} />
      <div className="max-w-4xl space-y-6">
        <ThreadCard
          thread={thread}
          base={`/provide/courses/${lesson.courseId}/lessons/${lesson.id}/comments`}
          language={lesson.language}
          isAlone
        />
        <Card as="section" padding="lg">
          <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-5">
            <CsrfField />
            <FormErrors form={form} labels={{ text: t('reply.text') }} />
            <TextareaField
              field={fields.text}
              label={t('reply.text')}
              hint={thread.resolved ? t('reply.reopens') : undefined}
              rows={4}
            />
            <SubmitButton>{t('reply.send')}</SubmitButton>
          </Form>
        </Card>
      </div>
    </>
  )
}

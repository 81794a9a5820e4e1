import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ConfirmForm } from '#app/components/courses/confirm-form.tsx'
import { getLessonHead } from '#app/domain/lessons/get-lesson.server.ts'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { removeLesson } from '#app/domain/lessons/remove-lesson.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const lesson = await orRespond(getLessonHead({ actor, ...parseParams(params, lessonParams) }))
  return { lesson, title: getT(request, 'lessons')('removal.title', { title: lesson.title }) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const lesson = parseParams(params, lessonParams)
  return await answerForm(request, z.object({}), async () => {
    await removeLesson({ actor, ...lesson })
    return `/provide/courses/${lesson.courseId}/lessons?done=removed`
  })
}

export default function LessonRemoval() {
  const { lesson } = useLoaderData<typeof loader>()
  const { t } = useTranslation('lessons')
  return (
    <ConfirmForm
      title={t('removal.title', { title: lesson.title })}
      text={t('removal.text')}
      confirm={t('removal.confirm')}
      cancelTo={`/provide/courses/${lesson.courseId}/lessons`}
      lastResult={useActionData<typeof action>()}
    />
  )
}

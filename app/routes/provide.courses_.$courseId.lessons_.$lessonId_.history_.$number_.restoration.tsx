import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ConfirmForm } from '#app/components/courses/confirm-form.tsx'
import { useLessonCrumbs } from '#app/components/lessons/lesson-crumbs.ts'
import { formatDate } from '#app/components/ui/format.ts'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { compareRevisions } from '#app/domain/lessons/get-revision.server.ts'
import { revisionParams } from '#app/domain/lessons/lesson-params.ts'
import { restoreRevision } from '#app/domain/lessons/restore-revision.server.ts'
import { answerForm } from '#app/lib/answer-form.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const { number, ...of } = parseParams(params, revisionParams)
  const { lesson, revision } = await orRespond(compareRevisions({ actor, ...of, number }))
  return { lesson, revision, number, title: getT(request, 'lessons')('restoration.title', { number }) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'course.edit')
  const { number, courseId, lessonId } = parseParams(params, revisionParams)
  return await answerForm(request, z.object({}), async () => {
    await restoreRevision({ actor, courseId, lessonId, number })
    return `/provide/courses/${courseId}/lessons/${lessonId}/history?restored=${number}`
  })
}

export default function Restoration() {
  const { lesson, revision, number } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('lessons')
  const { savedBy: name, savedAt } = revision
  const when = formatDate(savedAt, i18n.language, 'dateTime')
  const present = lesson.revision
  const history = `/provide/courses/${lesson.courseId}/lessons/${lesson.id}/history`
  return (
    <>
      <PageHeader
        title={t('diff.titleOf', { number, title: lesson.title })}
        breadcrumbs={useLessonCrumbs(
          lesson,
          { label: t('history.title'), to: history },
          { label: t('diff.title', { number }), to: `${history}/${number}` },
          { label: t('diff.restore') },
        )}
      />
      <ConfirmForm
        title={t('restoration.title', { number })}
        text={`${t('restoration.what', { number, name, when })} ${t('restoration.kept', { number, present, next: present + 1 })}`}
        confirm={t('restoration.confirm')}
        cancelTo={`${history}/${number}`}
        lastResult={useActionData<typeof action>()}
      />
    </>
  )
}

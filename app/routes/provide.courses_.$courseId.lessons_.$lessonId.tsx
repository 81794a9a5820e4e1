import { renderLesson } from '@karmashala/authoring'
import { type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { CourseWords } from '#app/components/lessons/course-words.tsx'
import { useRootData } from '#app/components/shell/root-data.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Breadcrumbs } from '#app/components/ui/breadcrumbs.tsx'
import { useHasScript } from '#app/components/ui/use-has-script.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

// TipTap and the schemas of all blocks: fetched by this page, once it runs.
const LessonEditor = lazy(async () => await import('#app/components/lesson-editor/lesson-editor.tsx'))

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.list_own')
  const place = parseParams(params, lessonParams)
  const lesson = await orRespond(getLesson({ actor, ...place }))
  const t = getT(request, 'authoring', actor.language)
  const { document, sourceLanguage, title } = lesson.content
  return {
    title: t('page.title', { title: title || t('title.untitled') }),
    lesson,
    personId: actor.id,
    html: renderLesson(document, {
      language: sourceLanguage,
      audience: 'reviewer',
      media: (src) => ({ url: `/${src}/w640` }),
    }),
  }
}

/** The editor holds the lesson; reading the page's data again would only bring what it has. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) =>
  currentUrl.pathname !== nextUrl.pathname

export default function LessonPage() {
  const { lesson, html, personId } = useLoaderData<typeof loader>()
  const { t } = useTranslation('authoring')
  const csrfToken = useRootData()?.csrfToken ?? ''
  const hasScript = useHasScript()
  const { courseId, courseTitle, content, isEditable, id } = lesson
  const course = `/provide/courses/${courseId}`
  const crumbs = [
    { label: t('page.courses'), to: '/provide' },
    { label: courseTitle, to: course },
    { label: t('page.lessons'), to: `${course}/lessons` },
    { label: content.title || t('title.untitled') },
  ]
  const isWriting = hasScript && isEditable
  return (
    <>
      <div className="mb-4">
        <Breadcrumbs items={crumbs} />
      </div>
      <h1 className={isWriting ? 'sr-only' : 'mb-4 text-2xl font-bold'} lang={content.sourceLanguage}>
        {content.title || t('title.untitled')}
      </h1>
      {isWriting ? (
        <Suspense fallback={<p role="status">{t('opening')}</p>}>
          <LessonEditor key={id} lesson={lesson} personId={personId} csrfToken={csrfToken} />
        </Suspense>
      ) : (
        <>
          {isEditable ? (
            <noscript>
              <Alert tone="warning" title={t('noScript.title')} className="mb-6">
                {t('noScript.text')}
              </Alert>
            </noscript>
          ) : (
            <Alert title={t('frozen.title')} className="mb-6">
              {t('frozen.text')}
            </Alert>
          )}
          <CourseWords html={html} lang={content.sourceLanguage} className="max-w-3xl" />
        </>
      )}
    </>
  )
}

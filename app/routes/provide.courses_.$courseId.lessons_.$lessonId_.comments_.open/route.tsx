import { type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { MessageSquareText, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LessonHeader } from '#app/components/comments/lesson-header.tsx'
import { ThreadCard } from '#app/components/comments/thread-card.tsx'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { TabLinks } from '#app/components/ui/tab-links.tsx'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { listThreads } from '#app/domain/comments/list-threads.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.list_own')
  const place = parseParams(params, lessonParams)
  const { id, courseId, courseTitle, content } = await orRespond(getLesson({ actor, ...place }))
  return {
    lesson: { id, courseId, courseTitle, title: content.title, language: content.sourceLanguage },
    threads: await orRespond(listThreads({ actor, ...place })),
    title: `${getT(request, 'comments')('title')}: ${content.title}`,
  }
}

export default function OpenComments() {
  const { lesson, threads } = useLoaderData<typeof loader>()
  const { t } = useTranslation('comments')
  const [search] = useSearchParams()
  const refused = search.get('refused')
  const showsResolved = search.get('show') === 'resolved'
  const base = `/provide/courses/${lesson.courseId}/lessons/${lesson.id}/comments`
  const open = threads.filter(({ resolved }) => resolved === null)
  const resolved = threads.filter((thread) => thread.resolved !== null)
  const shown = showsResolved ? resolved : open
  return (
    <>
      <LessonHeader
        lesson={lesson}
        title={t('title')}
        description={t('lead')}
        actions={
          <LinkButton to={`${base}/new`}>
            <Icon icon={Plus} />
            {t('start.link')}
          </LinkButton>
        }
      />
      <div className="max-w-4xl space-y-6">
        {refused && (
          <Alert tone="danger" title={t('refused')} live>
            <ErrorText message={refused} />
          </Alert>
        )}
        <TabLinks
          label={t('lists')}
          items={[
            { to: `${base}/open`, label: t('open'), count: open.length, isCurrent: !showsResolved },
            {
              to: `${base}/open?show=resolved`,
              label: t('resolved'),
              count: resolved.length,
              isCurrent: showsResolved,
            },
          ]}
        />
        {shown.length === 0 ? (
          <EmptyState icon={MessageSquareText} title={t(showsResolved ? 'noneResolved' : 'noneOpen')}>
            {t(showsResolved ? 'noneResolvedText' : 'noneOpenText')}
          </EmptyState>
        ) : (
          <ul className="space-y-4">
            {shown.map((thread) => (
              <ThreadCard key={thread.id} thread={thread} base={base} language={lesson.language} />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

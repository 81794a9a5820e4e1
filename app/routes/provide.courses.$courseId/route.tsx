import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, Outlet, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CourseStatusBadge } from '#app/components/courses/course-status-badge.tsx'
import { inLanguage } from '#app/lib/in-language.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { TabLinks } from '#app/components/ui/tab-links.tsx'
import { type CourseWorkspace } from '#app/domain/courses/course-views.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireWorkspace } from './workspace.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const course = await requireWorkspace(request, params)
  return { course, title: course.details.title }
}

export default function Workspace() {
  const { course } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('provide')
  const { details, status, version, onSale, slug } = course
  const title = inLanguage(i18n.language, details.title, details.titleHi)
  const base = `/provide/courses/${course.id}`
  const hasBeenTaken = course.versions.some(({ publishedAt }) => publishedAt !== null)
  const hasLessons = course.modules.some(({ kind }) => kind === 'lesson')
  const tabs = TABS.filter((tab) => (tab !== 'visits' || hasBeenTaken) && (tab !== 'export' || hasLessons))
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={[{ label: t('list.title'), to: '/provide' }, { label: title }]}
        meta={
          <>
            <CourseStatusBadge status={status} />
            <span>{t('workspace.version', { number: version.number })}</span>
            {onSale && (
              <Link to={`/courses/${slug}`} className="link">
                {t('workspace.onSale', { number: onSale.number })}
              </Link>
            )}
          </>
        }
      />
      <div className="space-y-6">
        <TabLinks
          label={t('workspace.tabs')}
          items={[
            { to: base, label: t('steps.title'), end: true },
            ...tabs.map((tab) => ({ to: `${base}/${tab}`, label: t(`${tab}.title`) })),
          ]}
        />
        <div className="max-w-4xl space-y-4 empty:hidden">
          <SavedNotice />
          <StateNotice course={course} />
        </div>
        <Outlet />
      </div>
    </>
  )
}

const TABS = [
  'details',
  'lessons',
  'package',
  'completion',
  'tags',
  'price',
  'submission',
  'versions',
  'export',
  'visits',
] as const

const SAVED = [
  'created',
  'details',
  'package',
  'completion',
  'passMark',
  'tag',
  'untagged',
  'price',
  'submitted',
  'takenBack',
  'version',
  'withdrawn',
] as const

/** What the page before has done. It travels in the address, so that it is said without JavaScript, too. */
function SavedNotice() {
  const { t } = useTranslation('provide')
  const [search] = useSearchParams()
  const saved = SAVED.find((one) => one === search.get('saved'))
  if (!saved) return null
  return (
    <Alert tone="success" live key={saved}>
      {t(`saved.${saved}`)}
    </Alert>
  )
}

/** Why the version is as it is, on every page of its workspace: nobody should have to look for a reason. */
function StateNotice({ course }: { course: CourseWorkspace }) {
  const { t } = useTranslation('provide')
  const { status, submission, id } = course
  const reason = submission?.rounds.findLast(({ outcome }) => outcome !== null)?.reason
  const newVersion = (
    <Link to={`/provide/courses/${id}/versions`} className="link">
      {t('workspace.startVersion')}
    </Link>
  )
  switch (status) {
    case 'draft':
      return null
    case 'changes_requested':
      return (
        <Alert tone="warning" title={t('workspace.changesAsked')}>
          <Reason text={reason} />
          <p className="mt-2">{t('workspace.changesAskedNext')}</p>
        </Alert>
      )
    case 'rejected':
      return (
        <Alert tone="danger" title={t('workspace.rejected')}>
          <Reason text={reason} />
          <p className="mt-2">
            {t('workspace.rejectedNext')} {newVersion}
          </p>
        </Alert>
      )
    case 'submitted':
      return (
        <Alert tone="info" title={t('workspace.frozen')}>
          {t('workspace.frozenText')} {submission && <DateTime at={submission.dueAt} />}
          <p>
            <Link to={`/provide/courses/${id}/withdrawn-submission`} className="link">
              {t('workspace.takeBack')}
            </Link>
          </p>
        </Alert>
      )
    case 'published':
    case 'withdrawn':
      return (
        <Alert tone="info" title={t(`workspace.${status}`)}>
          {t(`workspace.${status}Text`)} {newVersion}
        </Alert>
      )
  }
}

function Reason({ text }: { text: string | null | undefined }) {
  const { t } = useTranslation('provide')
  if (!text) return <p>{t('workspace.noReason')}</p>
  return <blockquote className="whitespace-pre-line [overflow-wrap:anywhere]">{text}</blockquote>
}

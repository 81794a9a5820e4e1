import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { VisitsGuide } from '#app/components/courses/visits-guide.tsx'
import { VisitsTable } from '#app/components/courses/visits-table.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LEARNERS_MIN } from '#app/domain/courses/course-visits-view.ts'
import { type VersionView } from '#app/domain/courses/course-views.ts'
import { getCourseVisits } from '#app/domain/courses/get-course-visits.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireAuthor, requireWorkspace } from './provide.courses.$courseId/workspace.server.ts'

const searchSchema = z.object({ version: z.coerce.number().int().catch(0) })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const course = await requireWorkspace(request, params)
  const author = await requireAuthor(request, params, 'course.list_own')
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const { version: asked } = searchSchema.parse(search)
  const taken = course.versions.filter(({ publishedAt }) => publishedAt !== null)
  const shown = taken.find(({ number }) => number === asked) ?? course.onSale ?? taken[0]
  return {
    title: `${getT(request, 'provide')('visits.title')}: ${course.details.title}`,
    courseId: author.courseId,
    versions: taken,
    visits: shown ? await orRespond(getCourseVisits({ ...author, versionId: shown.id })) : null,
  }
}

export default function Visits() {
  const { courseId, versions, visits } = useLoaderData<typeof loader>()
  const { t } = useTranslation('provide')
  return (
    <section className="space-y-6">
      <div className="max-w-prose space-y-2">
        <h2 className="text-xl font-semibold">{t('visits.title')}</h2>
        <p className="text-muted-foreground">{t('visits.lead', { count: LEARNERS_MIN })}</p>
      </div>
      {visits ? (
        <>
          <VersionLinks courseId={courseId} versions={versions} shown={visits.versionNumber} />
          {visits.parts.some(({ numbers }) => numbers !== null) ? (
            <>
              <VisitsTable visits={visits} />
              <VisitsGuide visits={visits} />
            </>
          ) : (
            <EmptyState icon={Users} title={t('visits.tooEarly')} level={3}>
              {t('visits.tooEarlyText', { count: LEARNERS_MIN, number: visits.versionNumber })}
            </EmptyState>
          )}
        </>
      ) : (
        <EmptyState icon={Users} title={t('visits.none')} level={3}>
          {t('visits.noneText')}
        </EmptyState>
      )}
    </section>
  )
}

type VersionLinksProps = { courseId: string; versions: readonly VersionView[]; shown: number }

/** Learners finish the version they began, so an older one may have visits still. */
function VersionLinks({ courseId, versions, shown }: VersionLinksProps) {
  const { t } = useTranslation('provide')
  if (versions.length < 2) return null
  return (
    <nav aria-label={t('visits.versions')}>
      <ul className="flex flex-wrap gap-2">
        {versions.map(({ id, number }) => (
          <li key={id}>
            <Link
              to={`/provide/courses/${courseId}/visits?version=${number}`}
              preventScrollReset
              aria-current={number === shown ? 'true' : undefined}
              className="inline-flex min-h-11 items-center rounded-md border border-input bg-card px-3 font-medium hover:border-primary hover:bg-primary-subtle aria-[current]:border-primary aria-[current]:bg-primary-subtle aria-[current]:text-primary-subtle-foreground"
            >
              {t('list.version', { number })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

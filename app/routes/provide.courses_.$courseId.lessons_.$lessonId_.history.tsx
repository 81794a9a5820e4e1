import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useLessonCrumbs } from '#app/components/lessons/lesson-crumbs.ts'
import { revisionInWords } from '#app/components/lessons/revision-in-words.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { lessonParams } from '#app/domain/lessons/lesson-params.ts'
import { type RevisionHistory, type RevisionSession } from '#app/domain/lessons/lesson-views.ts'
import { listRevisions } from '#app/domain/lessons/list-revisions.server.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const searchSchema = z.object({ before: z.coerce.number().int().min(1).optional().catch(undefined) })
const restoredSchema = z.object({ restored: z.coerce.number().int().min(1).optional().catch(undefined) })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'course.list_own')
  const of = parseParams(params, lessonParams)
  const { before } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const history = await orRespond(listRevisions({ actor, ...of, before }))
  const title = getT(request, 'lessons')('history.titleOf', { title: history.lesson.title })
  return { history, isLater: before !== undefined, title }
}

export default function History() {
  const { history, isLater } = useLoaderData<typeof loader>()
  const { t } = useTranslation('lessons')
  const { lesson, sessions, before } = history
  const [search] = useSearchParams()
  const { restored } = restoredSchema.parse(Object.fromEntries(search))
  return (
    <>
      <PageHeader
        title={t('history.titleOf', { title: lesson.title })}
        description={t('history.lead')}
        breadcrumbs={useLessonCrumbs(lesson, { label: t('history.title') })}
      />
      <div className="max-w-5xl space-y-6">
        {restored !== undefined && (
          <Alert tone="success" live>
            {t('saved.restored', { number: restored, present: lesson.revision })}
          </Alert>
        )}
        <DataTable
          caption={t('history.caption')}
          hideCaption
          columns={useColumns(history)}
          rows={sessions}
          rowKey={({ last }) => String(last.number)}
          empty={<p className="text-muted-foreground">{t('history.none')}</p>}
        />
        <div className="flex flex-wrap gap-3">
          {isLater && (
            <LinkButton to="." variant="secondary">
              {t('history.newest')}
            </LinkButton>
          )}
          {before !== null && (
            <LinkButton to={`?before=${before}`} variant="secondary">
              {t('history.older')}
            </LinkButton>
          )}
        </div>
      </div>
    </>
  )
}

function useColumns({ lesson }: RevisionHistory): Column<RevisionSession>[] {
  const { t } = useTranslation('lessons')
  return [
    {
      key: 'what',
      header: t('history.what'),
      rowHeader: true,
      cell: (session) => <What session={session} isCurrent={session.last.number === lesson.revision} />,
    },
    { key: 'who', header: t('history.who'), cell: ({ savedBy }) => savedBy },
    { key: 'when', header: t('history.when'), cell: ({ to }) => <DateTime at={to} style="dateTime" /> },
    {
      key: 'compare',
      header: t('history.compare'),
      hideHeader: true,
      cell: ({ first, last }) => (
        <Link
          to={`${last.number}${first > 1 && first < last.number ? `?since=${first - 1}` : ''}`}
          relative="path"
          className="link"
          aria-label={t('history.compareOf', { number: last.number })}
        >
          {t('history.compare')}
        </Link>
      ),
    },
  ]
}

function What({ session, isCurrent }: { session: RevisionSession; isCurrent: boolean }) {
  const { t } = useTranslation('lessons')
  const { last, first, count, isFrozen } = session
  return (
    <span className="block space-y-1 text-left">
      <span className="block font-medium">{revisionInWords(t, last)}</span>
      <span className="block text-sm font-normal text-muted-foreground">
        {count > 1
          ? `${t('history.range', { first, last: last.number })}, ${t('history.saves', { count })}`
          : t('history.one', { number: last.number })}
      </span>
      <span className="flex flex-wrap gap-2 empty:hidden">
        {isCurrent && <StatusBadge tone="primary">{t('history.current')}</StatusBadge>}
        {isFrozen && <StatusBadge tone="info">{t('history.frozen')}</StatusBadge>}
        {last.setAside > 0 && (
          <StatusBadge tone="warning">{t('history.setAside', { count: last.setAside })}</StatusBadge>
        )}
      </span>
    </span>
  )
}

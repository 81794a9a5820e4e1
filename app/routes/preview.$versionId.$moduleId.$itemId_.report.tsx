import { type HealthRemark } from '@karmashala/player'
import { type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import { ScrollText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CallInWords } from '#app/components/learning/call-in-words.tsx'
import { CourseText } from '#app/components/learning/course-text.tsx'
import { previewPath } from '#app/components/learning/play-path.ts'
import { TimeInWords } from '#app/components/learning/time-in-words.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { TabLinks } from '#app/components/ui/tab-links.tsx'
import { getSessionReport } from '#app/domain/launches/get-session-report.server.ts'
import { errorWord, type SessionReport } from '#app/domain/launches/session-report-view.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ versionId: objectId, moduleId: objectId, itemId: z.string().min(1).max(500) })
const searchSchema = z.object({ show: z.enum(['all', 'errors']).catch('all'), page: pageNumber })
const PAGE_SIZE = 100

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { versionId, ...place } = parseParams(params, paramsSchema)
  const report = await orRespond(getSessionReport({ actor, courseVersionId: versionId, ...place }))
  const { show, page } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return {
    title: getT(request, 'learn')('report.pageTitle', { title: report.itemTitle }),
    report: { ...report, last: report.last && onePage(report.last, show, page) },
  }
}

/** Thousands of calls are more than a page can show. The whole of them is in the files. */
function onePage(last: NonNullable<SessionReport['last']>, show: Show, asked: number) {
  const numbered = last.calls.map((call, index) => ({ ...call, number: last.droppedCount + index + 1 }))
  const failed = numbered.filter(({ error }) => error !== '0')
  const chosen = show === 'errors' ? failed : numbered
  const pageCount = Math.max(1, Math.ceil(chosen.length / PAGE_SIZE))
  const page = Math.min(asked, pageCount)
  return {
    ...{ ...last, show, page, pageCount, counts: { all: numbered.length, errors: failed.length } },
    calls: chosen.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
  }
}

type Show = z.infer<typeof searchSchema>['show']
type Shown = ReturnType<typeof onePage>

export default function Report() {
  const { report } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('learn')
  const { versionId = '', moduleId = '', itemId = '' } = useParams()
  const preview = previewPath(versionId, { moduleId, itemId })
  const { last, itemTitle, courseTitle, courseTitleHi, language, back } = report
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: inLanguage(i18n.language, courseTitle, courseTitleHi), to: back },
          { label: t('report.title') },
        ]}
        eyebrow={t('report.title')}
        title={<CourseText text={itemTitle} textHi={null} language={language} />}
        description={<CourseText text={courseTitle} textHi={courseTitleHi} language={language} />}
        actions={
          <LinkButton to={preview} variant={last ? 'secondary' : 'primary'}>
            {t(last ? 'report.again' : 'report.preview')}
          </LinkButton>
        }
      />
      {last ? (
        <LastPreview last={last} report={report} path={preview} />
      ) : (
        <EmptyState icon={ScrollText} title={t('report.none')}>
          {t('report.noneText')}
        </EmptyState>
      )}
    </>
  )
}

type LastPreviewProps = { last: Shown; report: Pick<SessionReport, 'standard' | 'partCount'>; path: string }

function LastPreview({ last, report: { standard, partCount }, path }: LastPreviewProps) {
  const { t } = useTranslation('learn')
  const {
    startedAt,
    durationInSeconds,
    remarks,
    errors,
    calls,
    droppedCount,
    show,
    page,
    pageCount,
    counts,
  } = last
  return (
    <div className="max-w-4xl space-y-8">
      <Card as="section">
        <CardHeader
          title={t('report.summary')}
          description={
            <>
              <DateTime at={startedAt} style="dateTime" /> · <TimeInWords seconds={durationInSeconds} />
            </>
          }
        />
        <ul className="space-y-3">
          {remarks.map((remark) => (
            <li key={remark.code} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Badge tone={TONES[remark.tone]}>{t(`report.tones.${remark.tone}`)}</Badge>
              <span className="min-w-0 flex-1 basis-64">
                {t(`report.remarks.${wordOf(remark, partCount)}`, { ...remark })}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      {errors.length > 0 && (
        <DataTable
          caption={t('report.errorsTitle')}
          columns={[
            { key: 'code', header: t('report.code'), cell: ({ code }) => code, rowHeader: true },
            {
              key: 'meaning',
              header: t('report.meaning'),
              cell: ({ code }) => t(`report.errors.${errorWord(standard, code)}`, { code }),
            },
            { key: 'count', header: t('report.count'), cell: ({ count }) => count, align: 'end' },
          ]}
          rows={errors}
          rowKey={({ code }) => code}
        />
      )}
      <section className="space-y-4">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <h2 className="text-xl font-semibold">{t('report.calls')}</h2>
          <p className="flex flex-wrap gap-3">
            {(['csv', 'json'] as const).map((format) => (
              <a key={format} href={`${path}/report/${format}`} download className="link">
                {t(`report.download.${format}`)}
              </a>
            ))}
          </p>
        </div>
        {droppedCount > 0 && (
          <p className="text-muted-foreground">{t('report.shortened', { count: droppedCount })}</p>
        )}
        {counts.errors > 0 && (
          <TabLinks
            label={t('report.filter')}
            items={SHOWS.map((one) => ({
              to: `${path}/report?show=${one}`,
              label: t(`report.show.${one}`),
              count: counts[one],
              isCurrent: one === show,
            }))}
          />
        )}
        <DataTable
          caption={t('report.calls')}
          hideCaption
          columns={[
            { key: 'number', header: t('report.number'), cell: ({ number }) => number, align: 'end' },
            {
              key: 'at',
              header: t('report.at'),
              cell: ({ at }) => t('report.seconds', { seconds: (at / 1000).toFixed(1) }),
              align: 'end',
            },
            {
              key: 'call',
              header: t('report.call'),
              cell: (call) => <CallInWords call={call} />,
              rowHeader: true,
            },
            {
              key: 'error',
              header: t('report.error'),
              cell: ({ error }) =>
                error === '0'
                  ? t('report.noError')
                  : `${error}: ${t(`report.errors.${errorWord(standard, error)}`, { code: error })}`,
            },
            {
              key: 'took',
              header: t('report.took'),
              cell: ({ took }) => t('report.milliseconds', { count: took }),
              align: 'end',
              className: 'whitespace-nowrap',
            },
          ]}
          rows={calls}
          rowKey={({ number }) => String(number)}
        />
        <Pagination
          page={page}
          pageCount={pageCount}
          pageTo={(number) => `${path}/report?show=${show}&page=${number}`}
        />
      </section>
    </div>
  )
}

const SHOWS = ['all', 'errors'] as const

/** The declared time is that of the whole course. */
const wordOf = ({ code }: HealthRemark, partCount: number) =>
  code === 'hasty' && partCount > 1 ? ('hastyPart' as const) : code

const TONES = { good: 'success', notice: 'warning', bad: 'danger' } as const satisfies Record<
  HealthRemark['tone'],
  string
>

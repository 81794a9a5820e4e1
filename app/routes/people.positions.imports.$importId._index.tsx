import { type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DifferencesTable } from '#app/components/positions/differences-table.tsx'
import { ImportStatus } from '#app/components/positions/import-status.tsx'
import { RefusedRows } from '#app/components/positions/refused-rows.tsx'
import { useFollow } from '#app/components/packages/use-follow.ts'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getPositionImport } from '#app/domain/positions/import-positions.server.ts'
import { importParamsSchema } from '#app/domain/positions/position.schema.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'position.assign')
  const { importId } = parseParams(params, importParamsSchema)
  return {
    title: getT(request, 'positions')('report.title'),
    report: await orRespond(getPositionImport({ actor, importId })),
  }
}

const COUNTS = ['rows', 'joiners', 'movers', 'leavers', 'corrected', 'unchanged'] as const

export default function PositionImportReport() {
  const { title, report } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('positions')
  const { counts, differences, refused, fileName, isComplete, createdAt } = report
  // What an export changes cannot be told before every row of it can be read.
  const isReadable = report.status !== 'refused' && report.status !== 'comparing'
  useFollow(report.status === 'comparing' || report.status === 'applying')
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={[
          { label: t('list.title'), to: '/people/positions' },
          { label: t('import.title'), to: '/people/positions/import' },
          { label: title },
        ]}
        meta={
          <>
            {fileName && <span className="[overflow-wrap:anywhere]">{fileName}</span>}
            <span>{isComplete ? t('report.complete') : t('report.part')}</span>
            <DateTime at={createdAt} style="dateTime" />
          </>
        }
      />
      <div className="space-y-8">
        <ImportStatus report={report} />
        {report.status !== 'comparing' && (
          <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
            {COUNTS.filter((name) => isReadable || name === 'rows').map((name) => (
              <div key={name} className="rounded-lg border bg-card p-4">
                <dt className="text-sm text-muted-foreground">{t(`report.${name}`)}</dt>
                <dd className="text-2xl font-bold tabular-nums">
                  {formatNumber(counts[name], i18n.language)}
                </dd>
              </div>
            ))}
          </dl>
        )}
        {refused.length > 0 && <RefusedRows rows={refused} count={counts.refused} />}
        {isReadable && differences.length > 0 && (
          <DifferencesTable differences={differences} counts={counts} />
        )}
      </div>
    </>
  )
}

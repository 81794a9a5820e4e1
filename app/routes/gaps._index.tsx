import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { GapFacts } from '#app/components/gaps/gap-facts.tsx'
import { gapPath } from '#app/components/gaps/gap-path.ts'
import { HeatKey, HeatMap } from '#app/components/gaps/heat-map.tsx'
import { PrintButton } from '#app/components/positions/print-button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { TabLinks } from '#app/components/ui/tab-links.tsx'
import { may } from '#app/domain/access/policy.ts'
import { AREAS, readGapSearch, ROWS_AT_FIRST, UNITS_A_PAGE } from '#app/domain/gaps/gap.schema.ts'
import { gapsOfMinistry } from '#app/domain/gaps/gaps-of-ministry.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'gap.read')
  const search = readGapSearch(request)
  const gaps = await orRespond(gapsOfMinistry({ actor, area: search.area }))
  const pageCount = Math.max(1, Math.ceil(gaps.units.length / UNITS_A_PAGE))
  const page = Math.min(search.page, pageCount)
  const from = (page - 1) * UNITS_A_PAGE
  const shown = search.show === 'all' ? gaps.rows : gaps.rows.slice(0, ROWS_AT_FIRST)
  return {
    title: getT(request, 'gaps')('title'),
    ...{ whole: gaps.whole, withoutPosition: gaps.withoutPosition },
    units: gaps.units.slice(from, from + UNITS_A_PAGE),
    rows: shown.map((row) => ({ ...row, cells: row.cells.slice(from, from + UNITS_A_PAGE) })),
    ...{ rowCount: gaps.rows.length, unitCount: gaps.units.length, from, page, pageCount },
    ...{ area: search.area ?? null, show: search.show },
    mayName: may(actor, 'position.read'),
    mayAssign: may(actor, 'position.assign'),
  }
}

export default function Gaps() {
  const { title, whole, withoutPosition, units, rows, area, show, page, ...shown } =
    useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('gaps')
  const number = (value: number) => formatNumber(value, i18n.language)
  const again = { area, ...(show === 'all' && { show }) }
  if (whole.people === 0) return <NoPositions title={title} mayAssign={shown.mayAssign} />
  return (
    <>
      <PageHeader
        title={title}
        description={t('lead')}
        meta={<GapFacts whole={whole} withoutPosition={withoutPosition} />}
        actions={
          <>
            <LinkButton to={gapPath('closing')}>{t('action.close')}</LinkButton>
            <LinkButton to={gapPath('export/gaps.csv', { area })} variant="secondary" reloadDocument>
              {t('action.csv')}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <div className="space-y-4">
        <TabLinks
          label={t('area.label')}
          items={[
            { to: gapPath(''), label: t('area.all'), isCurrent: area === null },
            ...AREAS.map((one) => ({
              ...{ to: gapPath('', { area: one }), label: t(`area.${one}`), isCurrent: area === one },
            })),
          ]}
        />
        <HeatKey />
        <HeatMap units={units} rows={rows} mayName={shown.mayName} />
        {shown.rowCount > ROWS_AT_FIRST && (
          <p className="print:hidden">
            <Link
              className="link inline-block min-h-6"
              preventScrollReset
              to={gapPath('', { area, page, show: show === 'all' ? 'most' : 'all' })}
            >
              {show === 'all'
                ? t('map.showMost')
                : t('map.showAll', { count: shown.rowCount, number: number(shown.rowCount) })}
            </Link>
          </p>
        )}
        {shown.pageCount > 1 && (
          <p className="text-sm text-muted-foreground">
            {t('unit.page', {
              from: number(shown.from + 1),
              to: number(shown.from + units.length),
              total: number(shown.unitCount),
            })}
          </p>
        )}
        <Pagination
          page={page}
          pageCount={shown.pageCount}
          pageTo={(to) => gapPath('', { ...again, page: to })}
        />
      </div>
    </>
  )
}

function NoPositions({ title, mayAssign }: { title: string; mayAssign: boolean }) {
  const { t } = useTranslation('gaps')
  return (
    <>
      <PageHeader title={title} />
      <EmptyState
        icon={Users}
        title={t('empty.title')}
        actions={mayAssign && <LinkButton to="/people/positions">{t('empty.action')}</LinkButton>}
      >
        {t('empty.lead')}
      </EmptyState>
    </>
  )
}

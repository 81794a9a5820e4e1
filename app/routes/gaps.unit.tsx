import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { GapFacts } from '#app/components/gaps/gap-facts.tsx'
import { gapPath, unitOf } from '#app/components/gaps/gap-path.ts'
import { PrintButton } from '#app/components/positions/print-button.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { may } from '#app/domain/access/policy.ts'
import { type GapRow } from '#app/domain/gaps/gap-views.ts'
import { readGapSearch } from '#app/domain/gaps/gap.schema.ts'
import { gapsOfMinistry } from '#app/domain/gaps/gaps-of-ministry.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { orRespond, refusalResponse } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'gap.read')
  const { unit } = unitOf(readGapSearch(request).unit)
  if (unit === undefined) throw redirect(gapPath(''))
  const gaps = await orRespond(gapsOfMinistry({ actor, unit }))
  if (gaps.whole.people === 0) throw refusalResponse(new DomainError('not_found', 'errors:notFound'))
  const t = getT(request, 'gaps')
  return {
    title: t('unit.title', { unit: unit ?? t('unit.none') }),
    ...{ unit, whole: gaps.whole, rows: gaps.rows, mayName: may(actor, 'position.read') },
  }
}

export default function UnitGaps() {
  const { title, unit, whole, rows, mayName } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('gaps')
  const number = (value: number, digits = 0) =>
    formatNumber(value, i18n.language, { maximumFractionDigits: digits })
  const columns: Column<GapRow>[] = [
    {
      key: 'competency',
      header: t('map.competency'),
      rowHeader: true,
      cell: ({ competency: { code, name, nameHi } }) => (
        <Link className="link" to={`/competencies/${code}`}>
          {inLanguage(i18n.language, name, nameHi)}
        </Link>
      ),
    },
    { key: 'required', header: t('table.required'), align: 'end', cell: (row) => number(row.whole.required) },
    { key: 'short', header: t('table.short'), align: 'end', cell: (row) => number(row.whole.short) },
    {
      key: 'levels',
      header: t('table.levels'),
      align: 'end',
      cell: ({ whole: { short, levelsShort } }) => (short === 0 ? '–' : number(levelsShort / short, 1)),
    },
  ]
  const names: Column<GapRow> = {
    key: 'names',
    header: t('table.names'),
    hideHeader: true,
    cell: ({ competency: { code, name, nameHi }, whole: { short } }) =>
      short > 0 && (
        <Link className="link print:hidden" to={gapPath('people', { code, unit })}>
          {t('table.names')}
          <span className="sr-only">: {inLanguage(i18n.language, name, nameHi)}</span>
        </Link>
      ),
  }
  return (
    <>
      <PageHeader
        title={title}
        meta={<GapFacts whole={whole} withoutPosition={null} />}
        breadcrumbs={[{ label: t('title'), to: gapPath('') }, { label: unit ?? t('unit.none') }]}
        actions={
          <>
            <LinkButton to={gapPath('closing', { unit })}>{t('action.close')}</LinkButton>
            <LinkButton to={gapPath('export/gaps.csv', { unit })} variant="secondary" reloadDocument>
              {t('action.csv')}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <DataTable
        caption={t('table.caption')}
        columns={mayName ? [...columns, names] : columns}
        rows={rows}
        rowKey={({ competency }) => competency.code}
      />
    </>
  )
}

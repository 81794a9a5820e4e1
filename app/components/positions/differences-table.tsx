import { useTranslation } from 'react-i18next'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { formatDate, formatNumber } from '#app/components/ui/format.ts'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import {
  type DifferenceView,
  type ImportCounts,
  type PositionStep,
} from '#app/domain/positions/import-view.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type DifferencesTableProps = { differences: readonly DifferenceView[]; counts: ImportCounts }

const TONES = { joiner: 'success', mover: 'info', leaver: 'warning', corrected: 'neutral' } as const

/** What an export changes about each person, in the words of the office. */
export function DifferencesTable({ differences, counts }: DifferencesTableProps) {
  const { t, i18n } = useTranslation('positions')
  const count = counts.joiners + counts.movers + counts.leavers + counts.corrected
  const step = ({ name, nameHi, on }: PositionStep) => {
    const position = inLanguage(i18n.language, name, nameHi)
    return on ? t('report.on', { position, day: formatDate(on, i18n.language, 'shortDate') }) : position
  }
  const steps = (list: readonly PositionStep[]) => (
    <span className="flex flex-col gap-1" suppressHydrationWarning>
      {list.map((one) => (
        <span key={one.positionId}>{step(one)}</span>
      ))}
    </span>
  )
  return (
    <section className="space-y-3">
      <h2 className="text-xl font-semibold">{t('report.people')}</h2>
      {count > differences.length && (
        <p>{t('report.shown', { shown: differences.length, count: formatNumber(count, i18n.language) })}</p>
      )}
      <DataTable
        caption={t('report.people')}
        hideCaption
        rows={differences}
        rowKey={({ kind, employeeNumber, name }) => `${kind} ${employeeNumber} ${name}`}
        columns={[
          {
            key: 'name',
            header: t('report.name'),
            rowHeader: true,
            cell: ({ name, employeeNumber }) => (
              <>
                {name} <span className="text-sm font-normal text-muted-foreground">{employeeNumber}</span>
              </>
            ),
          },
          {
            key: 'what',
            header: t('report.what'),
            cell: ({ kind }) => <StatusBadge tone={TONES[kind]}>{t(`report.kind.${kind}`)}</StatusBadge>,
          },
          { key: 'ends', header: t('report.ends'), cell: ({ ends }) => steps(ends) },
          { key: 'begins', header: t('report.begins'), cell: ({ begins }) => steps(begins) },
          {
            key: 'unit',
            header: t('report.unit'),
            cell: ({ unitBefore, unit }) =>
              unitBefore && unit !== unitBefore
                ? t('report.unitChange', { before: unitBefore, after: unit ?? t('noUnit') })
                : (unit ?? t('noUnit')),
          },
        ]}
      />
    </section>
  )
}

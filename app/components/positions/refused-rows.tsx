import { useTranslation } from 'react-i18next'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { formatNumber } from '#app/components/ui/format.ts'
import { type RefusedRow } from '#app/domain/positions/export-row.ts'

/** The rows of an export that have to be corrected, each with its line and the reason. */
export function RefusedRows({ rows, count }: { rows: readonly RefusedRow[]; count: number }) {
  const { t, i18n } = useTranslation('positions')
  return (
    <section className="space-y-3">
      <h2 className="text-xl font-semibold">{t('report.problems')}</h2>
      {count > rows.length && (
        <p>{t('report.shown', { shown: rows.length, count: formatNumber(count, i18n.language) })}</p>
      )}
      <DataTable
        caption={t('report.problems')}
        hideCaption
        rows={rows}
        rowKey={({ line, column, message }) => `${line} ${column} ${message}`}
        columns={[
          { key: 'line', header: t('report.line'), rowHeader: true, cell: ({ line }) => line },
          {
            key: 'column',
            header: t('report.column'),
            cell: ({ column }) => (column === 'row' ? t('report.wholeRow') : <code>{column}</code>),
          },
          {
            key: 'problem',
            header: t('report.problem'),
            cell: ({ message }) => <ErrorText message={message} />,
          },
        ]}
      />
    </section>
  )
}

import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/ui/alert.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { type ImportReport } from '#app/domain/translations/translation-views.ts'

/** What became of a translator's file. */
export function ImportOutcome({ report }: { report: ImportReport }) {
  const { t } = useTranslation('translation')
  const { isApplied, taken, unchanged, stale, empty, refused } = report
  return (
    <>
      <Alert
        tone={isApplied ? 'success' : 'warning'}
        title={t(isApplied ? 'xliff.applied' : 'xliff.notApplied')}
        live
      >
        <ul className="list-disc pl-5">
          <li>{t(isApplied ? 'xliff.taken' : 'xliff.wouldTake', { count: taken })}</li>
          {unchanged > 0 && <li>{t('xliff.unchanged', { count: unchanged })}</li>}
          {stale > 0 && <li>{t('xliff.stale', { count: stale })}</li>}
          {empty > 0 && <li>{t('xliff.empty', { count: empty })}</li>}
          {refused.length > 0 && <li>{t('xliff.refusedUnits', { count: refused.length })}</li>}
        </ul>
        {!isApplied && <p className="mt-2">{t('xliff.next')}</p>}
      </Alert>
      {refused.length > 0 && (
        <DataTable
          caption={t('xliff.refusedCaption')}
          rows={refused}
          rowKey={({ unit }) => unit}
          columns={[
            {
              key: 'unit',
              header: t('xliff.unit'),
              rowHeader: true,
              cell: ({ unit }) => <code className="[overflow-wrap:anywhere]">{unit.slice(0, 80)}</code>,
            },
            {
              key: 'reason',
              header: t('xliff.reason'),
              cell: ({ reason }) => t(`xliff.reasons.${reason as 'unknown_place'}`),
            },
          ]}
        />
      )}
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/ui/alert.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { type ImportReport } from '#app/domain/translations/translation-views.ts'

/** What became of a translator's file. */
export function ImportOutcome({ report, language }: { report: ImportReport; language: string }) {
  const { t } = useTranslation('translation')
  const { isApplied, taken, unchanged, stale, empty, kept, refused, conflicts } = report
  const unitColumn = {
    key: 'unit',
    header: t('xliff.unit'),
    rowHeader: true,
    cell: ({ unit }: { unit: string }) => <UnitName name={unit} />,
  }
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
          {kept > 0 && <li>{t('xliff.kept', { count: kept })}</li>}
          {conflicts.length > 0 && <li>{t('xliff.conflicts', { count: conflicts.length })}</li>}
          {refused.length > 0 && <li>{t('xliff.refusedUnits', { count: refused.length })}</li>}
        </ul>
        {!isApplied && refused.length > 0 && <p className="mt-2">{t('xliff.next')}</p>}
        {conflicts.length > 0 && (
          <p className="mt-2">{t(isApplied ? 'xliff.conflictsKept' : 'xliff.conflictsNext')}</p>
        )}
      </Alert>
      {conflicts.length > 0 && (
        <DataTable
          caption={t('xliff.conflictsCaption')}
          rows={conflicts}
          rowKey={({ unit }) => unit}
          columns={[
            unitColumn,
            {
              key: 'here',
              header: t('xliff.here'),
              cell: ({ here }) => <Words lang={language}>{here}</Words>,
            },
            {
              key: 'file',
              header: t('xliff.inFile'),
              cell: ({ file }) => <Words lang={language}>{file}</Words>,
            },
          ]}
        />
      )}
      {refused.length > 0 && (
        <DataTable
          caption={t('xliff.refusedCaption')}
          rows={refused}
          rowKey={({ unit }) => unit}
          columns={[
            unitColumn,
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

/** As the file calls it, which may be anything. */
const UnitName = ({ name }: { name: string }) => (
  <code className="[overflow-wrap:anywhere]">{name.slice(0, 80)}</code>
)

const Words = ({ lang, children }: { lang: string; children: string }) => (
  <span lang={lang} className="block text-start whitespace-pre-line [overflow-wrap:anywhere]">
    {children}
  </span>
)

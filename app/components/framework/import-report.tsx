import { useTranslation } from 'react-i18next'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { usePathInWords } from '#app/components/framework/path-in-words.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { IMPORT_STATES, type ImportReport as Report } from '#app/domain/competencies/import.schema.ts'
import { inLanguage } from '#app/lib/in-language.ts'

/** What was found in a file: numbers, what is wrong and where, what would change. */
export function ImportReport({ report }: { report: Report }) {
  const { t, i18n } = useTranslation('framework')
  const inWords = usePathInWords(report.names)
  const { rows, counts, problemCount, problems, nodes } = report
  const changed = counts.new + counts.changed + counts.retired
  return (
    <div className="space-y-6">
      <DescriptionList
        items={[
          { term: t('report.rows'), description: rows },
          ...IMPORT_STATES.filter((state) => counts[state] > 0).map((state) => ({
            term: t(`report.state.${state}`),
            description: counts[state],
          })),
          { term: t('report.problems'), description: problemCount },
        ]}
      />
      {problemCount > 0 && (
        <>
          <Alert tone="danger" title={t('report.refused', { count: problemCount })}>
            {t('report.refusedText')}
          </Alert>
          <DataTable
            caption={
              problems.length < problemCount
                ? t('report.firstProblems', { count: problems.length })
                : t('report.problems')
            }
            rows={problems.map((problem, index) => ({ ...problem, index }))}
            rowKey={({ index }) => String(index)}
            columns={[
              {
                key: 'line',
                header: t('report.line'),
                rowHeader: true,
                cell: ({ line, where }) =>
                  line === null ? (
                    <code className="break-all">{where}</code>
                  ) : (
                    t('report.lineNumber', { line })
                  ),
              },
              {
                key: 'where',
                header: t('report.column'),
                cell: ({ line, where }) => (line === null ? '–' : <code>{where}</code>),
              },
              {
                key: 'message',
                header: t('report.problem'),
                cell: ({ message }) => <ErrorText message={message} />,
              },
            ]}
          />
        </>
      )}
      {problemCount === 0 && changed === 0 && <Alert title={t('report.nothing')} />}
      {nodes.length > 0 && (
        <DataTable
          caption={
            nodes.length < changed ? t('report.firstNodes', { count: nodes.length }) : t('report.nodes')
          }
          rows={nodes}
          rowKey={({ kind, id }) => `${kind} ${id}`}
          columns={[
            {
              key: 'name',
              header: t('list.node'),
              rowHeader: true,
              cell: ({ id, kind, name, nameHi }) => (
                <>
                  {inLanguage(i18n.language, name, nameHi)}
                  <span className="block text-sm font-normal text-muted-foreground">
                    {t(`kind.${kind}`)} · {id}
                  </span>
                </>
              ),
            },
            {
              key: 'state',
              header: t('report.becomes'),
              cell: ({ state }) => <Badge>{t(`report.state.${state}`)}</Badge>,
            },
            {
              key: 'changes',
              header: t('proposal.changes'),
              cell: ({ changes, state }) =>
                changes.length === 0 ? (
                  t(state === 'new' ? 'report.allNew' : 'report.onlyState')
                ) : (
                  <ul className="space-y-1">
                    {changes.map(({ path, before, after }) => (
                      <li key={path.join('/')} className="break-words">
                        {inWords(path)}: <del>{String(before ?? '–')}</del> →{' '}
                        <ins>{String(after ?? '–')}</ins>
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      )}
    </div>
  )
}

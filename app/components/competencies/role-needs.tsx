import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { NodeName } from '#app/components/competencies/node-name.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { type PositionRoleView } from '#app/domain/explorer/explorer-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

/** The competencies a role needs, each with its level and the reason. */
export function RoleNeeds({ needs }: Pick<PositionRoleView, 'needs'>) {
  const { t, i18n } = useTranslation('competencies')
  return (
    <DataTable
      caption={t('position.competencies')}
      hideCaption
      className="print:[&_table]:break-inside-auto! print:[&_tr]:break-inside-avoid"
      rows={needs}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'competency',
          header: t('position.competency'),
          rowHeader: true,
          cell: ({ code, name, nameHi, theme }) => (
            <span className="block">
              <Link to={`/competencies/${code}`} className="link">
                <NodeName name={name} nameHi={nameHi} />
              </Link>
              <span className="block text-sm font-normal text-muted-foreground">
                {code}
                {theme && (
                  <>
                    {' · '}
                    <NodeName name={theme.name} nameHi={theme.nameHi} />
                  </>
                )}
              </span>
            </span>
          ),
        },
        {
          key: 'level',
          header: t('position.level'),
          cell: ({ level, levelName, levelNameHi }) => (
            <span className="whitespace-nowrap">
              {t('levels.name', { level, name: inLanguage(i18n.language, levelName, levelNameHi) })}
            </span>
          ),
        },
        {
          key: 'reason',
          header: t('position.reason'),
          cell: ({ reason, reasonHi }) =>
            reason ? <NodeName name={reason} nameHi={reasonHi} /> : t('needed.noReason'),
        },
      ]}
    />
  )
}

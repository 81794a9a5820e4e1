import { useTranslation } from 'react-i18next'
import { NodeName } from '#app/components/competencies/node-name.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { type LevelView } from '#app/domain/explorer/explorer-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

/** What each level looks like: for this competency where somebody has written it, else in general. */
export function LevelTable({ levels }: { levels: readonly LevelView[] }) {
  const { t, i18n } = useTranslation('competencies')
  return (
    <>
      <DataTable
        caption={t('levels.caption')}
        hideCaption
        rows={levels}
        rowKey={({ level }) => String(level)}
        columns={[
          {
            key: 'level',
            header: t('levels.level'),
            rowHeader: true,
            className: '@3xl:w-48',
            cell: ({ level, name, nameHi }) =>
              t('levels.name', { level, name: inLanguage(i18n.language, name, nameHi) }),
          },
          {
            key: 'tier',
            header: t('levels.tier'),
            cell: ({ tierName, tierNameHi }) => <NodeName name={tierName} nameHi={tierNameHi} />,
          },
          { key: 'means', header: t('levels.means'), cell: (level) => <Meaning {...level} /> },
        ]}
      />
      <p className="mt-3 text-sm text-muted-foreground">{t('levels.note')}</p>
    </>
  )
}

function Meaning({ indicator, descriptor, descriptorHi }: LevelView) {
  const { t } = useTranslation('competencies')
  if (!indicator) return <NodeName name={descriptor} nameHi={descriptorHi} />
  return (
    <span className="block space-y-1">
      <span className="block">
        <NodeName name={indicator.text} nameHi={indicator.textHi} />
      </span>
      <span className="block text-sm text-muted-foreground">
        {t('levels.general')}
        <NodeName name={descriptor} nameHi={descriptorHi} />
      </span>
    </span>
  )
}

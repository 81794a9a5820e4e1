import { useTranslation } from 'react-i18next'
import { TabLinks } from '#app/components/ui/tab-links.tsx'

/** The ways to look at the framework. */
export function ExplorerTabs() {
  const { t } = useTranslation('competencies')
  return (
    <div className="mb-8">
      <TabLinks
        label={t('tabs.label')}
        items={[
          { to: '/competencies', label: t('tabs.competencies') },
          { to: '/framework', label: t('tabs.positions'), end: true },
          { to: '/framework/map', label: t('tabs.map') },
          { to: '/framework/export', label: t('tabs.export') },
        ]}
      />
    </div>
  )
}

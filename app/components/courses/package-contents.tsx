import { Link } from '@remix-run/react'
import { CirclePlay } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/ui/icon.tsx'
import { type PackageView } from '#app/domain/packages/package-view.ts'

type Item = PackageView['organizations'][number]
type PackageContentsProps = { items: readonly Item[]; previewTo?: (itemId: string) => string }

/** The tree of a package as its menu will show it; what can be launched leads to its preview. */
export function PackageContents({ items, previewTo }: PackageContentsProps) {
  const { t } = useTranslation('provide')
  return (
    <ul className="space-y-1 border-l-2 pl-4">
      {items.map((item, index) => (
        <li key={`${item.identifier} ${index}`} className="py-1">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 [overflow-wrap:anywhere]">{item.title || t('package.untitled')}</span>
            {!item.isVisible && (
              <span className="text-sm text-muted-foreground">({t('package.hidden')})</span>
            )}
            {item.launchable && previewTo && (
              <Link
                to={previewTo(item.identifier)}
                aria-label={t('package.previewOf', { title: item.title || t('package.untitled') })}
                className="link inline-flex min-h-6 items-center gap-1 text-sm"
              >
                <Icon icon={CirclePlay} size="sm" />
                {t('package.preview')}
              </Link>
            )}
          </span>
          {item.children.length > 0 && <PackageContents items={item.children} previewTo={previewTo} />}
        </li>
      ))}
    </ul>
  )
}

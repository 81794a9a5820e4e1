import { Link } from '@remix-run/react'
import { CirclePlay } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/ui/icon.tsx'
import { type LaunchableView, type PackageView } from '#app/domain/packages/package-view.ts'

type Item = PackageView['organizations'][number]
type PackageContentsProps = {
  items: readonly Item[]
  /** What is said of each item that can be launched: its file and what has to be done before. */
  launchable?: readonly LaunchableView[]
  showsFiles?: boolean
  previewTo?: (itemId: string) => string
}

/** More in one folder than one looks through; the rest is folded. */
const SHOWN = 25

/** The tree of a package as its menu will show it; what can be launched leads to its preview. */
export function PackageContents({
  items,
  launchable = [],
  showsFiles = true,
  previewTo,
}: PackageContentsProps) {
  const { t } = useTranslation('provide')
  const byId = new Map(launchable.map((one) => [one.identifier, one]))
  const rest = items.slice(SHOWN)
  const list = (some: readonly Item[]) => (
    <ul className="space-y-1 border-l-2 pl-4">
      {some.map((item, index) => (
        <li key={`${item.identifier} ${index}`} className="py-1">
          <ItemLine item={item} previewTo={previewTo} />
          <LaunchLine
            launch={item.launchable ? byId.get(item.identifier) : undefined}
            showsFile={showsFiles}
            byId={byId}
          />
          {item.children.length > 0 && (
            <PackageContents
              items={item.children}
              launchable={launchable}
              showsFiles={showsFiles}
              previewTo={previewTo}
            />
          )}
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {list(items.slice(0, SHOWN))}
      {rest.length > 0 && (
        <details>
          <summary className="link min-h-6 w-fit">{t('report.moreItems', { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  )
}

function ItemLine({ item, previewTo }: { item: Item; previewTo?: (itemId: string) => string }) {
  const { t } = useTranslation('provide')
  const title = item.title || t('package.untitled')
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="min-w-0 [overflow-wrap:anywhere]">{title}</span>
      {!item.isVisible && <span className="text-sm text-muted-foreground">({t('package.hidden')})</span>}
      {item.launchable && previewTo && (
        <Link
          to={previewTo(item.identifier)}
          aria-label={t('package.previewOf', { title })}
          className="link inline-flex min-h-6 items-center gap-1 text-sm print:hidden"
        >
          <Icon icon={CirclePlay} size="sm" />
          {t('package.preview')}
        </Link>
      )}
    </span>
  )
}

type LaunchLineProps = {
  launch: LaunchableView | undefined
  showsFile: boolean
  byId: ReadonlyMap<string, LaunchableView>
}

function LaunchLine({ launch, showsFile, byId }: LaunchLineProps) {
  const { t } = useTranslation('provide')
  if (!launch || !(showsFile || launch.prerequisites)) return null
  const { href, prerequisites } = launch
  return (
    <span className="block text-sm text-muted-foreground [overflow-wrap:anywhere]">
      {showsFile && t('report.opens', { file: href })}
      {showsFile && prerequisites && ' · '}
      {prerequisites && t('report.prerequisites', { expression: inTitles(prerequisites, byId) })}
    </span>
  )
}

/** Manifests name items by identifiers that nobody but they themselves can read. */
const inTitles = (expression: string, byId: ReadonlyMap<string, LaunchableView>): string =>
  expression.replace(/[\w.-]+/g, (word) => {
    const title = byId.get(word)?.title
    return title ? `“${title}”` : word
  })

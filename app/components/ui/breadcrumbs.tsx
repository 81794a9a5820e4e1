import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#app/components/ui/icon.tsx'

export type Crumb = { label: string; to?: string }

/** The way here; the last crumb is the present page and no link. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('nav.breadcrumbs')} className="text-sm print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
        {items.map(({ label, to }, index) => {
          const last = index === items.length - 1
          return (
            <li key={`${to} ${label}`} className="flex min-h-6 items-center gap-1.5">
              {to && !last ? (
                <Link to={to} className="link">
                  {label}
                </Link>
              ) : (
                <span aria-current={last ? 'page' : undefined} className="text-muted-foreground">
                  {label}
                </span>
              )}
              {!last && <Icon icon={ChevronRight} size="sm" className="text-muted-foreground" />}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

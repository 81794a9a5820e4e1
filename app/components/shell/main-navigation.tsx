import { NavLink } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { type NavigationItem } from '#app/components/shell/navigation.ts'
import { cn } from '#app/components/ui/cn.ts'

const LOOKS = {
  row: 'inline-flex min-h-12 items-center border-b-3 border-transparent px-3 pt-[3px] -outline-offset-3 hover:border-input aria-[current=page]:border-accent aria-[current=page]:text-primary',
  stack:
    'flex min-h-12 items-center rounded-sm border-l-4 border-transparent px-3 hover:bg-primary-subtle aria-[current=page]:border-accent aria-[current=page]:bg-primary-subtle',
} as const

export function MainNavigation({
  items,
  look,
}: {
  items: readonly NavigationItem[]
  look: keyof typeof LOOKS
}) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('nav.main')}>
      <ul className={look === 'row' ? '-mx-3 flex flex-wrap' : 'space-y-1'}>
        {items.map(({ to, label }) => (
          <li key={to}>
            <NavLink
              to={to}
              // Only one of two entries is where somebody is, though one address may begin with the other.
              end={items.some((other) => other.to.startsWith(`${to}/`))}
              className={cn('font-semibold text-foreground no-underline', LOOKS[look])}
            >
              {t(`nav.${label}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

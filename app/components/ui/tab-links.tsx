import { Link, NavLink } from '@remix-run/react'
import { type ReactNode } from 'react'

export type TabLink = {
  to: string
  label: ReactNode
  count?: number
  end?: boolean
  /** For tabs whose addresses differ only behind the question mark, which a NavLink does not look at. */
  isCurrent?: boolean
}

const TAB =
  'inline-flex min-h-11 items-center gap-2 border-b-3 border-transparent px-3 py-2 font-medium whitespace-nowrap text-muted-foreground -outline-offset-3 hover:text-foreground aria-[current=page]:border-primary aria-[current=page]:text-primary'

/** Tabs that are pages: each has an address, and the browser's back button works. */
export function TabLinks({ label, items }: { label: string; items: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto border-b px-4 sm:mx-0 sm:px-0 print:hidden">
      <ul className="flex gap-1">
        {items.map(({ to, label: text, count, end, isCurrent }) => {
          const content = (
            <>
              {text}
              {count !== undefined && (
                <span className="rounded-full bg-muted px-2 text-sm tabular-nums text-foreground">
                  {count}
                </span>
              )}
            </>
          )
          return (
            <li key={to}>
              {isCurrent === undefined ? (
                <NavLink to={to} end={end} className={TAB}>
                  {content}
                </NavLink>
              ) : (
                <Link to={to} aria-current={isCurrent ? 'page' : undefined} className={TAB}>
                  {content}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

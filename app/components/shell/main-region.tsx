import { useLocation } from '@remix-run/react'
import { useEffect, useRef, type ReactNode } from 'react'

export const MAIN_ID = 'main'

/**
 * The main landmark. After going to another page without a reload the focus moves here, as it would after a reload:
 * otherwise a screen reader stays silent on a link that no longer exists.
 */
export function MainRegion({ isBare = false, children }: { isBare?: boolean; children: ReactNode }) {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const previous = useRef(pathname)
  useEffect(() => {
    if (previous.current === pathname) return
    previous.current = pathname
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <main
      ref={main}
      id={MAIN_ID}
      tabIndex={-1}
      className={isBare ? 'flex h-dvh flex-col' : 'page-width flex-1 py-8 sm:py-10'}
    >
      {children}
    </main>
  )
}

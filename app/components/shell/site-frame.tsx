import { useMatches, useRouteError } from '@remix-run/react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MAIN_ID, MainRegion } from '#app/components/shell/main-region.tsx'
import { SiteFooter } from '#app/components/shell/site-footer.tsx'
import { SiteHeader } from '#app/components/shell/site-header.tsx'
import { PendingBar } from '#app/components/ui/pending-bar.tsx'

/** Everything around a page. A route with the handle `{ frame: 'bare' }` fills the window itself, as the player does. */
export function SiteFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  if (useIsBare()) {
    return (
      <>
        <PendingBar />
        <MainRegion isBare>{children}</MainRegion>
      </>
    )
  }
  return (
    <div className="flex min-h-dvh flex-col overflow-x-clip">
      <a
        href={`#${MAIN_ID}`}
        className="absolute top-2 left-2 z-50 -translate-y-24 rounded-md bg-card px-4 py-3 font-semibold text-primary shadow-popover focus:translate-y-0"
      >
        {t('nav.skip')}
      </a>
      <PendingBar />
      <SiteHeader />
      <MainRegion>{children}</MainRegion>
      <SiteFooter />
    </div>
  )
}

function useIsBare(): boolean {
  const failed = Boolean(useRouteError())
  const handles = useMatches().map(({ handle }) => handle as { frame?: unknown } | undefined)
  return !failed && handles.some((handle) => handle?.frame === 'bare')
}

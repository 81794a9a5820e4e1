import { useLocation } from '@remix-run/react'
import { Menu } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { AccountPanel } from '#app/components/shell/account-panel.tsx'
import { Brand } from '#app/components/shell/brand.tsx'
import { LanguageSwitch } from '#app/components/shell/language-switch.tsx'
import { MainNavigation } from '#app/components/shell/main-navigation.tsx'
import { navigationFor } from '#app/components/shell/navigation.ts'
import { useRootData } from '#app/components/shell/root-data.ts'
import { ThemeSwitch } from '#app/components/shell/theme-switch.tsx'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type Viewer } from '#app/domain/people/viewer.ts'
import { inLanguage } from '#app/lib/in-language.ts'

const stripButton =
  'flex min-h-10 items-center gap-2 rounded-sm px-2 text-sm font-medium hover:bg-white/15 pointer-coarse:min-h-11'

export function SiteHeader() {
  const { t } = useTranslation()
  const viewer = useRootData()?.viewer ?? null
  const items = navigationFor(viewer?.acting?.roles ?? [], viewer?.acting?.organisationKind)
  const manyItems = items.length > 2 // they get a row of their own
  return (
    <header className="print:hidden">
      <div className="border-b-3 border-accent on-brand bg-brand text-brand-foreground">
        <div className="page-width flex items-center justify-between gap-4">
          <p className="truncate text-sm">{t('strapline')}</p>
          <div className="-mr-2 flex items-center gap-1">
            <LanguageSwitch className={stripButton} />
            <ThemeSwitch className={stripButton} />
          </div>
        </div>
      </div>
      <div className="relative border-b bg-card">
        <div className="page-width flex min-h-18 items-center justify-between gap-4">
          <div className="flex items-center gap-8">
            <Brand />
            {!manyItems && (
              <div className="hidden lg:block">
                <MainNavigation items={items} look="row" />
              </div>
            )}
          </div>
          <div className="hidden lg:block">{viewer ? <AccountMenu viewer={viewer} /> : <SignIn />}</div>
          <MobileMenu viewer={viewer} />
        </div>
        {manyItems && (
          <div className="page-width hidden lg:block">
            <MainNavigation items={items} look="row" />
          </div>
        )}
      </div>
    </header>
  )
}

function MobileMenu({ viewer }: { viewer: Viewer | null }) {
  const { t } = useTranslation()
  return (
    <Disclosure
      className="lg:hidden"
      summaryClassName="min-h-11 rounded-md border border-input px-3 font-semibold"
      summary={
        <>
          <Icon icon={Menu} />
          {t('nav.menu')}
        </>
      }
    >
      <div className="absolute inset-x-0 top-full z-40 border-b bg-popover py-3 text-popover-foreground shadow-popover">
        <div className="page-width space-y-3">
          <MainNavigation
            items={navigationFor(viewer?.acting?.roles ?? [], viewer?.acting?.organisationKind)}
            look="stack"
          />
          <div className="border-t pt-3">{viewer ? <AccountPanel viewer={viewer} /> : <SignIn wide />}</div>
        </div>
      </div>
    </Disclosure>
  )
}

function AccountMenu({ viewer }: { viewer: Viewer }) {
  const { t, i18n } = useTranslation()
  return (
    <Disclosure
      className="relative -mr-3"
      summaryClassName="min-h-12 rounded-md border border-transparent px-3 hover:border-input"
      summary={
        <>
          <span className="sr-only">{t('account.menu')}:</span>
          <Initials name={viewer.name} />
          <span className="min-w-0 text-left">
            <span className="block max-w-72 truncate leading-snug font-semibold">{viewer.name}</span>
            {viewer.acting && (
              <span className="block max-w-72 truncate text-sm leading-snug text-muted-foreground">
                {inLanguage(i18n.language, viewer.acting.organisationName, viewer.acting.organisationNameHi)}
              </span>
            )}
          </span>
        </>
      }
    >
      <div className="absolute right-3 z-40 mt-2 w-80 rounded-md border bg-popover text-popover-foreground shadow-popover">
        <AccountPanel viewer={viewer} />
      </div>
    </Disclosure>
  )
}

function Initials({ name }: { name: string }) {
  const letters = name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .filter((letter) => /\p{L}/u.test(letter))
  return (
    <span
      aria-hidden="true"
      className="grid size-9 shrink-0 place-items-center rounded-full bg-primary-subtle text-sm font-semibold text-primary-subtle-foreground"
    >
      {[letters[0], letters.length > 1 ? letters.at(-1) : ''].join('')}
    </span>
  )
}

function SignIn({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  const back =
    pathname === '/' || pathname.startsWith('/sign-in') ? '' : `?to=${encodeURIComponent(pathname + search)}`
  return (
    <LinkButton to={`/sign-in${back}`} wide={wide}>
      {t('account.signIn')}
    </LinkButton>
  )
}

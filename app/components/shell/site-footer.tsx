import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BrandMark } from '#app/components/shell/brand-mark.tsx'

export function SiteFooter() {
  const { t } = useTranslation()
  return (
    <footer className="mt-16 border-t-3 border-accent on-brand bg-brand text-brand-foreground print:hidden">
      <div className="page-width flex flex-col gap-8 py-10 md:flex-row md:justify-between">
        <div className="flex max-w-xl gap-4">
          <BrandMark className="size-10 shrink-0 rounded-[9px] ring-1 ring-white/25" />
          <div className="space-y-1 text-sm">
            <p className="text-base font-semibold">
              {t('appName')} · {t('tagline')}
            </p>
            <p>{t('footer.about')}</p>
            <p>{t('footer.time')}</p>
          </div>
        </div>
        <nav aria-label={t('footer.label')}>
          <ul className="space-y-1">
            <FooterLink to="/catalogue" label={t('nav.catalogue')} />
            <FooterLink to="/register" label={t('footer.register')} />
            <FooterLink to="/accessibility" label={t('footer.accessibility')} />
          </ul>
        </nav>
      </div>
    </footer>
  )
}

const FooterLink = ({ to, label }: { to: string; label: string }) => (
  <li>
    <Link
      to={to}
      className="inline-flex min-h-8 items-center underline underline-offset-4 hover:decoration-2"
    >
      {label}
    </Link>
  </li>
)

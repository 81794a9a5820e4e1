import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { BrandMark } from '#app/components/shell/brand-mark.tsx'

export function Brand() {
  const { t } = useTranslation()
  return (
    <Link to="/" aria-label={t('nav.home')} className="flex min-h-11 items-center gap-3 no-underline">
      <BrandMark className="size-10 shrink-0" />
      <span className="text-xl leading-tight font-bold tracking-tight text-foreground sm:text-2xl">
        {t('appName')}
      </span>
    </Link>
  )
}

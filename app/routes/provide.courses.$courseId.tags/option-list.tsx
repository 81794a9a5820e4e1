import { Link } from '@remix-run/react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { Badge } from '#app/components/ui/badge.tsx'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { type CompetencyOption } from '#app/domain/courses/competency-views.ts'

type OptionListProps = {
  options: readonly CompetencyOption[]
  /** Codes the course carries already. */
  tagged: ReadonlySet<string>
  /** The search or area to come back to, as it stands in the address. */
  rest?: string
  showTheme?: boolean
  /** What is said below a competency, and what else can be done with it. */
  about?: (option: CompetencyOption) => ReactNode
  act?: (option: CompetencyOption, name: string) => ReactNode
}

/** Competencies to choose from, each with what it means. */
export function OptionList({ options, tagged, rest = '', showTheme = true, about, act }: OptionListProps) {
  const { t, i18n } = useTranslation('provide')
  const pick = (text: string, textHi: string) => inLanguage(i18n.language, text, textHi)
  return (
    <ul className="divide-y">
      {options.map((option) => {
        const name = pick(option.name, option.nameHi)
        return (
          <li key={option.code} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-56">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {name}
                {option.isTheme && <Badge>{t('tags.wholeTheme')}</Badge>}
                {option.isOwn && <Badge tone="info">{t('tags.own')}</Badge>}
                {tagged.has(option.code) && <Badge tone="success">{t('tags.tagged')}</Badge>}
              </p>
              {showTheme && !option.isTheme && (
                <p className="text-sm text-muted-foreground">{pick(option.theme, option.themeHi)}</p>
              )}
              <p className="text-sm" lang={option.descriptionHi === option.description ? 'en' : undefined}>
                {pick(option.description, option.descriptionHi)}
              </p>
              {about?.(option)}
            </div>
            <div className="flex flex-wrap gap-3">
              {act?.(option, name)}
              <Link
                to={`?${rest ? `${rest}&` : ''}code=${encodeURIComponent(option.code)}#chosen`}
                aria-label={t('tags.chooseNamed', { name })}
                className={buttonStyle({ variant: 'secondary', size: 'sm' })}
              >
                {t('tags.choose')}
              </Link>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

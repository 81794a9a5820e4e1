import type { CompetencyType } from '@karmashala/frac'
import { Form, Link } from '@remix-run/react'
import { ChevronRight, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { type TagView } from '#app/domain/courses/course-views.ts'
import {
  type CompetencyOption,
  type CompetencyPicker as Picker,
} from '#app/domain/courses/competency-views.ts'

type Search = { q: string; area?: CompetencyType | undefined }
type CompetencyPickerProps = { picker: Picker; search: Search; tags: readonly TagView[] }

/** Finds a competency by words or by area. Links and a GET form, so that it works without JavaScript. */
export function CompetencyPicker({ picker, search, tags }: CompetencyPickerProps) {
  const { t, i18n } = useTranslation('provide')
  const { t: common } = useTranslation()
  const tagged = new Set(tags.map(({ competencyCode }) => competencyCode))
  return (
    <Card as="section" padding="lg" className="space-y-6">
      <CardHeader level={3} title={t('tags.add')} />
      <Form method="get" role="search" className="space-y-1.5" preventScrollReset>
        <Field label={t('tags.search')} hint={t('tags.searchHint')} id="competency-search">
          {(control) => (
            <div className="flex flex-wrap gap-3">
              <div className="min-w-0 flex-1 basis-56">
                <Input {...control} type="search" name="q" defaultValue={search.q} key={search.q} />
              </div>
              <Button type="submit" variant="secondary">
                <Icon icon={Search} />
                {common('action.search')}
              </Button>
            </div>
          )}
        </Field>
      </Form>
      <nav aria-label={t('tags.area')} className="space-y-2">
        <p aria-hidden="true" className="font-semibold">
          {t('tags.area')}
        </p>
        <ul className="flex flex-wrap gap-3">
          {picker.areas.map(({ type, name, nameHi }) => (
            <li key={type}>
              <Link
                to={`?area=${type}`}
                preventScrollReset
                aria-current={search.area === type ? 'true' : undefined}
                className={buttonStyle({ variant: search.area === type ? 'primary' : 'secondary' })}
              >
                {inLanguage(i18n.language, name, nameHi)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {picker.found && <Found found={picker.found} query={search.q} tagged={tagged} />}
      {search.area && <Themes themes={picker.themes} area={search.area} tagged={tagged} />}
    </Card>
  )
}

type Tagged = ReadonlySet<string>

function Found({ found, query, tagged }: { found: CompetencyOption[]; query: string; tagged: Tagged }) {
  const { t } = useTranslation('provide')
  if (found.length === 0) {
    return (
      <EmptyState title={t('tags.noResults', { query })} level={3}>
        {t('tags.noResultsText')}
      </EmptyState>
    )
  }
  return (
    <div className="space-y-2">
      <h4 className="font-semibold" aria-live="polite">
        {t('tags.results', { count: found.length, query })}
      </h4>
      <Options options={found} tagged={tagged} rest={`q=${encodeURIComponent(query)}`} showTheme />
    </div>
  )
}

function Themes({ themes, area, tagged }: { themes: Picker['themes']; area: string; tagged: Tagged }) {
  const { i18n } = useTranslation('provide')
  return (
    <div className="divide-y border-y">
      {themes.map(({ theme, below }) => (
        <details key={theme.code} className="group py-1">
          <summary className="flex min-h-11 cursor-pointer items-center gap-2 py-2 font-semibold">
            <Icon icon={ChevronRight} size="sm" className="transition-transform group-open:rotate-90" />
            {inLanguage(i18n.language, theme.name, theme.nameHi)}
          </summary>
          <Options options={[theme, ...below]} tagged={tagged} rest={`area=${area}`} />
        </details>
      ))}
    </div>
  )
}

type OptionsProps = { options: CompetencyOption[]; tagged: Tagged; rest: string; showTheme?: boolean }

function Options({ options, tagged, rest, showTheme = false }: OptionsProps) {
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
                {tagged.has(option.code) && <Badge tone="success">{t('tags.tagged')}</Badge>}
              </p>
              {showTheme && !option.isTheme && (
                <p className="text-sm text-muted-foreground">{pick(option.theme, option.themeHi)}</p>
              )}
              <p className="text-sm">{pick(option.description, option.descriptionHi)}</p>
            </div>
            <Link
              to={`?${rest}&code=${option.code}#chosen`}
              aria-label={t('tags.chooseNamed', { name })}
              className={buttonStyle({ variant: 'secondary', size: 'sm' })}
            >
              {t('tags.choose')}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

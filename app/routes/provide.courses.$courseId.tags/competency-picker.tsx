import type { CompetencyType } from '@karmashala/frac'
import { Form, Link } from '@remix-run/react'
import { ChevronRight, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
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
import { OptionList } from './option-list.tsx'

type Search = { q: string; area?: CompetencyType | undefined }
type CompetencyPickerProps = {
  picker: Picker
  search: Search
  tags: readonly TagView[]
  /** What the organisation has used last. */
  recent: readonly CompetencyOption[]
}

/** Finds a competency by words or by area. Links and a GET form, so that it works without JavaScript. */
export function CompetencyPicker({ picker, search, tags, recent }: CompetencyPickerProps) {
  const { t, i18n } = useTranslation('provide')
  const { t: common } = useTranslation()
  const tagged = new Set(tags.map(({ currentCode }) => currentCode))
  return (
    <Card as="section" padding="lg" id="add" className="scroll-mt-4 space-y-6">
      <CardHeader level={3} title={t('tags.add')} />
      <Form method="get" action="?#add" role="search" className="space-y-1.5" preventScrollReset>
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
                to={`?area=${type}#add`}
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
      {recent.length > 0 && !picker.found && !search.area && (
        <div className="space-y-2">
          <h4 className="font-semibold">{t('tags.recent')}</h4>
          <OptionList options={recent} tagged={tagged} />
        </div>
      )}
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
        {t('tags.noResultsText')}{' '}
        <Link to="/framework/terms/new" className="link">
          {t('tags.newTerm')}
        </Link>
      </EmptyState>
    )
  }
  return (
    <div className="space-y-2">
      <h4 className="font-semibold" aria-live="polite">
        {t('tags.results', { count: found.length, query })}
      </h4>
      <OptionList options={found} tagged={tagged} rest={`q=${encodeURIComponent(query)}`} />
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
          <OptionList options={[theme, ...below]} tagged={tagged} rest={`area=${area}`} showTheme={false} />
        </details>
      ))}
    </div>
  )
}

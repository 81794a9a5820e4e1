import { Form, Link } from '@remix-run/react'
import { Search } from 'lucide-react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { type Choice } from '#app/domain/competencies/proposal-views.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type NodePickerProps = {
  label: string
  hint: string
  query: string
  found: readonly Choice[] | null
  /** What the search has to carry along. */
  hidden: Readonly<Record<string, string>>
  pathOf: (id: string) => string
  /** Stands above the field, such as the kind that is searched. */
  children?: ReactNode
}

/** Finds a node of the framework by words. A GET form and links, so that it works without a script. */
export function NodePicker({ label, hint, query, found, hidden, pathOf, children }: NodePickerProps) {
  const { t } = useTranslation(['framework', 'common'])
  return (
    <div className="space-y-4">
      <Form method="get" role="search" className="space-y-5" preventScrollReset>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <Field label={label} hint={hint}>
          {(control) => (
            <div className="flex flex-wrap gap-3">
              <div className="min-w-0 flex-1 basis-56">
                <Input {...control} type="search" name="q" defaultValue={query} key={query} />
              </div>
              <Button type="submit" variant="secondary">
                <Icon icon={Search} />
                {t('common:action.search')}
              </Button>
            </div>
          )}
        </Field>
      </Form>
      {found && (
        <div className="space-y-2">
          <p aria-live="polite" className="font-semibold">
            {found.length === 0
              ? t('retirement.noResults', { query })
              : t('retirement.results', { count: found.length, query })}
          </p>
          <ChoiceList choices={found} pathOf={pathOf} />
        </div>
      )}
    </div>
  )
}

/** Nodes, each with a link that chooses it. */
export function ChoiceList({
  choices,
  pathOf,
}: {
  choices: readonly Choice[]
  pathOf: (id: string) => string
}) {
  const { t, i18n } = useTranslation('framework')
  return (
    <ul className="divide-y">
      {choices.map(({ id, name, nameHi }) => {
        const shown = inLanguage(i18n.language, name, nameHi)
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <span className="min-w-0 flex-1 basis-56">
              <span className="font-medium">{shown}</span>{' '}
              <span className="block text-sm text-muted-foreground">{id}</span>
            </span>
            <Link
              to={pathOf(id)}
              preventScrollReset
              aria-label={t('retirement.chooseNamed', { name: `${shown} (${id})` })}
              className={buttonStyle({ variant: 'secondary', size: 'sm' })}
            >
              {t('retirement.choose')}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

import { Link, useSearchParams } from '@remix-run/react'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { withoutChoice, withoutChoices } from '#app/components/catalogue/catalogue-address.ts'
import { useFacetLabel } from '#app/components/catalogue/facet-label.ts'
import { Icon } from '#app/components/ui/icon.tsx'
import { type CatalogueFacet } from '#app/domain/catalogue/catalogue-view.ts'

/** What the results are narrowed by, each with a way to take it back. */
export function ChosenFilters({ facets }: { facets: CatalogueFacet[] }) {
  const { t } = useTranslation('catalogue')
  const labelOf = useFacetLabel()
  const [search] = useSearchParams()
  const chosen = facets.flatMap(({ name, choices }) =>
    choices.filter(({ isSelected }) => isSelected).map((choice) => ({ name, choice })),
  )
  if (chosen.length === 0) return null
  return (
    <ul aria-label={t('chosen.label')} className="flex flex-wrap items-center gap-2">
      {chosen.map(({ name, choice }) => (
        <li key={`${name} ${choice.value}`}>
          <Link
            to={withoutChoice(search, name, choice.value)}
            preventScrollReset
            aria-label={t('chosen.remove', { name: labelOf(name, choice) })}
            className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-primary/30 bg-primary-subtle px-3 py-1 text-sm font-medium text-primary-subtle-foreground hover:border-primary"
          >
            {labelOf(name, choice)}
            <Icon icon={X} size="sm" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          to={withoutChoices(search)}
          preventScrollReset
          className="link inline-flex min-h-9 items-center"
        >
          {t('chosen.clear')}
        </Link>
      </li>
    </ul>
  )
}

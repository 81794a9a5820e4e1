import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CATALOGUE_FORM_ID } from '#app/components/catalogue/catalogue-address.ts'
import { useFacetLabel } from '#app/components/catalogue/facet-label.ts'
import { Count } from '#app/components/ui/count.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { type CatalogueFacet, type FacetChoice } from '#app/domain/catalogue/catalogue-view.ts'

/** More than these are folded away. */
const IN_VIEW = 6

type FacetGroupProps = { facet: CatalogueFacet; onChange: () => void }

/** One question with its choices and how many courses each would show. */
export function FacetGroup({ facet: { name, choices }, onChange }: FacetGroupProps) {
  const { t } = useTranslation('catalogue')
  const folded = choices.length > IN_VIEW + 1 ? choices.slice(IN_VIEW) : []
  const inView = choices.slice(0, choices.length - folded.length)
  const [isOpen] = useState(() => folded.some(({ isSelected }) => isSelected))
  if (choices.length === 0) return null
  const list = (some: FacetChoice[]) => (
    <ul>
      {some.map((choice) => (
        <Choice key={choice.value} facet={name} choice={choice} onChange={onChange} />
      ))}
    </ul>
  )
  return (
    <fieldset className="min-w-0 border-t pt-4 first:border-t-0 first:pt-0">
      <legend className="float-left w-full font-semibold">{t(`facets.${name}`)}</legend>
      <div className="clear-both pt-1">
        {list(inView)}
        {folded.length > 0 && (
          <details open={isOpen} className="group/more">
            <summary className="link inline-flex min-h-9 items-center gap-1 text-sm">
              <Icon
                icon={ChevronRight}
                size="sm"
                className="transition-transform group-open/more:rotate-90"
              />
              {t('facets.more', { count: folded.length })}
            </summary>
            {list(folded)}
          </details>
        )}
      </div>
    </fieldset>
  )
}

type ChoiceProps = { facet: CatalogueFacet['name']; choice: FacetChoice; onChange: () => void }

function Choice({ facet, choice, onChange }: ChoiceProps) {
  const { t } = useTranslation('catalogue')
  const labelOf = useFacetLabel()
  return (
    <li>
      <label className="flex min-h-9 cursor-pointer items-start gap-2.5 rounded-md py-1.5 hover:bg-muted">
        <input
          type="checkbox"
          name={facet}
          value={choice.value}
          form={CATALOGUE_FORM_ID}
          defaultChecked={choice.isSelected}
          onChange={onChange}
          className="mt-0.5 size-5 shrink-0 accent-primary pointer-coarse:size-6"
        />
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{labelOf(facet, choice)}</span>
        <span className="text-sm text-muted-foreground">
          <Count value={choice.count} />
          <span className="sr-only"> {t('facets.courses', { count: choice.count })}</span>
        </span>
      </label>
    </li>
  )
}

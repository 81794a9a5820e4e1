import { ChevronDown, SlidersHorizontal } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CATALOGUE_FORM_ID } from '#app/components/catalogue/catalogue-address.ts'
import { FacetGroup } from '#app/components/catalogue/facet-group.tsx'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { Button } from '#app/components/ui/button.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { Icon } from '#app/components/ui/icon.tsx'
import { type CatalogueFacet } from '#app/domain/catalogue/catalogue-view.ts'

type FacetPanelProps = { facets: CatalogueFacet[]; onChange: () => void }

/** What a search can be narrowed by: beside the results where there is room, folded above them where there is not. */
export function FacetPanel({ facets, onChange }: FacetPanelProps) {
  const { t } = useTranslation('catalogue')
  const details = useRef<HTMLDetailsElement>(null)
  const selected = facets.flatMap(({ choices }) => choices.filter(({ isSelected }) => isSelected)).length

  // Where the browser cannot show the content of closed details by style alone.
  useEffect(() => {
    if (window.matchMedia('(min-width: 64rem)').matches) details.current?.setAttribute('open', '')
  }, [])

  // The column stays, so that results do not jump sideways when there are some again.
  if (facets.every(({ choices }) => choices.length === 0)) return <div />
  return (
    <details
      ref={details}
      className="group/facets lg:[&::details-content]:block lg:[&::details-content]:[content-visibility:visible]"
    >
      <summary className={cn(buttonStyle({ variant: 'secondary', wide: true }), 'lg:hidden')}>
        <Icon icon={SlidersHorizontal} />
        {selected > 0 ? t('facets.openWith', { count: selected }) : t('facets.open')}
        <Icon
          icon={ChevronDown}
          size="sm"
          className="ml-auto transition-transform group-open/facets:rotate-180"
        />
      </summary>
      <div className="mt-3 rounded-lg border bg-card p-4 shadow-card lg:mt-0">
        <h2 className="mb-4 hidden text-lg font-semibold lg:block">{t('facets.title')}</h2>
        <div className="space-y-4">
          {facets.map((facet) => (
            <FacetGroup key={facet.name} facet={facet} onChange={onChange} />
          ))}
        </div>
        <noscript>
          <Button type="submit" form={CATALOGUE_FORM_ID} wide className="mt-4">
            {t('facets.apply')}
          </Button>
        </noscript>
      </div>
    </details>
  )
}

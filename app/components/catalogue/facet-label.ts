import { type DurationBucket, type FacetName } from '@karmashala/search'
import { useTranslation } from 'react-i18next'
import { type FacetChoice } from '#app/domain/catalogue/catalogue-view.ts'

type Format = 'scorm12' | 'scorm2004' | 'authored'

/** The words for a choice: from the data where it has them, from the screen's own texts elsewhere. */
export function useFacetLabel(): (facet: FacetName, choice: Pick<FacetChoice, 'value' | 'label'>) => string {
  const { t } = useTranslation('catalogue')
  return (facet, { value, label }) => {
    if (facet === 'format') return t(`formats.${value as Format}`)
    if (facet === 'duration') return t(`durations.${value as DurationBucket}`)
    if (facet === 'level') return t('level', { level: value, name: label ?? '' })
    return label ?? t('facets.unknown')
  }
}

import { useTranslation } from 'react-i18next'
import { formatNumber } from '#app/components/ui/format.ts'
import { type MinistryGaps } from '#app/domain/gaps/gap-views.ts'

/** Of how many people the numbers speak, and of whom they do not. */
export function GapFacts({ whole, withoutPosition }: Pick<MinistryGaps, 'whole' | 'withoutPosition'>) {
  const { t, i18n } = useTranslation('gaps')
  const counted = (count: number) => ({ count, number: formatNumber(count, i18n.language) })
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1">
      <li>{t('facts.people', counted(whole.people))}</li>
      <li>{t('facts.short', counted(whole.short))}</li>
      {whole.undescribed > 0 && <li>{t('facts.undescribed', counted(whole.undescribed))}</li>}
      {withoutPosition !== null && withoutPosition > 0 && (
        <li>{t('facts.withoutPosition', counted(withoutPosition))}</li>
      )}
    </ul>
  )
}

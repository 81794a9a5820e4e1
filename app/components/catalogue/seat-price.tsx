import { useTranslation } from 'react-i18next'
import { Money } from '#app/components/ui/money.tsx'

/** What one seat costs for one year, before tax. */
export function SeatPrice({ paise }: { paise: number }) {
  const { t } = useTranslation('catalogue')
  if (paise === 0) return <span className="font-semibold">{t('price.free')}</span>
  return (
    <span>
      <strong className="text-lg">
        <Money paise={paise} />
      </strong>{' '}
      <span className="text-sm text-muted-foreground">{t('price.perSeat')}</span>
    </span>
  )
}

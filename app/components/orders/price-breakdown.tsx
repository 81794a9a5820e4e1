import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#app/components/ui/format.ts'
import { Money } from '#app/components/ui/money.tsx'

export type Price = {
  seats: number
  pricePerSeatPerYearInPaise: number
  gstRatePercent: number
  subtotalInPaise: number
  gstInPaise: number
  totalInPaise: number
}

/** How a total comes about, as the invoice will say it. */
export function PriceBreakdown({ price }: { price: Price }) {
  const { t, i18n } = useTranslation('buy')
  return (
    <dl className="space-y-2">
      <Row term={t('field.pricePerSeat')} paise={price.pricePerSeatPerYearInPaise} />
      <Row
        term={t('price.seats', { count: price.seats, seats: formatNumber(price.seats, i18n.language) })}
        paise={price.subtotalInPaise}
      />
      <Row term={t('field.gst', { rate: price.gstRatePercent })} paise={price.gstInPaise} />
      <Row
        className="border-t pt-3 text-lg font-semibold"
        term={t('price.total')}
        paise={price.totalInPaise}
      />
    </dl>
  )
}

function Row({ term, paise, className = '' }: { term: ReactNode; paise: number; className?: string }) {
  return (
    <div className={`flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 ${className}`}>
      <dt>{term}</dt>
      <dd className="ml-auto text-right">
        <Money paise={paise} exact />
      </dd>
    </div>
  )
}

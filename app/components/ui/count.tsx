import { useTranslation } from 'react-i18next'
import { formatNumber } from '#app/components/ui/format.ts'

/** A number with Indian grouping. */
export function Count({ value }: { value: number }) {
  const { i18n } = useTranslation()
  return (
    <span className="tabular-nums" suppressHydrationWarning>
      {formatNumber(value, i18n.language)}
    </span>
  )
}

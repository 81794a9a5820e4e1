import { useTranslation } from 'react-i18next'
import { formatMoney } from '#app/components/ui/format.ts'

type MoneyProps = { paise: number; /** Shows "₹0.00" style paise even when they are zero. */ exact?: boolean }

/** An amount in rupees with Indian grouping: 1,23,45,678. */
export function Money({ paise, exact }: MoneyProps) {
  const { i18n } = useTranslation()
  // The browser's number data may be newer than the server's; a differing space is no reason to render again.
  return (
    <span className="whitespace-nowrap tabular-nums" suppressHydrationWarning>
      {formatMoney(paise, i18n.language, { exact })}
    </span>
  )
}

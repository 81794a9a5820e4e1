import { useTranslation } from 'react-i18next'
import { formatNumber } from '#app/components/ui/format.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** Bytes as people say them: 12.4 MB. */
export function formatFileSize(bytes: number, language: string): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)))
  return formatNumber(bytes / 1024 ** power, language, {
    style: 'unit',
    unit: UNITS[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  })
}

export function FileSize({ bytes }: { bytes: number }) {
  const { i18n } = useTranslation()
  return (
    <span className="whitespace-nowrap tabular-nums" suppressHydrationWarning>
      {formatFileSize(bytes, i18n.language)}
    </span>
  )
}

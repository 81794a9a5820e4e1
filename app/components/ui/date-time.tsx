import { useTranslation } from 'react-i18next'
import { formatDate, type DateStyle } from '#app/components/ui/format.ts'

type DateTimeProps = { at: Date | string; style?: DateStyle }

/** A moment in Indian time, with the exact one in the markup. */
export function DateTime({ at, style = 'date' }: DateTimeProps) {
  const { i18n } = useTranslation()
  // Month names differ between the number data of server and browser ("Sep", "Sept").
  return (
    <time dateTime={new Date(at).toISOString()} className="whitespace-nowrap" suppressHydrationWarning>
      {formatDate(at, i18n.language, style)}
    </time>
  )
}

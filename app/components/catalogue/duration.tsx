import { useTranslation } from 'react-i18next'

/** How long a course takes, in hours and minutes. */
export function Duration({ minutes }: { minutes: number }) {
  const { t } = useTranslation('catalogue')
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return (
    <span className="whitespace-nowrap">
      {[
        hours > 0 && t('duration.hours', { count: hours }),
        (rest > 0 || hours === 0) && t('duration.minutes', { count: rest }),
      ]
        .filter(Boolean)
        .join(' ')}
    </span>
  )
}

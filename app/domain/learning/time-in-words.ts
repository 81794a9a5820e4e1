import { type TFunction } from 'i18next'

/** A length of time as people say it: "1 hour 5 minutes". */
export function timeInWords(t: TFunction<'learn'>, seconds: number): string {
  if (seconds <= 0) return t('time.none')
  if (seconds < 60) return t('time.underMinute')
  const minutes = Math.round(seconds / 60)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const inHours = t('time.hours', { count: hours })
  const inMinutes = t('time.minutes', { count: rest })
  if (hours === 0) return inMinutes
  return rest === 0 ? inHours : t('time.both', { hours: inHours, minutes: inMinutes })
}

/** The locale whose customs a language of the interface follows: Indian grouping, day before month. */
const localeOf = (language: string): string => (language === 'hi' ? 'hi-IN' : 'en-IN')

const TIME_ZONE = 'Asia/Kolkata'

const DATE_STYLES = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  shortDate: { day: 'numeric', month: 'short', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  time: { hour: 'numeric', minute: '2-digit' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type DateStyle = keyof typeof DATE_STYLES

/** Rupees from integer paise; paise are left out when there are none, unless `exact`. */
export function formatMoney(paise: number, language: string, { exact = false } = {}): string {
  const digits = exact || paise % 100 !== 0 ? 2 : 0
  return new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency: 'INR',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(paise / 100)
}

export const formatNumber = (value: number, language: string, options?: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(localeOf(language), options).format(value)

/** A moment as people in India read it, whatever the time zone of the machine. */
export const formatDate = (at: Date | string, language: string, style: DateStyle = 'date'): string =>
  new Intl.DateTimeFormat(localeOf(language), { ...DATE_STYLES[style], timeZone: TIME_ZONE }).format(
    new Date(at),
  )

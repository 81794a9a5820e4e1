const SECONDS = { year: 31_536_000, month: 2_592_000, week: 604_800, day: 86_400, hour: 3600, minute: 60 }
const LARGEST_CMI_TIMESPAN = 9999 * SECONDS.hour + 59 * SECONDS.minute + 59.99

/**
 * Seconds in a CMITimespan, `HHHH:MM:SS.SS` (SCORM 1.2 RTE, data types); null when it is not one.
 * Minutes and seconds up to 99 are legal there, and real content writes them.
 */
export function parseCmiTimespan(value: string): number | null {
  const parts = /^(\d{1,4}):(\d{2}):(\d{2}(?:\.\d{1,2})?)$/.exec(value.trim())
  if (!parts) return null
  return Number(parts[1]) * SECONDS.hour + Number(parts[2]) * SECONDS.minute + Number(parts[3])
}

/** A CMITimespan for a number of seconds, to the hundredth; the format ends at 9999 hours. */
export function formatCmiTimespan(seconds: number): string {
  const hundredths = Math.round(Math.min(Math.max(seconds, 0), LARGEST_CMI_TIMESPAN) * 100)
  const whole = Math.floor(hundredths / 100)
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = [whole / SECONDS.hour, (whole % SECONDS.hour) / SECONDS.minute, whole % SECONDS.minute]
  const fraction = hundredths % 100
  return clock.map((part) => two(Math.floor(part))).join(':') + (fraction ? `.${two(fraction)}` : '')
}

/**
 * Seconds in an ISO 8601 duration (timeinterval(second,10,2), SCORM 2004 RTE 4.1.1.7); null when it is not one.
 * A year counts as 365 days and a month as 30: the standard leaves both open.
 */
export function parseIsoDuration(value: string): number | null {
  const pattern =
    /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
  const parts = pattern.exec(value.trim())
  if (!parts) return null
  const { year, month, week, day, hour, minute } = SECONDS
  return [year, month, week, day, hour, minute, 1].reduce(
    (total, unit, index) => total + unit * Number(parts[index + 1] ?? 0),
    0,
  )
}

/** An ISO 8601 duration in hours, minutes and seconds, to the hundredth: `PT1H0M5.5S`; nothing is `PT0S`. */
export function formatIsoDuration(seconds: number): string {
  const hundredths = Math.round(Math.max(seconds, 0) * 100)
  const hours = Math.floor(hundredths / 360_000)
  const minutes = Math.floor((hundredths % 360_000) / 6000)
  const rest = (hundredths % 6000) / 100
  if (!hours && !minutes) return `PT${rest}S`
  return `PT${hours ? `${hours}H` : ''}${minutes}M${rest}S`
}

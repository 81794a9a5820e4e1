const pad = (number: number, width: number): string => String(number).padStart(width, '0')

const split = (seconds: number) => {
  const whole = Math.max(0, Math.floor(seconds))
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 }
}

/** SCORM 1.2 CMITimespan, HHHH:MM:SS. */
export function timespan(inSeconds: number): string {
  const { hours, minutes, seconds } = split(inSeconds)
  return `${pad(Math.min(hours, 9999), 4)}:${pad(minutes, 2)}:${pad(seconds, 2)}`
}

/** An ISO 8601 duration, as SCORM 2004 and xAPI want it. */
export function duration(inSeconds: number): string {
  const { hours, minutes, seconds } = split(inSeconds)
  return `PT${hours}H${minutes}M${seconds}S`
}

/** SCORM 1.2 CMITime, the time of day. */
export const clockTime = (date: Date): string =>
  `${pad(date.getHours(), 2)}:${pad(date.getMinutes(), 2)}:${pad(date.getSeconds(), 2)}`

/**
 * SCORM 2004 time in UTC. Its grammar (YYYY-MM-DDThh:mm:ss.sTZD) has a zone only behind a fraction of a second, and real
 * systems refuse one without.
 */
export const timestamp = (date: Date): string => `${date.toISOString().slice(0, 22)}Z`

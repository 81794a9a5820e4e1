/** The same day of the next year; 29 February becomes 1 March, so that nobody gets less than a year. */
export function oneYearAfter(date: Date): Date {
  const later = new Date(date)
  later.setUTCFullYear(later.getUTCFullYear() + 1)
  return later
}

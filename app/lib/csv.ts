/**
 * A CSV file (RFC 4180) that spreadsheets open as what it says: with a byte order mark for Hindi, and with no cell
 * that would run as a formula.
 */
export function csvOf(header: string[], rows: (string | number)[][]): string {
  const lines = [header, ...rows].map((cells) => cells.map(cellOf).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

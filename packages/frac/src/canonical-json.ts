/**
 * JSON whose bytes depend on the content alone: keys in code unit order, members that are undefined left out, two
 * spaces, a line feed at the end. Arrays keep their order: sort what is a set before.
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(sortKeys(value), null, 2)}\n`
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(
    entries.sort(([a], [b]) => compareText(a, b)).map(([key, member]) => [key, sortKeys(member)]),
  )
}

/** Order by code units: the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

type Query = Record<string, string | number | null | undefined>

/** An address of these pages; a unit of `null` is the people without one and stands as an empty name. */
export function gapPath(
  page: '' | 'unit' | 'people' | 'closing' | `export/${string}` | `person/${string}`,
  query: Query = {},
): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null && name === 'unit') search.set(name, '')
    else if (value !== null && value !== undefined) search.set(name, String(value))
  }
  const path = page === '' ? '/gaps' : `/gaps/${page}`
  return search.size === 0 ? path : `${path}?${search.toString()}`
}

/** The unit an address names, as the domain knows it. */
export const unitOf = (unit: string | undefined): { unit?: string | null } =>
  unit === undefined ? {} : { unit: unit === '' ? null : unit }

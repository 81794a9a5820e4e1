import { type FacetName } from '@karmashala/search'

export const CATALOGUE_PATH = '/catalogue'
export const CATALOGUE_FORM_ID = 'catalogue'

/** Where the same search leads without one value of a facet. Another selection begins at its first page. */
export function withoutChoice(search: URLSearchParams, facet: FacetName, value: string): string {
  const next = new URLSearchParams(search)
  next.delete(facet)
  for (const other of search.getAll(facet)) if (other !== value) next.append(facet, other)
  next.delete('page')
  return address(next)
}

/** Where the same words lead with nothing selected. */
export function withoutChoices(search: URLSearchParams): string {
  const q = search.get('q')
  return address(new URLSearchParams(q ? { q } : {}))
}

export function pageAddress(search: URLSearchParams, page: number): string {
  const next = new URLSearchParams(search)
  if (page === 1) next.delete('page')
  else next.set('page', String(page))
  return address(next)
}

const address = (search: URLSearchParams) =>
  search.size > 0 ? `${CATALOGUE_PATH}?${search.toString()}` : CATALOGUE_PATH

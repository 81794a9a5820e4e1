import { type FilterNode } from '../filter/filter-node.ts'
import { pick, type Document } from '../index/field-path.ts'
import { type SearchIndex } from '../index/search-index.ts'
import { facetsOf, type Facets } from './facets.ts'
import { findDocuments, type Found } from './find-documents.ts'
import { formatHit } from './format-hit.ts'
import { matchesPosition } from './matches-position.ts'
import { type SearchParams } from './search-params.ts'

type Paging =
  | { page: number; hitsPerPage: number; totalPages: number; totalHits: number }
  | { offset: number; limit: number; estimatedTotalHits: number }

export type SearchAnswer = { hits: Document[]; query: string; processingTimeMs: number } & Paging &
  Partial<Facets>

/** Answers one search. Throws an `ApiError` for attributes that the settings do not allow to be used that way. */
export function runSearch(
  index: SearchIndex,
  params: SearchParams,
  filter: FilterNode | undefined,
): SearchAnswer {
  const started = performance.now()
  const found = findDocuments(index, params, filter)
  const { from, to, answer } = paging(
    params,
    Math.min(found.documents.length, index.settings.pagination.maxTotalHits),
  )
  const hits = found.documents.slice(from, to).map((document) => toHit(index, document, params, found))
  const facets = params.facets && facetsOf(index, found.documents, params.facets)
  return {
    hits,
    query: params.q ?? '',
    processingTimeMs: Math.round(performance.now() - started),
    ...answer,
    ...facets,
  }
}

/** Which hits a request means, of so many; and what the answer says about it. */
export function paging(
  {
    page,
    hitsPerPage,
    offset = 0,
    limit = 20,
  }: Pick<SearchParams, 'page' | 'hitsPerPage' | 'offset' | 'limit'>,
  total: number,
): { from: number; to: number; answer: Paging } {
  if (page === undefined && hitsPerPage === undefined) {
    const to = Math.min(offset + limit, total)
    return { from: offset, to, answer: { offset, limit, estimatedTotalHits: total } }
  }
  const size = hitsPerPage ?? 20
  const number = page ?? 1
  const from = (number - 1) * size
  const totalPages = size === 0 ? 0 : Math.ceil(total / size)
  const answer = { page: number, hitsPerPage: size, totalPages, totalHits: total }
  return number === 0 ? { from: 0, to: 0, answer } : { from, to: Math.min(from + size, total), answer }
}

/** A document as it is shown, with whatever was asked for besides. */
export function toHit(index: SearchIndex, number: number, params: SearchParams, found: Found): Document {
  const displayed = pick(index.documentAt(number), index.settings.displayedAttributes)
  const { attributesToRetrieve = null, attributesToHighlight, attributesToCrop } = params
  return {
    ...pick(displayed, attributesToRetrieve),
    ...((attributesToHighlight || attributesToCrop) && {
      _formatted: formatHit(displayed, params, found.terms),
    }),
    ...(params.showMatchesPosition && { _matchesPosition: matchesPosition(displayed, found.terms) }),
    ...(params.showRankingScore && { _rankingScore: found.scoreOf(number) }),
  }
}

import { badRequest } from './api-error.ts'
import { facetsOf, type Facets } from './facets.ts'
import { covers, pick, type Document } from './field-path.ts'
import { parseFilter } from './filter-parser.ts'
import { formatHit } from './format-hit.ts'
import { matchFilter, notFilterable } from './match-filter.ts'
import { matchQuery, type Matches } from './match-query.ts'
import { parseQuery } from './parse-query.ts'
import { parseSort, rank, type SortBy } from './rank.ts'
import { type SearchIndex } from './search-index.ts'
import { type SearchParams } from './search-params.ts'
import { normalise } from './text.ts'

type Paging =
  | { page: number; hitsPerPage: number; totalPages: number; totalHits: number }
  | { offset: number; limit: number; estimatedTotalHits: number }

export type SearchAnswer = { hits: Document[]; query: string; processingTimeMs: number } & Paging &
  Partial<Facets>

/** Answers one search. Throws an `ApiError` for attributes that the settings do not allow to be used that way. */
export function runSearch(index: SearchIndex, params: SearchParams): SearchAnswer {
  const started = performance.now()
  const found = findDocuments(index, params, 'invalid_search_filter')
  const { from, to, answer } = paging(
    params,
    Math.min(found.documents.length, index.settings.pagination.maxTotalHits),
  )
  return {
    hits: found.documents
      .slice(from, to)
      .map((number) => toHit(index, index.documentAt(number), params, found)),
    query: params.q ?? '',
    processingTimeMs: Math.round(performance.now() - started),
    ...answer,
    ...(params.facets && facetsOf(index, found.documents, params.facets)),
  }
}

/** The documents that match the query and the filter, best first, each distinct value once. */
export function findDocuments(index: SearchIndex, params: SearchParams, filterCode: string): Matches {
  const passes = matchFilter(parseFilter(params.filter, filterCode), index, filterCode)
  const sort = readSort(index, params.sort ?? [])
  const { q, matchingStrategy, attributesToSearchOn } = params
  const ranked = index.remember(
    JSON.stringify([q, matchingStrategy, attributesToSearchOn, params.sort]),
    () => {
      const matches = matchText(index, params)
      rank(matches, index.settings.rankingRules, sort, (by) => index.sortKeys(by))
      return matches
    },
  )
  const documents = ranked.documents.filter(passes)
  return { ...ranked, documents: distinct(index, documents, params.distinct) }
}

function matchText(
  index: SearchIndex,
  { q, attributesToSearchOn, matchingStrategy = 'last' }: SearchParams,
): Matches {
  const attributes = index.searchableAttributes()
  const unknown = attributesToSearchOn?.find((name) => name !== '*' && !index.isSearchable(name))
  if (unknown !== undefined) {
    throw badRequest(
      'invalid_search_attributes_to_search_on',
      `Attribute \`${unknown}\` is not searchable. Available searchable attributes are: \`${attributes.join(', ')}\`.`,
    )
  }
  const { typoTolerance: typos } = index.settings
  const searchedOn = attributes.map((name) => !attributesToSearchOn || covers(attributesToSearchOn, name))
  const withoutTypos = attributes.map((name) => covers(typos.disableOnAttributes, name))
  return matchQuery({
    query: parseQuery(q ?? '', index.stopWords),
    index: index.textIndex,
    size: index.size,
    isAlive: index.isAlive,
    textsOf: index.textsOf,
    typoRules: typos.enabled
      ? {
          ...typos.minWordSizeForTypos,
          disableOnNumbers: typos.disableOnNumbers,
          disableOnWords: new Set(typos.disableOnWords.map(normalise)),
        }
      : null,
    synonyms: index.synonyms(),
    strategy: matchingStrategy,
    mayMatch: (attribute, typoCount) =>
      searchedOn[attribute]! && (typoCount === 0 || !withoutTypos[attribute]),
  })
}

function readSort(index: SearchIndex, texts: string[]): SortBy[] {
  const { rankingRules, sortableAttributes } = index.settings
  if (texts.length > 0 && !rankingRules.includes('sort')) {
    throw badRequest(
      'invalid_search_sort',
      'You must specify where `sort` is listed in the rankingRules setting to use the sort parameter at search time.',
    )
  }
  return texts.map((text) => {
    const sort = parseSort(text)
    if (!sort) {
      throw badRequest(
        'invalid_search_sort',
        `Invalid syntax for the sort parameter: expected expression ending by \`:asc\` or \`:desc\`, found \`${text}\`.`,
      )
    }
    if (!covers(sortableAttributes, sort.attribute)) {
      throw badRequest(
        'invalid_search_sort',
        `Attribute \`${sort.attribute}\` is not sortable. ` +
          (sortableAttributes.length > 0
            ? `Available sortable attributes are: \`${sortableAttributes.join(', ')}\`.`
            : 'This index does not have configured sortable attributes.'),
      )
    }
    return sort
  })
}

function distinct(index: SearchIndex, documents: number[], asked: string | undefined): number[] {
  if (asked !== undefined && !index.isFilterable(asked)) {
    throw notFilterable(asked, index, 'invalid_search_distinct')
  }
  const attribute = asked ?? index.settings.distinctAttribute
  if (!attribute) return documents
  const { codes } = index.column(attribute)
  const seen = new Set<number>()
  return documents.filter((document) => {
    const isRepeated = codes[document]!.some((code) => seen.has(code))
    if (!isRepeated) for (const code of codes[document]!) seen.add(code)
    return !isRepeated
  })
}

function paging({ page, hitsPerPage, offset = 0, limit = 20 }: SearchParams, total: number) {
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

function toHit(index: SearchIndex, document: Document, params: SearchParams, { terms }: Matches): Document {
  const displayed = pick(document, index.settings.displayedAttributes)
  const hit = pick(displayed, params.attributesToRetrieve ?? null)
  if (!params.attributesToHighlight && !params.attributesToCrop) return hit
  return { ...hit, _formatted: formatHit(displayed, params, terms) }
}

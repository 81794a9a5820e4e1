import { badRequest, IndexRefusal } from '../http/api-error.ts'
import { type FilterNode } from '../filter/filter-node.ts'
import { filterableAttributes, matchFilter } from '../filter/match-filter.ts'
import { covers } from '../index/field-path.ts'
import { type SearchIndex } from '../index/search-index.ts'
import { normalise } from '../index/text.ts'
import { matchQuery, type Matches } from './match-query.ts'
import { parseQuery } from './parse-query.ts'
import { parseSort, rank, type SortBy } from './rank.ts'
import { scorer } from './ranking-score.ts'
import { type SearchParams } from './search-params.ts'

/** What was found, best first, each distinct value once. */
export type Found = Matches & { scoreOf: (document: number) => number }

/**
 * Finds the documents that match the query and the filter.
 * @param filter already read; its attributes are checked here
 * @throws {ApiError} for attributes that the settings do not allow to be used that way
 */
export function findDocuments(
  index: SearchIndex,
  params: SearchParams,
  filter: FilterNode | undefined,
  filterCode = 'invalid_search_filter',
): Found {
  const passes = matchFilter(filter, index, filterCode)
  const sort = readSort(index, params.sort ?? [])
  const { q, matchingStrategy, attributesToSearchOn, rankingScoreThreshold: threshold = 0 } = params
  const ranked = index.remember(
    JSON.stringify([q, matchingStrategy, attributesToSearchOn, params.sort]),
    () => {
      const matches = matchText(index, params)
      rank(matches, index.settings.rankingRules, sort, (by) => index.sortKeys(by))
      return matches
    },
  )
  const scoreOf = scorer(ranked, index.settings.rankingRules)
  const documents = ranked.documents.filter(
    (document) => passes(document) && (threshold === 0 || scoreOf(document) >= threshold),
  )
  return { ...ranked, documents: distinct(index, documents, params.distinct), scoreOf }
}

function matchText(
  index: SearchIndex,
  { q = '', attributesToSearchOn, matchingStrategy = 'last' }: SearchParams,
): Matches {
  const attributes = index.searchableAttributes()
  const unknown = attributesToSearchOn?.find((name) => name !== '*' && !index.isSearchable(name))
  if (unknown !== undefined) {
    throw new IndexRefusal(
      'invalid_search_attributes_to_search_on',
      `Attribute \`${unknown}\` is not searchable. Available searchable attributes are: \`${attributes.join(', ')}\`.`,
    )
  }
  const { typoTolerance: typos } = index.settings
  const searchedOn = attributes.map((name) => !attributesToSearchOn || covers(attributesToSearchOn, name))
  const withoutTypos = attributes.map((name) => covers(typos.disableOnAttributes, name))
  return matchQuery({
    query: parseQuery(q, index.stopWords),
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
    attributeCount: attributes.length,
    mayMatch: (attribute, typoCount) =>
      searchedOn[attribute]! && (typoCount === 0 || !withoutTypos[attribute]),
  })
}

/**
 * Checks what is asked to be sorted by.
 * @throws {ApiError} `invalid_search_sort`
 */
export function readSort(index: SearchIndex, texts: string[]): SortBy[] {
  const code = 'invalid_search_sort'
  const sorts = texts.map((text) => {
    const sort = parseSort(text)
    if (!sort) {
      throw badRequest(
        code,
        `Invalid syntax for the sort parameter: expected expression ending by \`:asc\` or \`:desc\`, found \`${text}\`.`,
      )
    }
    refuseReserved(sort.attribute, code)
    return sort
  })
  for (const { attribute } of sorts) checkSortable(index, attribute, code)
  if (texts.length > 0 && !index.settings.rankingRules.includes('sort')) {
    throw new IndexRefusal(
      code,
      'You must specify where `sort` is listed in the rankingRules setting to use the sort parameter at search time.',
    )
  }
  return sorts
}

function refuseReserved(attribute: string, code: string): void {
  if (!['_geo', '_geoDistance', '_geoRadius', '_geoBoundingBox'].includes(attribute)) return
  const hint =
    attribute === '_geo' || attribute === '_geoRadius' || attribute === '_geoBoundingBox'
      ? ' Use the _geoPoint(latitude, longitude) built-in rule to sort on _geo field coordinates.'
      : ''
  throw badRequest(
    code,
    `\`${attribute}\` is a reserved keyword and thus can't be used as a sort expression.${hint}`,
  )
}

export function checkSortable(index: SearchIndex, attribute: string, code: string): void {
  const { sortableAttributes } = index.settings
  if (covers(sortableAttributes, attribute)) return
  const name = attribute.startsWith('_geoPoint(') ? '_geo' : attribute
  const available =
    sortableAttributes.length > 0
      ? `Available sortable attributes are: \`${[...sortableAttributes].sort().join(', ')}\`.`
      : 'This index does not have configured sortable attributes.'
  throw new IndexRefusal(code, `Attribute \`${name}\` is not sortable. ${available}`)
}

function distinct(index: SearchIndex, documents: number[], asked: string | undefined): number[] {
  if (asked !== undefined && !index.isFilterable(asked)) {
    throw new IndexRefusal(
      'invalid_search_distinct',
      `Attribute \`${asked}\` is not filterable and thus, cannot be used as distinct attribute. ` +
        filterableAttributes(index, ', '),
    )
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

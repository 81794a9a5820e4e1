import { type FilterNode } from '../filter/filter-node.ts'
import { ApiError, badRequest, insideQuery, namingIndex } from '../http/api-error.ts'
import { type Document } from '../index/field-path.ts'
import { type SearchIndex } from '../index/search-index.ts'
import { checkFacets, facetsOf, isOrderedByCount, type Distribution, type Stats } from './facets.ts'
import { findDocuments, readSort, type Found } from './find-documents.ts'
import { compareKeys } from './rank.ts'
import { rankingParts, scorer, type RankingPart } from './ranking-score.ts'
import { paging, toHit } from './run-search.ts'
import { type SearchParams } from './search-params.ts'

export type FederatedQuery = {
  indexUid: string
  index: SearchIndex
  params: SearchParams
  filter: FilterNode | undefined
  weight: number
}

export type Federation = {
  limit?: number
  offset?: number
  page?: number
  hitsPerPage?: number
  /** By the uid of the index. */
  facetsByIndex: { indexUid: string; index: SearchIndex; facets: string[] }[]
  mergeFacets?: { maxValuesPerFacet?: number }
}

type Part =
  | { kind: 'relevance'; score: number }
  | { kind: 'value'; key: string | number | undefined; descending: boolean }
type Candidate = { query: number; document: number; score: number; parts: Part[] }
type Searched = FederatedQuery & { found: Found }

/**
 * Answers several searches with one list of hits. They are ordered by the weighted scores of the rules before the first
 * one that sorts by a value, then by that value, and so on; a document that several searches of an index find comes once.
 * @throws {ApiError} that names the query, for what one of them must not ask or for orders that cannot be compared
 */
export function runFederated(queries: FederatedQuery[], federation: Federation) {
  const started = performance.now()
  const rankings = queries.map(({ indexUid, index, params }, at) =>
    insideQuery(at, () => namingIndex(indexUid, () => rankingOf(index, params))),
  )
  refuseIncompatible(rankings)
  const searched = queries.map((query, at) =>
    insideQuery(at, () => {
      const { indexUid, index, params, filter } = query
      return { ...query, found: namingIndex(indexUid, () => findDocuments(index, params, filter)) }
    }),
  )
  const candidates = searched
    .flatMap((query, at) => candidatesOf(query, at, rankings[at]!))
    .sort((left, right) => compareCandidates(left, right))
  const best = eachOnce(candidates, searched)
  const { from, to, answer } = paging(federation, best.length)
  return {
    hits: best.slice(from, to).map((candidate) => federatedHit(candidate, searched)),
    ...facetAnswer(searched, federation),
    processingTimeMs: Math.round(performance.now() - started),
    ...answer,
  }
}

/** What a search without words is ordered by are values only. */
function rankingOf(index: SearchIndex, params: SearchParams): RankingPart[] {
  const parts = rankingParts(index.settings.rankingRules, readSort(index, params.sort ?? []))
  return (params.q ?? '').trim() === '' ? parts.filter(({ kind }) => kind === 'value') : parts
}

/** An ascending and a descending order in the same place cannot be merged. */
function refuseIncompatible(rankings: RankingPart[][]): void {
  rankings.forEach((ranking, at) => {
    const other = rankings.slice(0, at).findIndex((earlier) =>
      earlier.some((part, place) => {
        const mine = ranking[place]
        return (
          part.kind === 'value' && mine?.kind === 'value' && part.sort.descending !== mine.sort.descending
        )
      }),
    )
    if (other < 0) return
    throw badRequest(
      'invalid_multi_search_query_ranking_rules',
      `Inside \`.queries[${at}]\`: The results of queries #${other} and #${at} are incompatible: ` +
        'cannot compare two sort rules in opposite directions.',
    )
  })
}

function candidatesOf(
  { index, found, weight }: Searched,
  query: number,
  ranking: RankingPart[],
): Candidate[] {
  const partsOf = ranking.map((part): ((document: number) => Part) => {
    if (part.kind === 'relevance') {
      const score = scorer(found, part.rules)
      return (document) => ({ kind: 'relevance', score: score(document) * weight })
    }
    const keys = index.sortKeys(part.sort)
    const { descending } = part.sort
    return (document) => ({ kind: 'value', key: keys[document], descending })
  })
  return found.documents.slice(0, index.settings.pagination.maxTotalHits).map((document) => ({
    query,
    document,
    score: found.scoreOf(document) * weight,
    parts: partsOf.map((partOf) => partOf(document)),
  }))
}

/** Where the rules of two queries are not of one kind, the whole score decides. */
function compareCandidates(left: Candidate, right: Candidate): number {
  for (let place = 0; place < Math.max(left.parts.length, right.parts.length); place++) {
    const [a, b] = [left.parts[place], right.parts[place]]
    if (a?.kind === 'relevance' && b?.kind === 'relevance') {
      if (a.score !== b.score) return b.score - a.score
    } else if (a?.kind === 'value' && b?.kind === 'value') {
      const order = compareKeys(a.key, b.key, a.descending)
      if (order !== 0) return order
    } else return right.score - left.score
  }
  return right.score - left.score
}

function eachOnce(candidates: Candidate[], searched: Searched[]): Candidate[] {
  const seen = new Map<SearchIndex, Set<number>>()
  return candidates.filter(({ query, document }) => {
    const { index } = searched[query]!
    const documents = seen.get(index) ?? new Set()
    seen.set(index, documents)
    if (documents.has(document)) return false
    documents.add(document)
    return true
  })
}

function federatedHit({ query, document, score }: Candidate, searched: Searched[]): Document {
  const { index, indexUid, params, found } = searched[query]!
  return {
    ...toHit(index, document, params, found),
    _federation: { indexUid, queriesPosition: query, weightedRankingScore: score },
  }
}

function facetAnswer(searched: Searched[], { facetsByIndex, mergeFacets }: Federation) {
  const counted = facetsByIndex.map(({ indexUid, index, facets }) => {
    const at = searched.findIndex((query) => query.index === index)
    insideFacets(indexUid, at, () => checkFacets(index, facets))
    const found = searched.filter((query) => query.index === index).flatMap((query) => query.found.documents)
    return { indexUid, index, ...facetsOf(index, [...new Set(found)], facets), isUsed: at >= 0 }
  })
  const used = counted.filter(({ isUsed }) => isUsed)
  if (mergeFacets) {
    if (used.length === 0) return {}
    return mergeAll(used, mergeFacets.maxValuesPerFacet)
  }
  if (used.length === 0) return {}
  const answers = used.map(({ indexUid, facetDistribution, facetStats }) => [
    indexUid,
    { distribution: facetDistribution, stats: facetStats },
  ])
  return {
    facetsByIndex: Object.fromEntries(answers) as Record<
      string,
      { distribution: Distribution; stats: Stats }
    >,
  }
}

function insideFacets(indexUid: string, query: number, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const note = query < 0 ? 'is not used in queries' : `used in \`.queries[${query}]\``
    throw new ApiError(
      400,
      error.code,
      `Inside \`.federation.facetsByIndex.${indexUid}\`: ${error.message}\n - Note: index \`${indexUid}\` ${note}`,
    )
  }
}

type Counted = { indexUid: string; index: SearchIndex; facetDistribution: Distribution; facetStats: Stats }

function mergeAll(counted: Counted[], maxValuesPerFacet = Infinity) {
  const names = [
    ...new Set(counted.flatMap(({ facetDistribution }) => Object.keys(facetDistribution))),
  ].sort()
  const distribution = names.map((name) => {
    const having = counted.filter(({ facetDistribution }) => Object.hasOwn(facetDistribution, name))
    const byCount = orderInAll(name, having)
    const counts = new Map<string, number>()
    for (const { facetDistribution } of having) {
      for (const [value, count] of Object.entries(facetDistribution[name]!)) {
        counts.set(value, (counts.get(value) ?? 0) + count)
      }
    }
    const values = [...counts].sort(
      ([left, leftCount], [right, rightCount]) =>
        (byCount && rightCount - leftCount) || (left < right ? -1 : 1),
    )
    return [name, Object.fromEntries(values.slice(0, maxValuesPerFacet))]
  })
  const stats = names.flatMap((name) => {
    const having = counted.map(({ facetStats }) => facetStats[name]).filter((stat) => stat !== undefined)
    if (having.length === 0) return []
    const min = Math.min(...having.map((stat) => stat.min))
    return [[name, { min, max: Math.max(...having.map((stat) => stat.max)) }]]
  })
  return {
    facetDistribution: Object.fromEntries(distribution) as Distribution,
    facetStats: Object.fromEntries(stats) as Stats,
  }
}

/** Whether a facet goes by count; indexes that do not agree cannot be merged. */
function orderInAll(name: string, counted: Counted[]): boolean {
  const [first] = counted
  const byCount = first !== undefined && isOrderedByCount(first.index, name)
  const other = counted.find(({ index }) => isOrderedByCount(index, name) !== byCount)
  if (!first || !other) return byCount
  const order = (isByCount: boolean) => (isByCount ? 'count' : 'alpha')
  throw badRequest(
    'invalid_multi_search_facet_order',
    `Inconsistent order for values in facet \`${name}\`: index \`${first.indexUid}\` orders ${order(byCount)}, but index ` +
      `\`${other.indexUid}\` orders ${order(!byCount)}.\n - Hint: Remove \`federation.mergeFacets\` or change ` +
      '`faceting.sortFacetValuesBy` to be consistent in settings.',
  )
}

import { type Access } from '../auth/access.server.ts'
import {
  ApiError,
  badRequest,
  featureNotEnabled,
  insideQuery,
  invalidApiKey,
  namingIndex,
} from '../http/api-error.ts'
import { missingField, readFields, type Kind } from '../http/read-fields.ts'
import { checkIndexUid } from '../index/index-uid.ts'
import { type SearchIndex } from '../index/search-index.ts'
import { runFederated, type Federation } from './federation.ts'
import { readFilter } from './read-filter.ts'
import { runSearch } from './run-search.ts'
import { readSearch, type SearchParams } from './search-params.ts'

type FindIndex = (uid: string) => SearchIndex
type Query = {
  indexUid: string
  params: SearchParams
  federationOptions?: { weight?: number; remote?: string; queryPosition?: number }
}
type GivenFederation = Omit<Federation, 'facetsByIndex'> & { facetsByIndex?: Record<string, unknown> }

const PAGINATION = ['limit', 'offset', 'page', 'hitsPerPage'] as const
const FEDERATION: Record<string, Kind> = {
  limit: 'count',
  offset: 'count',
  page: 'count',
  hitsPerPage: 'count',
  facetsByIndex: 'object',
  mergeFacets: 'object',
}
const FEDERATION_CODES = {
  limit: 'invalid_search_limit',
  offset: 'invalid_search_offset',
  page: 'invalid_search_page',
  hitsPerPage: 'invalid_search_hits_per_page',
}

/** Answers several searches, one by one or as one list of hits. */
export function multiSearch(find: FindIndex, access: Access, body: unknown) {
  const { queries: given, federation } = readFields<{ queries?: unknown[]; federation?: unknown }>(
    body,
    { queries: 'array', federation: 'object' },
    { prefix: 'invalid_multi_search', codes: { queries: 'bad_request' } },
  )
  const asked = federation === undefined ? undefined : readFederation(federation)
  if (given === undefined) throw missingField('queries', 'bad_request')
  const queries = given.map(readQuery)
  queries.forEach(({ indexUid }, at) =>
    insideQuery(at, () => {
      if (!access.mayUse(indexUid)) throw invalidApiKey()
    }),
  )
  if (!asked) return { results: queries.map((query, at) => searchAlone(find, access, query, at)) }

  queries.forEach(refuseOwnPages)
  const { facetsByIndex = {}, ...rest } = asked
  const federated = queries.map(({ indexUid, params, federationOptions }, at) =>
    insideQuery(at, () => ({
      indexUid,
      index: find(indexUid),
      params,
      filter: readFilter(params.filter, access.filterFor(indexUid)),
      weight: federationOptions?.weight ?? 1,
    })),
  )
  return runFederated(federated, { ...rest, facetsByIndex: readFacets(find, access, facetsByIndex) })
}

function readQuery(body: unknown, at: number): Query {
  const place = `.queries[${at}]`
  const { indexUid, federationOptions, ...params } = readSearch<{
    indexUid?: string
    federationOptions?: unknown
  }>(body, {
    at: place,
    kinds: { indexUid: 'string', federationOptions: 'object' },
    codes: {
      indexUid: 'invalid_index_uid',
      federationOptions: 'invalid_multi_search_federation_options',
    },
  })
  if (indexUid === undefined) throw missingField('indexUid', 'missing_index_uid', place)
  checkIndexUid(indexUid, `${place}.indexUid`)
  if (federationOptions === undefined) return { indexUid, params }
  return { indexUid, params, federationOptions: readOptions(federationOptions, `${place}.federationOptions`) }
}

function readOptions(body: unknown, at: string): NonNullable<Query['federationOptions']> {
  const options = readFields<NonNullable<Query['federationOptions']>>(
    body,
    { weight: 'number', remote: 'string', queryPosition: 'count' },
    { prefix: 'invalid_multi_search', at, codes: { queryPosition: 'invalid_multi_search_query_position' } },
  )
  if (options.remote !== undefined || options.queryPosition !== undefined) {
    throw featureNotEnabled('Performing a remote federated search', 'network', 805)
  }
  if ((options.weight ?? 1) >= 0) return options
  throw badRequest(
    'invalid_multi_search_weight',
    `Invalid value at \`${at}.weight\`: the value of \`weight\` is invalid, expected a positive float (>= 0.0).`,
  )
}

function readFederation(body: unknown): GivenFederation {
  const federation = readFields<GivenFederation>(body, FEDERATION, {
    prefix: 'invalid_multi_search',
    at: '.federation',
    codes: FEDERATION_CODES,
  })
  if (federation.mergeFacets) {
    federation.mergeFacets = readFields(
      federation.mergeFacets,
      { maxValuesPerFacet: 'count' },
      { prefix: 'invalid_multi_search', at: '.federation.mergeFacets' },
    )
  }
  return federation
}

function readFacets(
  find: FindIndex,
  access: Access,
  given: Record<string, unknown>,
): Federation['facetsByIndex'] {
  const kinds = Object.fromEntries(Object.keys(given).map((uid): [string, Kind] => [uid, 'strings']))
  const code = 'invalid_multi_search_facets_by_index'
  const codes = Object.fromEntries(Object.keys(given).map((uid) => [uid, code]))
  const facets = readFields<Record<string, string[]>>(given, kinds, {
    prefix: 'invalid_multi_search',
    at: '.federation.facetsByIndex',
    codes,
  })
  return Object.entries(facets).map(([indexUid, names]) => {
    checkIndexUid(indexUid, `.federation.facetsByIndex.${indexUid}`)
    if (!access.mayUse(indexUid)) throw invalidApiKey()
    try {
      return { indexUid, index: find(indexUid), facets: names }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      throw badRequest(
        'index_not_found',
        `Inside \`.federation.facetsByIndex.${indexUid}\`: Index \`${indexUid}\` not found.\n - Note: index \`${indexUid}\` is not used in queries`,
      )
    }
  })
}

function searchAlone(find: FindIndex, access: Access, query: Query, at: number) {
  const { indexUid, params, federationOptions } = query
  if (federationOptions) {
    throw badRequest(
      'invalid_multi_search_federation_options',
      `Inside \`.queries[${at}]\`: Using \`federationOptions\` is not allowed in a non-federated search.\n` +
        ` - Hint: remove \`federationOptions\` from query #${at} or add \`federation\` to the request.`,
    )
  }
  const answer = insideQuery(at, () =>
    namingIndex(indexUid, () =>
      runSearch(find(indexUid), params, readFilter(params.filter, access.filterFor(indexUid))),
    ),
  )
  return { indexUid, ...answer }
}

function refuseOwnPages({ params, indexUid }: Query, at: number): void {
  const own = PAGINATION.find((name) => params[name] !== undefined)
  if (own) {
    throw badRequest(
      'invalid_multi_search_query_pagination',
      `Inside \`.queries[${at}]\`: Using pagination options is not allowed in federated queries.\n` +
        ` - Hint: remove \`${own}\` from query #${at} or remove \`federation\` from the request\n` +
        ' - Hint: pass `federation.limit` and `federation.offset` for pagination in federated search',
    )
  }
  if (params.facets) {
    throw badRequest(
      'invalid_multi_search_query_facets',
      `Inside \`.queries[${at}]\`: Using facet options is not allowed in federated queries.\n` +
        ` - Hint: remove \`facets\` from query #${at} or remove \`federation\` from the request\n` +
        ` - Hint: pass \`federation.facetsByIndex.${indexUid}: ${JSON.stringify(params.facets)}\` for facets in federated search`,
    )
  }
}

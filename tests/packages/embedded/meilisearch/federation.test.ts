import { type MultiSearchQueryWithFederation } from 'meilisearch'
import { type Meilisearch } from 'meilisearch'
import { expect } from 'vitest'
import { aLibrary, succeeded, test } from './library.ts'

const PAPERS = [
  { id: 1, title: 'Information', genres: ['Law'], pages: 10 },
  { id: 2, title: 'Notes on procurement and information', genres: ['Finance', 'Law'], pages: 400 },
]

async function twoIndexes(client: Meilisearch) {
  await aLibrary(client)
  await succeeded(
    client.index('papers').updateSettings({
      searchableAttributes: ['title'],
      filterableAttributes: ['genres', 'pages'],
      sortableAttributes: ['pages'],
    }),
  )
  await succeeded(client.index('papers').addDocuments(PAPERS))
}

const federated = (client: Meilisearch, queries: MultiSearchQueryWithFederation[], federation: object = {}) =>
  client.multiSearch({ federation, queries })

const places = ({ hits }: { hits: { id?: number; _federation?: { indexUid: string } }[] }) =>
  hits.map(({ id, _federation }) => `${_federation?.indexUid} ${id}`)

test('hits of several indexes come as one list, the best first', async ({ client }) => {
  await twoIndexes(client)
  const found = await federated(client, [
    { indexUid: 'books', q: 'information' },
    { indexUid: 'papers', q: 'information' },
  ])
  expect(places(found)).toEqual(['papers 1', 'books 1', 'papers 2', 'books 2'])
  expect(found).toMatchObject({ limit: 20, offset: 0, estimatedTotalHits: 4 })
  expect(found.hits[0]).toEqual({
    ...PAPERS[0],
    _federation: { indexUid: 'papers', queriesPosition: 1, weightedRankingScore: 1 },
  })
  const scores = found.hits.map(({ _federation }) => _federation!.weightedRankingScore)
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
})

test('a weight moves the hits of a query', async ({ client }) => {
  await twoIndexes(client)
  const found = await federated(client, [
    { indexUid: 'books', q: 'information', federationOptions: { weight: 3 }, showRankingScore: true },
    { indexUid: 'papers', q: 'information' },
  ])
  expect(places(found)).toEqual(['books 1', 'books 2', 'papers 1', 'papers 2'])
  const [first] = found.hits
  expect(first!._federation!.weightedRankingScore).toBeCloseTo(3 * first!._rankingScore!)
  expect(found.hits[2]).not.toHaveProperty('_rankingScore')
})

test('a document that several queries find comes once, as the query found it that ranked it highest', async ({
  client,
}) => {
  await twoIndexes(client)
  const found = await federated(client, [
    { indexUid: 'books', q: 'procurment' },
    { indexUid: 'books', q: 'procurement' },
  ])
  expect(found.hits.map(({ id, _federation }) => [id, _federation!.queriesPosition])).toEqual([[2, 1]])
  expect(found.estimatedTotalHits).toBe(1)
})

test('pages are of the list as a whole', async ({ client }) => {
  await twoIndexes(client)
  const queries = [
    { indexUid: 'books', q: 'information' },
    { indexUid: 'papers', q: 'information' },
  ]
  const all = places(await federated(client, queries))
  const middle = await federated(client, queries, { offset: 1, limit: 2 })
  expect(places(middle)).toEqual(all.slice(1, 3))
  expect(middle).toMatchObject({ offset: 1, limit: 2, estimatedTotalHits: 4 })
  const second = await federated(client, queries, { page: 2, hitsPerPage: 3 })
  expect(places(second)).toEqual(all.slice(3))
  expect(second).toMatchObject({ page: 2, hitsPerPage: 3, totalHits: 4, totalPages: 2 })
  expect(await federated(client, [])).toMatchObject({ hits: [], limit: 20, offset: 0, estimatedTotalHits: 0 })
})

test('queries that sort are merged by what they sort by', async ({ client }) => {
  await twoIndexes(client)
  const sort = (books: string, papers: string) =>
    federated(client, [
      { indexUid: 'books', sort: [books] },
      { indexUid: 'papers', sort: [papers] },
    ])
  expect(places(await sort('pages:asc', 'pages:asc'))).toEqual([
    'papers 1', 'books 3', 'books 1', 'books 2', 'papers 2', 'books 4', 'books 5',
  ]) // prettier-ignore
  await expect(sort('pages:asc', 'pages:desc')).rejects.toMatchObject({
    cause: { code: 'invalid_multi_search_query_ranking_rules' },
  })
})

test('facets are counted for each index or for all of them together', async ({ client }) => {
  await twoIndexes(client)
  const queries = [
    { indexUid: 'books', q: 'information' },
    { indexUid: 'books', q: 'disaster' },
    { indexUid: 'papers', q: 'information' },
  ]
  const facetsByIndex = { books: ['genres', 'pages'], papers: ['genres', 'pages'] }
  const apart = await federated(client, queries, { facetsByIndex })
  expect(apart.facetsByIndex).toEqual({
    books: {
      distribution: {
        genres: { Ethics: 1, Finance: 1, Law: 2, Safety: 1 },
        pages: { '80': 1, '120': 1, '300': 1 },
      },
      stats: { pages: { min: 80, max: 300 } },
    },
    papers: {
      distribution: { genres: { Finance: 1, Law: 2 }, pages: { '10': 1, '400': 1 } },
      stats: { pages: { min: 10, max: 400 } },
    },
  })
  expect(apart.facetDistribution).toBeUndefined()
  const merged = await federated(client, queries, { facetsByIndex, mergeFacets: {} })
  expect(merged.facetDistribution?.genres).toEqual({ Ethics: 1, Finance: 2, Law: 4, Safety: 1 })
  expect(merged.facetStats).toEqual({ pages: { min: 10, max: 400 } })
  expect(merged.facetsByIndex).toBeUndefined()
  const few = await federated(client, queries, { facetsByIndex, mergeFacets: { maxValuesPerFacet: 2 } })
  expect(few.facetDistribution?.genres).toEqual({ Ethics: 1, Finance: 2 })

  await succeeded(client.index('papers').updateFaceting({ sortFacetValuesBy: { '*': 'count' } }))
  await expect(federated(client, queries, { facetsByIndex, mergeFacets: {} })).rejects.toMatchObject({
    cause: { code: 'invalid_multi_search_facet_order' },
  })
})

const REFUSED: [string, object, string][] = [
  ['limit', { queries: [{ indexUid: 'books', limit: 2 }] }, 'invalid_multi_search_query_pagination'],
  ['offset', { queries: [{ indexUid: 'books', offset: 2 }] }, 'invalid_multi_search_query_pagination'],
  ['page', { queries: [{ indexUid: 'books', page: 2 }] }, 'invalid_multi_search_query_pagination'],
  ['hitsPerPage', { queries: [{ indexUid: 'books', hitsPerPage: 2 }] }, 'invalid_multi_search_query_pagination'],
  ['facets', { queries: [{ indexUid: 'books', facets: ['genres'] }] }, 'invalid_multi_search_query_facets'],
  ['a negative weight', { queries: [{ indexUid: 'books', federationOptions: { weight: -1 } }] }, 'invalid_multi_search_weight'],
  ['a remote', { queries: [{ indexUid: 'books', federationOptions: { remote: 'ms0' } }] }, 'feature_not_enabled'],
  ['an unknown option', { queries: [{ indexUid: 'books', federationOptions: { colour: 1 } }] }, 'bad_request'],
  ['no index', { queries: [{ q: 'x' }] }, 'missing_index_uid'],
  ['an index that cannot be', { queries: [{ indexUid: 'hé' }] }, 'invalid_index_uid'],
  ['an index that is not there', { queries: [{ indexUid: 'nowhere' }] }, 'index_not_found'],
  ['a filter that is wrong', { queries: [{ indexUid: 'books', filter: 'x' }] }, 'invalid_search_filter'],
  ['facets of an index that is not there', { queries: [], federation: { facetsByIndex: { nowhere: ['a'] } } }, 'index_not_found'],
  ['facets that are not filterable', { queries: [{ indexUid: 'books' }], federation: { facetsByIndex: { books: ['title'] } } }, 'invalid_search_facets'],
  ['facets that are no list', { queries: [], federation: { facetsByIndex: { books: 'title' } } }, 'invalid_multi_search_facets_by_index'],
  ['distinct', { queries: [], federation: { distinct: 'genres' } }, 'bad_request'],
  ['no queries', {}, 'bad_request'],
] // prettier-ignore

for (const [what, request, code] of REFUSED) {
  test(`a federated search with ${what} is refused as ${code}`, async ({ client }) => {
    await aLibrary(client)
    const searching = client.httpRequest.post({ path: 'multi-search', body: { federation: {}, ...request } })
    await expect(searching).rejects.toMatchObject({ cause: { code }, response: { status: 400 } })
  })
}

test('options for a federation are refused where there is none', async ({ client }) => {
  await aLibrary(client)
  const searching = client.multiSearch({
    queries: [{ indexUid: 'books', federationOptions: { weight: 1 } }],
  } as Parameters<typeof client.multiSearch>[0])
  await expect(searching).rejects.toMatchObject({
    cause: {
      code: 'invalid_multi_search_federation_options',
      message:
        'Inside `.queries[0]`: Using `federationOptions` is not allowed in a non-federated search.\n' +
        ' - Hint: remove `federationOptions` from query #0 or add `federation` to the request.',
    },
  })
})

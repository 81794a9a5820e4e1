import { expect } from 'vitest'
import { aLibrary, BOOKS, test } from './library.ts'

const ids = ({ hits }: { hits: { id: number }[] }) => hits.map(({ id }) => id)

test('a match in the title ranks before one in the text', async ({ client }) => {
  const index = await aLibrary(client)
  expect(ids(await index.search('information'))).toEqual([1, 2])
})

test('one typo is forgiven from five letters and two from nine', async ({ client }) => {
  const index = await aLibrary(client)
  expect(ids(await index.search('infromaton'))).toEqual([1, 2])
  expect(ids(await index.search('leavr'))).toEqual([5])
  expect(ids(await index.search('laevr'))).toEqual([])
  expect(ids(await index.search('rite '))).toEqual([])
})

test('only the last word is a prefix, and only while it is being typed', async ({ client }) => {
  const index = await aLibrary(client)
  expect(ids(await index.search('proc'))).toEqual([2])
  expect(ids(await index.search('proc '))).toEqual([])
  expect(ids(await index.search('proc public', { matchingStrategy: 'all' }))).toEqual([])
})

test('Hindi words are not split at their vowel signs', async ({ client }) => {
  const index = await aLibrary(client)
  expect(ids(await index.search('अधिकार'))).toEqual([4])
  expect(ids(await index.search('सूच'))).toEqual([4])
  expect(ids(await index.search('स ', { matchingStrategy: 'all' }))).toEqual([])
})

test('words at the end of a query are dropped when no document has all, unless all are asked for', async ({
  client,
}) => {
  const index = await aLibrary(client)
  expect(ids(await index.search('disaster insurance'))).toEqual([3])
  expect(ids(await index.search('disaster insurance', { matchingStrategy: 'all' }))).toEqual([])
  expect(ids(await index.search('of disaster', { matchingStrategy: 'frequency' }))).toEqual([])
})

test('a phrase holds together and a minus excludes', async ({ client }) => {
  const index = await aLibrary(client)
  expect(ids(await index.search('"right to information"'))).toEqual([1])
  expect(ids(await index.search('"information right"'))).toEqual([])
  expect(ids(await index.search('information -procurement'))).toEqual([1])
})

test('synonyms and stop words are honoured', async ({ client }) => {
  const index = await aLibrary(client, {
    synonyms: { rti: ['right to information'], holiday: ['leave'] },
    stopWords: ['and'],
  })
  expect(ids(await index.search('rti'))).toEqual([1])
  expect(ids(await index.search('holiday'))).toEqual([5])
  expect(ids(await index.search('and '))).toHaveLength(BOOKS.length)
})

test('facets are counted over everything that matches', async ({ client }) => {
  const index = await aLibrary(client, { faceting: { sortFacetValuesBy: { genres: 'count' } } })
  const { facetDistribution, facetStats } = await index.search('', { facets: ['genres', 'pages'], limit: 1 })
  expect(facetDistribution?.genres).toEqual({ Law: 3, Ethics: 1, Finance: 1, Safety: 1 })
  expect(Object.keys(facetDistribution!.genres!)[0]).toBe('Law')
  expect(facetDistribution?.pages).toEqual({ '80': 1, '120': 1, '300': 1 })
  expect(facetStats).toEqual({ pages: { min: 80, max: 300 } })
})

test('the values of a facet can be searched', async ({ client }) => {
  const index = await aLibrary(client)
  const { facetHits } = await index.searchForFacetValues({
    facetName: 'genres',
    facetQuery: 'la',
    filter: 'year > 2010',
  })
  expect(facetHits).toEqual([{ value: 'Law', count: 2 }])
})

test('sorting puts what has no value last in both directions', async ({ client }) => {
  const index = await aLibrary(client)
  expect(ids(await index.search('', { sort: ['pages:asc'] }))).toEqual([3, 1, 2, 4, 5])
  expect(ids(await index.search('', { sort: ['pages:desc'] }))).toEqual([2, 1, 3, 4, 5])
  expect(ids(await index.search('information', { sort: ['year:desc'] }))).toEqual([1, 2])
})

test('the order of the ranking rules decides what sort may overrule', async ({ client }) => {
  const index = await aLibrary(client, { rankingRules: ['sort', 'words', 'typo', 'attribute'] })
  expect(ids(await index.search('information', { sort: ['year:desc'] }))).toEqual([2, 1])
  const custom = await aLibrary(client, { rankingRules: ['pages:desc', 'words'] })
  expect(ids(await custom.search('information'))).toEqual([2, 1])
})

test('pages count all hits up to the limit of the index', async ({ client }) => {
  const index = await aLibrary(client)
  const second = await index.search('', { page: 2, hitsPerPage: 2 })
  expect(ids(second)).toEqual([3, 4])
  expect(second).toMatchObject({ page: 2, hitsPerPage: 2, totalPages: 3, totalHits: 5 })
  expect(await index.search('', { offset: 4, limit: 2 })).toMatchObject({
    offset: 4,
    limit: 2,
    estimatedTotalHits: 5,
  })
  const capped = await aLibrary(client, { pagination: { maxTotalHits: 3 } })
  expect(await capped.search('', { page: 1, hitsPerPage: 2 })).toMatchObject({ totalHits: 3, totalPages: 2 })
})

test('only the attributes asked for and displayed are returned', async ({ client }) => {
  const index = await aLibrary(client, { displayedAttributes: ['id', 'title', 'author.name'] })
  const { hits } = await index.search('right', { attributesToRetrieve: ['author', 'pages'] })
  expect(hits).toEqual([{ author: { name: 'Asha Verma' } }])
})

test('matches are highlighted and long texts cropped in a formatted copy', async ({ client }) => {
  const index = await aLibrary(client)
  const { hits } = await index.search('informatoin buy', {
    attributesToRetrieve: ['id'],
    attributesToHighlight: ['title', 'about'],
    attributesToCrop: ['about:3'],
    highlightPreTag: '[',
    highlightPostTag: ']',
  })
  expect(hits[0]?._formatted).toMatchObject({
    about: '…and [information] for…',
    title: 'Public Procurement',
    id: '2',
  })
  expect(hits[1]?._formatted?.title).toBe('Right to [Information]')
})

test('several searches go in one round trip', async ({ client }) => {
  await aLibrary(client)
  const { results } = await client.multiSearch({
    queries: [
      { indexUid: 'books', q: 'leave' },
      { indexUid: 'books', q: '', filter: 'genres = Law', limit: 0, facets: ['year'] },
    ],
  })
  expect(results.map(({ indexUid, hits }) => [indexUid, hits.length])).toEqual([
    ['books', 1],
    ['books', 0],
  ])
  expect(results[1]?.facetDistribution).toEqual({ year: { '2005': 1, '2011': 1, '2020': 1 } })
})

test('only the best document of each distinct value is kept', async ({ client }) => {
  const index = await aLibrary(client)
  expect(ids(await index.search('', { distinct: 'genres' }))).toEqual([1, 2, 5])
})

test('a GET search answers like a POST search', async ({ client }) => {
  const index = await aLibrary(client)
  const found = await index.searchGet('information', { filter: 'pages > 200', facets: ['genres'], limit: 5 })
  expect(ids(found)).toEqual([2])
  expect(found.facetDistribution).toEqual({ genres: { Finance: 1 } })
})

const REFUSED: [object, string][] = [
  [{ colour: 'red' }, 'bad_request'],
  [{ limit: -1 }, 'invalid_search_limit'],
  [{ facets: ['title'] }, 'invalid_search_facets'],
  [{ sort: ['genres:asc'] }, 'invalid_search_sort'],
  [{ sort: ['year'] }, 'invalid_search_sort'],
  [{ distinct: 'title' }, 'invalid_search_distinct'],
  [{ attributesToSearchOn: ['genres'] }, 'invalid_search_attributes_to_search_on'],
  [{ matchingStrategy: 'some' }, 'invalid_search_matching_strategy'],
  [{ vector: [1, 2] }, 'invalid_search_vector'],
  [{ showRankingScore: 'yes' }, 'invalid_search_show_ranking_score'],
  [{ showRankingScoreDetails: true }, 'invalid_search_show_ranking_score_details'],
  [{ rankingScoreThreshold: 2 }, 'invalid_search_ranking_score_threshold'],
  [{ filter: 'genres CONTAINS aw' }, 'feature_not_enabled'],
]

for (const [parameters, code] of REFUSED) {
  test(`a search with ${JSON.stringify(parameters)} is refused as ${code}`, async ({ client }) => {
    const searching = (await aLibrary(client)).search('', parameters)
    await expect(searching).rejects.toMatchObject({ cause: { code }, response: { status: 400 } })
  })
}

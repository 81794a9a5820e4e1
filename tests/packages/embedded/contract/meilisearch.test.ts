import { randomBytes } from 'node:crypto'
import {
  Meilisearch,
  type EnqueuedTaskPromise,
  type Filter,
  type SearchParams,
  type Settings,
  type TokenSearchRules,
} from 'meilisearch'
import { generateTenantToken } from 'meilisearch/token'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'

// What Meilisearch's documentation promises, of the parts this product uses. Runs on the embedded server, and on a real
// one when `MEILI_URL` names it; nothing here may be true of one of them only.

const { meilisearch, unrecorded, runName } = inject('services')
const host = unrecorded.meilisearchUrl
const client = new Meilisearch({ host, apiKey: meilisearch.apiKey })
const WAIT = { timeout: 20_000, interval: 10 }

type Book = {
  id: number
  title: string
  about?: string
  genres?: string[]
  pages?: number | null
  year?: number
  published?: string
  isOpen?: boolean
  author?: { name: string; born: number }
}

const BOOKS: Book[] = [
  { id: 1, title: 'Right to Information', about: 'How officials answer citizens', genres: ['Law', 'Ethics'], pages: 120, year: 2005, published: '2005-10-12', isOpen: true, author: { name: 'Asha Verma', born: 1960 } },
  { id: 2, title: 'Public Procurement', about: 'Tenders, contracts and information for buyers', genres: ['Finance'], pages: 300, year: 2017, published: '2017-03-02', isOpen: false, author: { name: 'Ravi Menon', born: 1971 } },
  { id: 3, title: 'Disaster Management', about: 'Floods and earthquakes', genres: ['Safety', 'Law'], pages: 80, year: 2020, published: '2020-07-01' },
  { id: 4, title: 'सूचना का अधिकार', about: 'नागरिकों के प्रश्न', genres: ['Law'], pages: null, year: 2011 },
  { id: 5, title: 'Leave Rules', about: '', genres: [] },
] // prettier-ignore

const SETTINGS: Settings = {
  searchableAttributes: ['title', 'about'],
  filterableAttributes: ['genres', 'pages', 'year', 'published', 'about', 'isOpen', 'author'],
  sortableAttributes: ['pages', 'year', 'title'],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness'],
}

const made: string[] = []
const aUid = () => {
  const uid = `${runName}_contract_${randomBytes(5).toString('hex')}`
  made.push(uid)
  return uid
}

const succeeded = async (task: EnqueuedTaskPromise) => {
  const done = await task.waitTask(WAIT)
  expect(done.error).toBeNull()
  expect(done.status).toBe('succeeded')
  return done
}

const failed = async (task: EnqueuedTaskPromise) => {
  const { status, error } = await task.waitTask(WAIT)
  expect(status).toBe('failed')
  return error?.code
}

const refused = async (request: Promise<unknown>) => {
  const error = await request.then(
    () => expect.unreachable('the request was not refused'),
    (reason: { cause: { code: string; type: string; message: string }; response: Response }) => reason,
  )
  return { status: error.response.status, code: error.cause.code }
}

async function aLibrary(settings: Settings = {}) {
  const index = client.index<Book>(aUid())
  await index.updateSettings({ ...SETTINGS, ...settings })
  await succeeded(index.addDocuments(BOOKS, { primaryKey: 'id' }))
  return index
}

const ids = ({ hits }: { hits: Record<string, unknown>[] }) => hits.map(({ id }) => id)
const sorted = (found: { hits: Record<string, unknown>[] }) => ids(found).sort()

/** For the tests that only read. */
let library: Awaited<ReturnType<typeof aLibrary>>
const find = (query: string, params: SearchParams = {}) => library.search(query, params)

const keys: string[] = []
async function aKey(key: { actions: string[]; indexes: string[]; expiresAt?: Date | null; name?: string }) {
  const created = await client.createKey({ expiresAt: null, ...key })
  keys.push(created.uid)
  return created
}
const holding = (apiKey?: string) => new Meilisearch({ host, apiKey })

beforeAll(async () => {
  library = await aLibrary()
}, 60_000)

afterAll(async () => {
  for (const uid of made) await client.deleteIndex(uid).waitTask(WAIT)
  for (const uid of keys) await client.deleteKey(uid).catch(() => {})
}, 120_000)

// The server

test('it is available and says its version', async () => {
  expect(await holding().health()).toEqual({ status: 'available' })
  expect((await client.getVersion()).pkgVersion).toMatch(/^1\.\d+\.\d+/)
})

test('a request without a key is 401 and one with a wrong key 403', async () => {
  expect(await refused(holding().getStats())).toEqual({ status: 401, code: 'missing_authorization_header' })
  expect(await refused(holding('guess').getStats())).toEqual({ status: 403, code: 'invalid_api_key' })
})

test('an error says what, under which code, of which kind and where to read on', async () => {
  const error = await client.getRawIndex('nowhere').catch((reason: { cause: object }) => reason.cause)
  expect(error).toEqual({
    message: 'Index `nowhere` not found.',
    code: 'index_not_found',
    type: 'invalid_request',
    link: expect.stringContaining('meilisearch.com') as string,
  })
})

// Finding

test('the obvious match comes first', async () => {
  expect(ids(await find('right to information'))[0]).toBe(1)
  expect(ids(await find('public procurement'))[0]).toBe(2)
})

test('a match in the first searchable attribute ranks before one in the second', async () => {
  expect(ids(await find('information'))).toEqual([1, 2])
})

test('one typo is forgiven from five letters and two from nine', async () => {
  expect(ids(await find('informaton'))).toEqual([1, 2])
  expect(ids(await find('procuremant'))).toEqual([2])
  expect(ids(await find('prokuremant'))).toEqual([2])
  expect(ids(await find('leavs'))).toEqual([5])
  expect(ids(await find('rulx '))).toEqual([])
})

test('two neighbours exchanged are one typo', async () => {
  expect(ids(await find('leaev'))).toEqual([5])
})

test('typo tolerance can be switched off', async () => {
  const index = await aLibrary({ typoTolerance: { enabled: false } })
  expect(ids(await index.search('informaton'))).toEqual([])
  expect(ids(await index.search('information'))).toEqual([1, 2])
})

test('the last word of a query is a prefix and no other', async () => {
  expect(ids(await find('proc'))).toEqual([2])
  expect(ids(await find('public proc'))).toEqual([2])
  expect(ids(await find('proc public', { matchingStrategy: 'all' }))).toEqual([])
})

test('case and accents make no difference', async () => {
  const index = client.index(aUid())
  await succeeded(index.addDocuments([{ id: 1, title: 'Résumé' }]))
  expect(ids(await index.search('RESUME'))).toEqual([1])
  expect(ids(await index.search('résumé'))).toEqual([1])
})

test('Hindi words are found whole and by their beginning', async () => {
  expect(ids(await find('अधिकार'))).toEqual([4])
  expect(ids(await find('सूचना का'))).toEqual([4])
})

test('words at the end are dropped when no document has all, unless all are asked for', async () => {
  expect(ids(await find('disaster insurance'))).toEqual([3])
  expect(ids(await find('disaster insurance', { matchingStrategy: 'all' }))).toEqual([])
})

test('a phrase holds together', async () => {
  expect(ids(await find('"right to information"'))).toEqual([1])
  expect(ids(await find('"information right"'))).toEqual([])
})

test('a minus excludes a word or a phrase', async () => {
  expect(ids(await find('information -procurement'))).toEqual([1])
  expect(ids(await find('information -"public procurement"'))).toEqual([1])
})

test('synonyms stand for each other as they are told to', async () => {
  const index = await aLibrary({ synonyms: { rti: ['right to information'], holiday: ['leave'] } })
  expect(ids(await index.search('holiday'))).toEqual([5])
  expect(ids(await index.search('rti'))[0]).toBe(1)
})

test('stop words are not looked for', async () => {
  const index = await aLibrary({ stopWords: ['the'] })
  expect(ids(await index.search('the leave', { matchingStrategy: 'all' }))).toEqual([5])
})

test('a search can be held to some of the searchable attributes', async () => {
  expect(ids(await find('information', { attributesToSearchOn: ['about'] }))).toEqual([2])
  expect(await refused(find('x', { attributesToSearchOn: ['genres'] }))).toEqual({
    status: 400,
    code: 'invalid_search_attributes_to_search_on',
  })
})

test('a search for nothing finds everything', async () => {
  expect(sorted(await find(''))).toEqual([1, 2, 3, 4, 5])
})

test('a GET search answers like a POST search', async () => {
  const found = await library.searchGet('information', {
    filter: 'pages > 200',
    facets: ['genres'],
    limit: 5,
  })
  expect(ids(found)).toEqual([2])
  expect(found.facetDistribution).toEqual({ genres: { Finance: 1 } })
})

// Filtering

const FILTERS: [Filter, number[]][] = [
  ['genres = Law', [1, 3, 4]],
  ['genres = "law"', [1, 3, 4]],
  ["genres = 'LAW'", [1, 3, 4]],
  ['genres != Law', [2, 5]],
  ['NOT genres = Law', [2, 5]],
  ['NOT NOT genres = Law', [1, 3, 4]],
  ['pages > 120', [2]],
  ['pages >= 120 AND pages < 300', [1]],
  ['pages <= 80', [3]],
  ['pages = 120.0', [1]],
  ['pages 80 TO 120', [1, 3]],
  ['published >= 2017-03-02', [2, 3]],
  ['isOpen = true', [1]],
  ['isOpen != true', [2, 3, 4, 5]],
  ['year IN [2005, 2020]', [1, 3]],
  ['year NOT IN [2005, 2020]', [2, 4, 5]],
  ["genres IN ['Law', Finance,]", [1, 2, 3, 4]],
  ['year IN []', []],
  ['pages EXISTS', [1, 2, 3, 4]],
  ['pages NOT EXISTS', [5]],
  ['pages IS NULL', [4]],
  ['pages IS NOT NULL', [1, 2, 3, 5]],
  ['genres IS EMPTY', [5]],
  ['genres IS NOT EMPTY', [1, 2, 3, 4]],
  ['genres = Finance OR genres = Law AND year > 2015', [2, 3]],
  ['(genres = Finance OR genres = Law) AND year > 2015', [2, 3]],
  ['genres = Law AND (year > 2015 OR genres = Ethics)', [1, 3]],
  ['NOT (genres = Law OR genres = Finance)', [5]],
  ['NOT genres = Law AND year EXISTS', [2]],
  ['author.name = "Asha Verma"', [1]],
  ['author.born < 1970', [1]],
  ['about = "Floods and earthquakes"', [3]],
  [['genres = Law', 'year > 2010'], [3, 4]],
  [[['genres = Ethics', 'genres = Finance'], 'pages > 100'], [1, 2]],
  ['', [1, 2, 3, 4, 5]],
] // prettier-ignore

for (const [filter, found] of FILTERS) {
  test(`the filter ${JSON.stringify(filter)} finds ${found.join(', ') || 'nothing'}`, async () => {
    expect(sorted(await find('', { filter }))).toEqual(found)
  })
}

const WRONG_FILTERS: unknown[] = [
  'genres', 'genres =', 'genres = Law AND', '(genres = Law', 'genres = Law)', 'genres = Law genres = Ethics', 'genres ~ Law',
  'year IN [2005', 'title = x', 'genres = "Law', 'AND = 1', true, [[['genres = Law']]],
] // prettier-ignore

for (const filter of WRONG_FILTERS) {
  test(`the filter ${JSON.stringify(filter)} is refused`, async () => {
    const answer = await refused(find('', { filter: filter as Filter }))
    expect(answer).toEqual({ status: 400, code: 'invalid_search_filter' })
  })
}

test('a filter and a query narrow each other', async () => {
  expect(ids(await find('information', { filter: 'year > 2010' }))).toEqual([2])
})

// Facets

test('facets are counted over everything that matches, with the range of numbers', async () => {
  const { facetDistribution, facetStats } = await find('', { facets: ['genres', 'pages'], limit: 1 })
  expect(facetDistribution?.genres).toEqual({ Law: 3, Ethics: 1, Finance: 1, Safety: 1 })
  expect(Object.values(facetDistribution?.pages ?? {})).toEqual([1, 1, 1])
  expect(facetStats?.pages).toEqual({ min: 80, max: 300 })
})

test('facets follow the query and the filter', async () => {
  const { facetDistribution } = await find('information', { facets: ['genres'], filter: 'year > 2010' })
  expect(facetDistribution).toEqual({ genres: { Finance: 1 } })
})

test('facets of attributes that are not filterable are refused', async () => {
  expect(await refused(find('', { facets: ['title'] }))).toEqual({
    status: 400,
    code: 'invalid_search_facets',
  })
})

test('the values of a facet can be ordered by their counts and limited in number', async () => {
  const index = await aLibrary({ faceting: { maxValuesPerFacet: 2, sortFacetValuesBy: { genres: 'count' } } })
  const { facetDistribution } = await index.search('', { facets: ['genres'] })
  const values = Object.entries(facetDistribution?.genres ?? {})
  expect(values).toHaveLength(2)
  expect(values[0]).toEqual(['Law', 3])
})

test('the values of a facet can be searched', async () => {
  const search = { facetName: 'genres', facetQuery: 'la', filter: 'year > 2010' }
  const { facetHits, facetQuery } = await library.searchForFacetValues(search)
  expect(facetHits).toEqual([{ value: 'Law', count: 2 }])
  expect(facetQuery).toBe('la')
  expect(await refused(library.searchForFacetValues({ facetName: 'title' }))).toEqual({
    status: 400,
    code: 'invalid_facet_search_facet_name',
  })
})

// Order

test('hits are sorted by numbers and by texts, up and down', async () => {
  const filter = 'pages > 0'
  expect(ids(await find('', { filter, sort: ['pages:asc'] }))).toEqual([3, 1, 2])
  expect(ids(await find('', { filter, sort: ['pages:desc'] }))).toEqual([2, 1, 3])
  expect(ids(await find('', { filter, sort: ['title:asc'] }))).toEqual([3, 2, 1])
  expect(ids(await find('', { filter: 'genres = Law', sort: ['year:desc'] }))).toEqual([3, 4, 1])
})

test('what cannot be sorted by is refused', async () => {
  const code = 'invalid_search_sort'
  expect(await refused(find('', { sort: ['genres:asc'] }))).toEqual({ status: 400, code })
  expect(await refused(find('', { sort: ['year'] }))).toEqual({ status: 400, code })
})

test('sorting yields to the ranking rules before it', async () => {
  expect(ids(await find('information', { sort: ['year:desc'] }))).toEqual([1, 2])
  const index = await aLibrary({ rankingRules: ['sort', 'words', 'typo', 'attribute'] })
  expect(ids(await index.search('information', { sort: ['year:desc'] }))).toEqual([2, 1])
})

test('an attribute can be a ranking rule', async () => {
  const index = await aLibrary({ rankingRules: ['pages:desc', 'words'] })
  expect(ids(await index.search('', { filter: 'pages > 0' }))).toEqual([2, 1, 3])
})

test('only one document of each distinct value is returned', async () => {
  const index = await aLibrary({ distinctAttribute: 'isOpen', filterableAttributes: ['isOpen', 'year'] })
  await succeeded(index.addDocuments([{ id: 6, title: 'Right again', isOpen: true, year: 2005 }]))
  expect((await index.search('', { filter: 'isOpen = true' })).hits).toHaveLength(1)
  expect((await index.search('', { filter: 'year = 2005', distinct: 'year' })).hits).toHaveLength(1)
  expect(await refused(index.search('', { distinct: 'title' }))).toEqual({
    status: 400,
    code: 'invalid_search_distinct',
  })
})

test('a ranking score is between 0 and 1 and falls from hit to hit', async () => {
  const { hits } = await find('information right', { showRankingScore: true })
  const scores = hits.map(({ _rankingScore }) => _rankingScore ?? -1)
  expect(scores.length).toBeGreaterThan(1)
  expect(scores.every((score) => score > 0 && score <= 1)).toBe(true)
  expect(scores).toEqual([...scores].sort((left, right) => right - left))
})

test('hits below a score can be left out', async () => {
  const { hits } = await find('information right', { showRankingScore: true })
  const rankingScoreThreshold = hits[0]!._rankingScore!
  expect(ids(await find('information right', { rankingScoreThreshold }))).toEqual([1])
  expect(await refused(find('', { rankingScoreThreshold: 2 }))).toEqual({
    status: 400,
    code: 'invalid_search_ranking_score_threshold',
  })
})

// What is returned

test('offset and limit cut the list and the total is an estimate', async () => {
  const all = ids(await find(''))
  const some = await find('', { offset: 1, limit: 2 })
  expect(ids(some)).toEqual(all.slice(1, 3))
  expect(some).toMatchObject({ offset: 1, limit: 2, estimatedTotalHits: 5, query: '' })
  expect(some).not.toHaveProperty('totalHits')
})

test('pages count all hits', async () => {
  const all = ids(await find(''))
  const second = await find('', { page: 2, hitsPerPage: 2 })
  expect(ids(second)).toEqual(all.slice(2, 4))
  expect(second).toMatchObject({ page: 2, hitsPerPage: 2, totalPages: 3, totalHits: 5 })
  expect(second).not.toHaveProperty('estimatedTotalHits')
})

test('no more hits are counted than the index allows', async () => {
  const index = await aLibrary({ pagination: { maxTotalHits: 3 } })
  const found = await index.search('', { page: 1, hitsPerPage: 2 })
  expect(found).toMatchObject({ totalHits: 3, totalPages: 2 })
})

test('only the attributes asked for and displayed are returned', async () => {
  expect((await find('leave', { attributesToRetrieve: ['id', 'title'] })).hits).toEqual([
    { id: 5, title: 'Leave Rules' },
  ])
  const index = await aLibrary({ displayedAttributes: ['id', 'title'] })
  expect((await index.search('leave')).hits).toEqual([{ id: 5, title: 'Leave Rules' }])
})

test('matches are marked in a formatted copy', async () => {
  const { hits } = await find('information', { attributesToHighlight: ['title'] })
  expect(hits[0]!.title).toBe('Right to Information')
  expect(hits[0]!._formatted?.title).toBe('Right to <em>Information</em>')
  const marked = await find('proc', {
    attributesToHighlight: ['title'],
    highlightPreTag: '[',
    highlightPostTag: ']',
  })
  expect(marked.hits[0]!._formatted?.title).toBe('Public [Proc]urement')
})

test('a formatted copy has its numbers as texts', async () => {
  const { hits } = await find('leave', { attributesToHighlight: ['title'] })
  expect(hits[0]!._formatted).toMatchObject({ id: '5', title: '<em>Leave</em> Rules' })
})

test('long texts are cropped around the match', async () => {
  const { hits } = await find('buyers', { attributesToCrop: ['about'], cropLength: 3 })
  const [cropped] = hits
  const about = String(cropped!._formatted?.about)
  expect(about).toContain('…')
  expect(about.split(/\s+/).length).toBeLessThanOrEqual(4)
})

test('places of matches are counted in bytes', async () => {
  const index = client.index(aUid())
  await succeeded(index.addDocuments([{ id: 1, title: 'Café सूचना law', tags: ['none', 'a law'] }]))
  const { hits } = await index.search('law', { showMatchesPosition: true })
  expect(hits[0]!._matchesPosition).toMatchObject({
    title: [{ start: Buffer.byteLength('Café सूचना '), length: 3 }],
    tags: [{ start: 2, length: 3, indices: [1] }],
  })
})

test('what a search does not know or cannot read is refused', async () => {
  const status = 400
  const bad = (params: object) => refused(find('', params))
  expect(await bad({ colour: 'red' })).toEqual({ status, code: 'bad_request' })
  expect(await bad({ limit: 'many' })).toEqual({ status, code: 'invalid_search_limit' })
  expect(await bad({ page: 'last' })).toEqual({ status, code: 'invalid_search_page' })
  expect(await bad({ facets: 'genres' })).toEqual({ status, code: 'invalid_search_facets' })
  expect(await bad({ q: ['a'] })).toEqual({ status, code: 'invalid_search_q' })
  expect(await bad({ matchingStrategy: 'some' })).toEqual({
    status,
    code: 'invalid_search_matching_strategy',
  })
  expect(await bad({ showRankingScore: 'yes' })).toEqual({
    status,
    code: 'invalid_search_show_ranking_score',
  })
})

// Several searches at once

test('several searches are answered in one round trip', async () => {
  const { results } = await client.multiSearch({
    queries: [
      { indexUid: library.uid, q: 'leave' },
      { indexUid: library.uid, q: '', filter: 'genres = Law', limit: 0, facets: ['year'] },
    ],
  })
  expect(results.map(({ indexUid, hits }) => [indexUid, hits.length])).toEqual([
    [library.uid, 1],
    [library.uid, 0],
  ])
  expect(results[1]!.facetDistribution).toEqual({ year: { '2005': 1, '2011': 1, '2020': 1 } })
})

test('one search that cannot be answered refuses them all', async () => {
  const queries = [{ indexUid: library.uid }, { indexUid: `${library.uid}_none` }]
  expect(await refused(client.multiSearch({ queries }))).toEqual({ status: 400, code: 'index_not_found' })
  const wrong = [{ indexUid: library.uid, filter: 'x' }]
  expect(await refused(client.multiSearch({ queries: wrong }))).toMatchObject({
    code: 'invalid_search_filter',
  })
})

test('a federated search is one list of the hits of several indexes', async () => {
  const other = client.index(aUid())
  await succeeded(other.addDocuments([{ id: 'a', title: 'Information' }]))
  const queries = [
    { indexUid: library.uid, q: 'disaster' },
    { indexUid: other.uid, q: 'information' },
  ]
  const found = await client.multiSearch({ federation: {}, queries })
  expect(sorted(found)).toEqual([3, 'a'])
  expect(found).toMatchObject({ offset: 0, limit: 20, estimatedTotalHits: 2 })
  for (const { id, _federation } of found.hits) {
    expect(_federation).toMatchObject(
      id === 'a'
        ? { indexUid: other.uid, queriesPosition: 1 }
        : { indexUid: library.uid, queriesPosition: 0 },
    )
    expect(_federation!.weightedRankingScore).toBeGreaterThan(0)
  }
  const weighted = await client.multiSearch({
    federation: { limit: 1 },
    queries: [queries[0]!, { ...queries[1]!, federationOptions: { weight: 5 } }],
  })
  expect(ids(weighted)).toEqual(['a'])
  expect(weighted.hits[0]!._federation!.weightedRankingScore).toBeGreaterThan(1)
})

test('a federated search finds a document once', async () => {
  const queries = ['leave', 'rules'].map((q) => ({ indexUid: library.uid, q }))
  const found = await client.multiSearch({ federation: {}, queries })
  expect(ids(found)).toEqual([5])
})

test('a federated search counts facets by index, or merges them', async () => {
  const queries = [{ indexUid: library.uid, q: 'information' }]
  const facetsByIndex = { [library.uid]: ['genres', 'pages'] }
  const apart = await client.multiSearch({ federation: { facetsByIndex }, queries })
  expect(apart.facetsByIndex?.[library.uid]).toMatchObject({
    distribution: { genres: { Ethics: 1, Finance: 1, Law: 1 } },
    stats: { pages: { min: 120, max: 300 } },
  })
  const merged = await client.multiSearch({ federation: { facetsByIndex, mergeFacets: {} }, queries })
  expect(merged.facetDistribution?.genres).toEqual({ Ethics: 1, Finance: 1, Law: 1 })
})

test('a federated query has no pages, limits or facets of its own', async () => {
  const ask = (query: object) =>
    refused(client.multiSearch({ federation: {}, queries: [{ indexUid: library.uid, ...query }] }))
  const pagination = { status: 400, code: 'invalid_multi_search_query_pagination' }
  expect(await ask({ limit: 1 })).toEqual(pagination)
  expect(await ask({ offset: 1 })).toEqual(pagination)
  expect(await ask({ hitsPerPage: 1 })).toEqual(pagination)
  expect(await ask({ facets: ['genres'] })).toMatchObject({ code: 'invalid_multi_search_query_facets' })
  expect(await ask({ federationOptions: { weight: -1 } })).toMatchObject({
    code: 'invalid_multi_search_weight',
  })
})

// Documents

test('documents are replaced by adding and changed in part by updating', async () => {
  const index = await aLibrary()
  await succeeded(index.updateDocuments([{ id: 1, pages: 121 }]))
  expect(await index.getDocument(1)).toEqual({ ...BOOKS[0], pages: 121 })
  await succeeded(index.addDocuments([{ id: 1, title: 'RTI' }]))
  expect(await index.getDocument(1)).toEqual({ id: 1, title: 'RTI' })
})

test('a document is read whole or in part, and one that is not there is 404', async () => {
  expect(await library.getDocument(2, { fields: ['title'] })).toEqual({ title: 'Public Procurement' })
  expect(await refused(library.getDocument(99))).toEqual({ status: 404, code: 'document_not_found' })
})

test('documents are listed in pages, by filter and by id', async () => {
  const page = await library.getDocuments({ fields: ['id'], limit: 2, offset: 1 })
  expect(page).toMatchObject({ offset: 1, limit: 2, total: 5 })
  expect(page.results).toHaveLength(2)
  const filtered = await library.getDocuments({ filter: 'genres = Law' })
  expect(filtered.results.map(({ id }) => id).sort()).toEqual([1, 3, 4])
  expect(filtered.total).toBe(3)
  const named = await library.getDocuments({ ids: [5, 2] })
  expect(named.results.map(({ id }) => id).sort()).toEqual([2, 5])
})

test('documents are deleted one by one, several at once, by filter and all together', async () => {
  const index = await aLibrary()
  const count = async () => (await index.getStats()).numberOfDocuments
  expect((await succeeded(index.deleteDocument(1))).details).toMatchObject({ deletedDocuments: 1 })
  expect((await succeeded(index.deleteDocuments({ filter: 'genres = Law' }))).details).toMatchObject({
    deletedDocuments: 2,
  })
  expect(await count()).toBe(2)
  await succeeded(index.deleteDocuments(['2', '77']))
  expect(await count()).toBe(1)
  await succeeded(index.deleteAllDocuments())
  expect(await count()).toBe(0)
})

test('the primary key is found by its ending or named', async () => {
  const index = client.index(aUid())
  await succeeded(index.addDocuments([{ bookid: 'a', title: 'One' }]))
  expect(await index.fetchPrimaryKey()).toBe('bookid')
  const other = client.index(aUid())
  await succeeded(other.addDocuments([{ aid: 1, bid: 2 }], { primaryKey: 'bid' }))
  expect(await other.fetchPrimaryKey()).toBe('bid')
})

test('documents without a usable id fail as a task', async () => {
  const fresh = () => client.index(aUid())
  expect(await failed(fresh().addDocuments([{ title: 'x' }]))).toBe('index_primary_key_no_candidate_found')
  expect(await failed(fresh().addDocuments([{ aid: 1, bid: 2 }]))).toBe(
    'index_primary_key_multiple_candidates_found',
  )
  expect(await failed(fresh().addDocuments([{ id: 'a b' }]))).toBe('invalid_document_id')
  expect(await failed(fresh().addDocuments([{ id: 1 }, { title: 'x' }]))).toBe('missing_document_id')
})

test('deleting by a filter needs a filter', async () => {
  const ask = (body: object) =>
    refused(client.httpRequest.post({ path: `indexes/${library.uid}/documents/delete`, body }))
  expect(await ask({})).toEqual({ status: 400, code: 'missing_document_filter' })
  expect(await ask({ filter: '' })).toEqual({ status: 400, code: 'invalid_document_filter' })
})

// Indexes and settings

test('an index is made, described, listed and deleted', async () => {
  const uid = aUid()
  await succeeded(client.createIndex(uid, { primaryKey: 'id' }))
  expect(await client.getRawIndex(uid)).toMatchObject({ uid, primaryKey: 'id' })
  const { results, limit } = await client.getRawIndexes({ limit: 1_000 })
  expect(results.map((index) => index.uid)).toContain(uid)
  expect(limit).toBe(1_000)
  await succeeded(client.deleteIndex(uid))
  expect(await refused(client.getRawIndex(uid))).toEqual({ status: 404, code: 'index_not_found' })
})

test('an index that exists cannot be made again, nor one that does not be deleted', async () => {
  expect(await failed(client.createIndex(library.uid))).toBe('index_already_exists')
  expect(await failed(client.deleteIndex(aUid()))).toBe('index_not_found')
})

test('a name that cannot be one is refused', async () => {
  expect(await refused(client.createIndex('no such name'))).toEqual({
    status: 400,
    code: 'invalid_index_uid',
  })
})

test('the primary key changes only while there are no documents', async () => {
  const uid = aUid()
  await succeeded(client.createIndex(uid))
  await succeeded(client.updateIndex(uid, { primaryKey: 'key' }))
  expect(await client.index(uid).fetchPrimaryKey()).toBe('key')
  await succeeded(client.index(uid).addDocuments([{ key: 1 }]))
  expect(await failed(client.updateIndex(uid, { primaryKey: 'id' }))).toBe('index_primary_key_already_exists')
})

test('two indexes change places', async () => {
  const [left, right] = [client.index(aUid()), client.index(aUid())]
  await succeeded(left.addDocuments([{ id: 1, title: 'Left' }]))
  await succeeded(right.addDocuments([{ id: 2, title: 'Right' }]))
  await succeeded(client.swapIndexes([{ indexes: [left.uid, right.uid], rename: false }]))
  expect(ids(await left.search(''))).toEqual([2])
  expect(ids(await right.search(''))).toEqual([1])
})

test('an index is swapped with another one that exists, and with one only', async () => {
  const swap = (...indexes: string[]) =>
    client.swapIndexes([{ indexes: indexes as [string, string], rename: false }])
  expect(await refused(swap(library.uid))).toEqual({ status: 400, code: 'invalid_swap_indexes' })
  expect(await refused(swap(library.uid, library.uid))).toEqual({
    status: 400,
    code: 'invalid_swap_duplicate_index_found',
  })
  expect(await failed(swap(library.uid, `${library.uid}_none`))).toBe('index_not_found')
})

test('statistics count documents and fields', async () => {
  const stats = await library.getStats()
  expect(stats).toMatchObject({ numberOfDocuments: 5, isIndexing: false })
  expect(stats.fieldDistribution).toMatchObject({ id: 5, title: 5, pages: 4, published: 3 })
  expect((await client.getStats()).indexes[library.uid]?.numberOfDocuments).toBe(5)
})

test('settings are changed in part, read back and reset', async () => {
  const index = await aLibrary({ typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 9 } } })
  expect(await index.getSettings()).toMatchObject({
    searchableAttributes: ['title', 'about'],
    typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 9 } },
    pagination: { maxTotalHits: 1000 },
  })
  await succeeded(index.updateFilterableAttributes(['year']))
  expect(await index.getFilterableAttributes()).toEqual(['year'])
  await succeeded(index.updateSettings({ searchableAttributes: null, stopWords: ['a'] }))
  expect(await index.getSettings()).toMatchObject({ searchableAttributes: ['*'], stopWords: ['a'] })
  await succeeded(index.resetSettings())
  expect(await index.getSettings()).toMatchObject({ filterableAttributes: [], stopWords: [] })
})

test('settings that cannot be are refused before they become a task', async () => {
  const ask = (settings: object) => refused(library.updateSettings(settings))
  expect(await ask({ colour: 'red' })).toEqual({ status: 400, code: 'bad_request' })
  expect(await ask({ rankingRules: ['luck'] })).toMatchObject({ code: 'invalid_settings_ranking_rules' })
  expect(await ask({ stopWords: 'the' })).toMatchObject({ code: 'invalid_settings_stop_words' })
  expect(await ask({ pagination: { maxTotalHits: 'all' } })).toMatchObject({
    code: 'invalid_settings_pagination',
  })
})

// Tasks

test('writing is a task that can be followed', async () => {
  const index = client.index(aUid())
  const enqueued = await index.addDocuments([{ id: 1, title: 'x' }])
  expect(enqueued).toMatchObject({
    taskUid: expect.any(Number) as number,
    indexUid: index.uid,
    status: 'enqueued',
    type: 'documentAdditionOrUpdate',
  })
  const done = await client.tasks.waitForTask(enqueued.taskUid, WAIT)
  expect(done).toMatchObject({
    uid: enqueued.taskUid,
    status: 'succeeded',
    canceledBy: null,
    error: null,
    details: { receivedDocuments: 1, indexedDocuments: 1 },
    duration: expect.stringMatching(/^PT[\d.]+S$/) as string,
  })
  for (const time of [done.enqueuedAt, done.startedAt, done.finishedAt]) {
    expect(Date.parse(String(time))).not.toBeNaN()
  }
})

test('tasks are listed newest first, in pages, by index, kind and state', async () => {
  const uid = aUid()
  const first = await succeeded(client.createIndex(uid))
  const second = await client.createIndex(uid).waitTask(WAIT)
  const third = await succeeded(client.index(uid).addDocuments([{ id: 1 }]))
  const list = async (query: object) => {
    const { results } = await client.tasks.getTasks({ indexUids: [uid], ...query })
    return results.map((task) => task.uid)
  }
  expect(await list({})).toEqual([third.uid, second.uid, first.uid])
  expect(await list({ reverse: true })).toEqual([first.uid, second.uid, third.uid])
  expect(await list({ statuses: ['failed'] })).toEqual([second.uid])
  expect(await list({ types: ['documentAdditionOrUpdate'] })).toEqual([third.uid])
  expect(await list({ uids: [first.uid] })).toEqual([first.uid])
  expect(await list({ afterEnqueuedAt: first.enqueuedAt })).toEqual([third.uid, second.uid])
  const page = await client.tasks.getTasks({ indexUids: [uid], limit: 2 })
  expect(page).toMatchObject({ total: 3, limit: 2, from: third.uid, next: first.uid })
  expect(await list({ from: first.uid })).toEqual([first.uid])
})

test('tasks are canceled while there is time, and what canceled them is known', async () => {
  const index = client.index(aUid())
  const adding = await index.addDocuments([{ id: 1 }])
  const canceling = await succeeded(client.tasks.cancelTasks({ uids: [adding.taskUid] }))
  expect(canceling).toMatchObject({
    type: 'taskCancelation',
    details: { matchedTasks: 1, originalFilter: `?uids=${adding.taskUid}` },
  })
  const { status, canceledBy } = await client.tasks.waitForTask(adding.taskUid, WAIT)
  expect(['canceled', 'succeeded']).toContain(status)
  expect(canceledBy).toBe(status === 'canceled' ? canceling.uid : null)
  expect(canceling.details?.canceledTasks).toBe(status === 'canceled' ? 1 : 0)
})

test('finished tasks can be forgotten', async () => {
  const { uid } = await succeeded(client.createIndex(aUid()))
  const deleting = await succeeded(client.tasks.deleteTasks({ uids: [uid] }))
  expect(deleting).toMatchObject({ type: 'taskDeletion', details: { matchedTasks: 1, deletedTasks: 1 } })
  expect(await refused(client.tasks.getTask(uid))).toEqual({ status: 404, code: 'task_not_found' })
})

test('all tasks are neither canceled nor forgotten by mistake', async () => {
  const answer = { status: 400, code: 'missing_task_filters' }
  expect(await refused(client.tasks.cancelTasks({}))).toEqual(answer)
  expect(await refused(client.tasks.deleteTasks({}))).toEqual(answer)
})

test('tasks are not chosen by what cannot be', async () => {
  const list = (query: string) => refused(client.httpRequest.get({ path: `tasks?${query}` }))
  expect(await list('statuses=doggo')).toEqual({ status: 400, code: 'invalid_task_statuses' })
  expect(await list('types=doggo')).toEqual({ status: 400, code: 'invalid_task_types' })
  expect(await list('uids=doggo')).toEqual({ status: 400, code: 'invalid_task_uids' })
  expect(await list('afterEnqueuedAt=doggo')).toEqual({ status: 400, code: 'invalid_task_after_enqueued_at' })
  expect(await list('limit=doggo')).toEqual({ status: 400, code: 'invalid_task_limit' })
})

// Keys and tenants

test('a key is made, found by its uid and by itself, renamed and deleted', async () => {
  const made = await aKey({ actions: ['search'], indexes: ['a', 'b*'], name: 'Reading room' })
  expect(made).toMatchObject({
    name: 'Reading room',
    description: null,
    key: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    actions: ['search'],
    indexes: ['a', 'b*'],
    expiresAt: null,
  })
  expect(await client.getKey(made.uid)).toEqual(made)
  expect(await client.getKey(made.key)).toEqual(made)
  expect(await client.updateKey(made.uid, { name: 'Archive' })).toMatchObject({
    uid: made.uid,
    name: 'Archive',
  })
  await client.deleteKey(made.uid)
  expect(await refused(client.getKey(made.uid))).toEqual({ status: 404, code: 'api_key_not_found' })
})

test('there are keys from the beginning, to search and to administer', async () => {
  const { results } = await client.getKeys({ limit: 1_000 })
  const byName = (name: string) => results.find((key) => key.name === name)
  expect(byName('Default Search API Key')).toMatchObject({
    actions: ['search'],
    indexes: ['*'],
    expiresAt: null,
  })
  expect(byName('Default Admin API Key')).toMatchObject({ actions: ['*'], indexes: ['*'], expiresAt: null })
})

test('what a key may do cannot be changed', async () => {
  const { uid } = await aKey({ actions: ['search'], indexes: ['*'] })
  const change = (body: object) => refused(client.httpRequest.patch({ path: `keys/${uid}`, body }))
  expect(await change({ actions: ['*'] })).toEqual({ status: 400, code: 'immutable_api_key_actions' })
  expect(await change({ indexes: ['*'] })).toEqual({ status: 400, code: 'immutable_api_key_indexes' })
  expect(await change({ expiresAt: null })).toEqual({ status: 400, code: 'immutable_api_key_expires_at' })
  expect(await change({ uid })).toEqual({ status: 400, code: 'immutable_api_key_uid' })
})

test('a key that cannot be is refused', async () => {
  const create = (body: object) => refused(client.httpRequest.post({ path: 'keys', body }))
  const key = { actions: ['search'], indexes: ['*'], expiresAt: null }
  expect(await create({ ...key, actions: ['fly'] })).toEqual({ status: 400, code: 'invalid_api_key_actions' })
  expect(await create({ ...key, indexes: ['a b'] })).toEqual({ status: 400, code: 'invalid_api_key_indexes' })
  expect(await create({ ...key, expiresAt: '2001-01-01' })).toEqual({
    status: 400,
    code: 'invalid_api_key_expires_at',
  })
  expect(await create({ indexes: ['*'], expiresAt: null })).toEqual({
    status: 400,
    code: 'missing_api_key_actions',
  })
  expect(await create({ actions: ['*'], expiresAt: null })).toEqual({
    status: 400,
    code: 'missing_api_key_indexes',
  })
  expect(await create({ actions: ['*'], indexes: ['*'] })).toEqual({
    status: 400,
    code: 'missing_api_key_expires_at',
  })
})

test('a key opens its actions on its indexes and nothing else', async () => {
  const { key } = await aKey({ actions: ['search'], indexes: [`${library.uid}*`] })
  const reader = holding(key)
  expect(ids(await reader.index(library.uid).search('leave'))).toEqual([5])
  const closed = { status: 403, code: 'invalid_api_key' }
  expect(await refused(reader.index(library.uid).getDocument(1))).toEqual(closed)
  expect(await refused(reader.index(library.uid).addDocuments([{ id: 6, title: 'x' }]))).toEqual(closed)
  expect(await refused(reader.index('another').search(''))).toEqual(closed)
  expect(await refused(reader.getKeys())).toEqual(closed)
})

test('actions are given by families', async () => {
  const { key } = await aKey({ actions: ['documents.*', 'tasks.get'], indexes: [library.uid] })
  const clerk = holding(key)
  expect(await clerk.index(library.uid).getDocument(5)).toMatchObject({ id: 5 })
  expect(await refused(clerk.index(library.uid).search(''))).toEqual({ status: 403, code: 'invalid_api_key' })
})

async function aTenant(searchRules: TokenSearchRules, expiresAt?: Date) {
  const { key, uid } = await aKey({ actions: ['search'], indexes: ['*'] })
  return holding(await generateTenantToken({ apiKey: key, apiKeyUid: uid, searchRules, expiresAt }))
}

test('a tenant finds what the filter of its token lets through', async () => {
  const tenant = await aTenant({ [library.uid]: { filter: 'genres = Law' } })
  const index = tenant.index(library.uid)
  expect(sorted(await index.search(''))).toEqual([1, 3, 4])
  expect(sorted(await index.search('', { filter: 'year > 2010' }))).toEqual([3, 4])
  expect(ids(await index.search('', { filter: 'genres = Finance' }))).toEqual([])
  const { results } = await tenant.multiSearch({ queries: [{ indexUid: library.uid, q: 'information' }] })
  expect(ids(results[0]!)).toEqual([1])
})

test('a tenant searches the indexes of its token only', async () => {
  const closed = { status: 403, code: 'invalid_api_key' }
  const tenant = await aTenant([`${runName}_contract_*`])
  expect(await tenant.index(library.uid).search('')).toMatchObject({ estimatedTotalHits: 5 })
  expect(await refused(tenant.index('another').search(''))).toEqual(closed)
  expect(await refused(tenant.index(library.uid).getDocument(1))).toEqual(closed)
})

test('a token that is out of date or not signed with the key is refused', async () => {
  const closed = { status: 403, code: 'invalid_api_key' }
  const late = await aTenant(['*'], new Date(Date.now() - 60_000))
  expect(await refused(late.index(library.uid).search(''))).toEqual(closed)
  const { uid } = await aKey({ actions: ['search'], indexes: ['*'] })
  const forged = await generateTenantToken({ apiKey: 'guess', apiKeyUid: uid, searchRules: ['*'] })
  expect(await refused(holding(forged).index(library.uid).search(''))).toEqual(closed)
})

// What is no request

const post = async (path: string, body: string, type: string | null) => {
  const answer = await fetch(`${host}/${path}`, {
    method: 'POST',
    body: new TextEncoder().encode(body),
    headers: {
      authorization: `Bearer ${meilisearch.apiKey}`,
      ...(type !== null && { 'content-type': type }),
    },
  })
  return { status: answer.status, code: ((await answer.json()) as { code: string }).code }
}

test('a body that is no JSON is refused', async () => {
  const documents = `indexes/${library.uid}/documents`
  expect(await post(documents, '[{', 'application/json')).toEqual({ status: 400, code: 'malformed_payload' })
  expect(await post(documents, '', 'application/json')).toEqual({ status: 400, code: 'missing_payload' })
  expect(await post(`indexes/${library.uid}/search`, '{"q":', 'application/json')).toEqual({
    status: 400,
    code: 'malformed_payload',
  })
})

test('a body of another type is refused', async () => {
  const search = `indexes/${library.uid}/search`
  expect(await post(search, '{}', null)).toEqual({ status: 415, code: 'missing_content_type' })
  expect(await post(search, '{}', 'text/plain')).toEqual({ status: 415, code: 'invalid_content_type' })
  expect(await post(`indexes/${library.uid}/documents`, '[]', 'text/plain')).toEqual({
    status: 415,
    code: 'invalid_content_type',
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SearchIndex } from '../../../../packages/embedded/src/meilisearch/index/search-index.ts'
import { runFederated } from '../../../../packages/embedded/src/meilisearch/query/federation.ts'
import { runSearch } from '../../../../packages/embedded/src/meilisearch/query/run-search.ts'
import { type SearchParams } from '../../../../packages/embedded/src/meilisearch/query/search-params.ts'

const word = fc.constantFrom(
  'right', 'information', 'informations', 'public', 'procurement', 'tenders', 'law', 'the', 'सूचना', 'अधिकार', 'résumé',
) // prettier-ignore
const typed = fc.oneof(
  { weight: 5, arbitrary: word },
  fc.constantFrom('rihgt', 'infor', 'procurment', 'publik', 'सूच', 'resume', '"public law"', '-tenders'),
)
const words = (item: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(item, { maxLength }).map((all) => all.join(' '))

type Book = { title: string; about: string; tags: (string | number)[]; pages: number | null }
const book: fc.Arbitrary<Book> = fc.record({
  title: words(word, 4),
  about: words(word, 8),
  tags: fc.array(fc.oneof(word, fc.integer({ min: 1, max: 4 })), { maxLength: 3 }),
  pages: fc.option(fc.integer({ min: 1, max: 9 })),
})
const books = fc.array(book, { maxLength: 25 })

const RULES = ['words', 'typo', 'proximity', 'attributeRank', 'wordPosition', 'exactness']

function indexOf(documents: Book[], rankingRules = [...RULES, 'sort']): SearchIndex {
  const index = new SearchIndex('id')
  index.change({
    rankingRules,
    searchableAttributes: ['title', 'about'],
    filterableAttributes: ['tags', 'pages'],
    sortableAttributes: ['pages'],
    stopWords: ['the'],
    pagination: { maxTotalHits: 20 },
    faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'alpha' } },
  })
  documents.forEach((document, id) => index.put(String(id), { id, ...document }))
  return index
}

const search = (index: SearchIndex, params: SearchParams) => runSearch(index, params, undefined)
const params = fc.record({
  q: words(typed, 4),
  matchingStrategy: fc.constantFrom('last' as const, 'all' as const, 'frequency' as const),
  sort: fc.constantFrom<string[]>([], ['pages:asc'], ['pages:desc']),
})

test('the counts of a facet are those of the hits', () => {
  fc.assert(
    fc.property(books, params, (documents, asked) => {
      const index = indexOf(documents)
      index.change({ pagination: { maxTotalHits: 1_000 } })
      const { hits, facetDistribution, facetStats } = search(index, {
        ...asked,
        facets: ['tags', 'pages'],
        limit: 1_000,
      })
      const count = (values: (string | number)[][]) => {
        const counts: Record<string, number> = {}
        for (const value of values.flatMap((some) => [...new Set(some)]))
          counts[value] = (counts[value] ?? 0) + 1
        return counts
      }
      const found = hits as Book[]
      const pages = found.flatMap((hit) => (hit.pages === null ? [] : [hit.pages]))
      expect(facetDistribution).toEqual({
        tags: count(found.map(({ tags }) => tags)),
        pages: count(pages.map((number) => [number])),
      })
      expect(facetStats?.pages).toEqual(
        pages.length > 0 ? { min: Math.min(...pages), max: Math.max(...pages) } : undefined,
      )
    }),
    { numRuns: 300 },
  )
})

test('pages are slices of the same list as offsets and limits', () => {
  fc.assert(
    fc.property(
      books,
      params,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 6 }),
      (documents, asked, page, hitsPerPage) => {
        const index = indexOf(documents)
        const all = search(index, { ...asked, limit: 1_000 })
        const one = search(index, { ...asked, page, hitsPerPage })
        const same = search(index, { ...asked, offset: (page - 1) * hitsPerPage, limit: hitsPerPage })
        expect(one.hits).toEqual(same.hits)
        expect(one.hits).toEqual(all.hits.slice((page - 1) * hitsPerPage, page * hitsPerPage))
        expect(one).toMatchObject({
          totalHits: all.hits.length,
          totalPages: Math.ceil(all.hits.length / hitsPerPage),
        })
        expect(same).toMatchObject({ estimatedTotalHits: all.hits.length })
        expect(all.hits.length).toBeLessThanOrEqual(20)
      },
    ),
    { numRuns: 300 },
  )
})

const rules = fc.shuffledSubarray(RULES, { minLength: 1 })

test('what ranks higher never has the lower score', () => {
  fc.assert(
    fc.property(books, params, rules, (documents, asked, rankingRules) => {
      const index = indexOf(documents, [...rankingRules, 'sort'])
      const { hits } = search(index, { ...asked, sort: [], showRankingScore: true, limit: 1_000 })
      const scores = hits.map((hit) => hit._rankingScore as number)
      expect(scores).toEqual([...scores].sort((left, right) => right - left))
      expect(scores.every((score) => score > 0 && score <= 1)).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

test('a threshold leaves out what scores lower, and counts as much', () => {
  fc.assert(
    fc.property(books, params, fc.double({ min: 0, max: 1, noNaN: true }), (documents, asked, threshold) => {
      const index = indexOf(documents)
      const all = search(index, { ...asked, showRankingScore: true, limit: 1_000 })
      const some = search(index, {
        ...asked,
        showRankingScore: true,
        rankingScoreThreshold: threshold,
        limit: 1_000,
      })
      if (all.hits.length < 20) {
        expect(some.hits).toEqual(all.hits.filter((hit) => (hit._rankingScore as number) >= threshold))
      }
      expect(some).toMatchObject({ estimatedTotalHits: some.hits.length })
    }),
    { numRuns: 300 },
  )
})

test('a score does not depend on the other documents', () => {
  fc.assert(
    fc.property(book, books, params, (one, others, asked) => {
      const score = (documents: Book[]) =>
        search(indexOf(documents), { ...asked, showRankingScore: true }).hits.find(({ id }) => id === 0)
          ?._rankingScore
      fc.pre(asked.matchingStrategy !== 'frequency')
      expect(score([one, ...others.slice(0, 18)])).toBe(score([one]))
    }),
    { numRuns: 300 },
  )
})

test('one federated query finds what the search alone finds, in its order', () => {
  fc.assert(
    fc.property(books, params, (documents, asked) => {
      const index = indexOf(documents)
      const alone = search(index, { ...asked, limit: 1_000 }).hits
      const { hits } = runFederated(
        [{ indexUid: 'books', index, params: asked, filter: undefined, weight: 1 }],
        { limit: 1_000, facetsByIndex: [] },
      )
      expect(hits.map(({ id }) => id)).toEqual(alone.map(({ id }) => id))
    }),
    { numRuns: 500 },
  )
})

test('places of matches are bytes, and cut out what was marked', () => {
  fc.assert(
    fc.property(books, words(typed, 3), (documents, q) => {
      const { hits } = search(indexOf(documents), {
        q,
        showMatchesPosition: true,
        attributesToHighlight: ['title'],
        highlightPreTag: '<',
        highlightPostTag: '>',
      })
      for (const hit of hits) {
        const title = Buffer.from(hit.title as string)
        const { _matchesPosition: positions, _formatted: formatted } = hit as unknown as {
          _matchesPosition: { title?: { start: number; length: number }[] }
          _formatted: { title: string }
        }
        const cut = (positions.title ?? []).map(({ start, length }) =>
          title.subarray(start, start + length).toString(),
        )
        expect(cut).toEqual([...formatted.title.matchAll(/<([^>]*)>/g)].map((match) => match[1]))
      }
    }),
    { numRuns: 300 },
  )
})

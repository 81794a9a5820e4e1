import { type Filter } from 'meilisearch'
import { expect } from 'vitest'
import { aLibrary, test } from './library.ts'

const CASES: [Filter, number[]][] = [
  ['genres = Law', [1, 3, 4]],
  ['genres = "law"', [1, 3, 4]],
  ['genres != Law', [2, 5]],
  ['NOT genres = Law', [2, 5]],
  ['pages > 100', [1, 2]],
  ['pages >= 120 AND pages < 300', [1]],
  ['pages <= 80', [3]],
  ['pages = 120.0', [1]],
  ['pages 80 TO 120', [1, 3]],
  ['year IN [2005, 2020]', [1, 3]],
  ['year NOT IN [2005, 2020]', [2, 4, 5]],
  ["genres IN ['Law', Finance]", [1, 2, 3, 4]],
  ['year IN []', []],
  ['pages EXISTS', [1, 2, 3, 4]],
  ['pages NOT EXISTS', [5]],
  ['pages IS NULL', [4]],
  ['pages IS NOT NULL', [1, 2, 3, 5]],
  ['genres IS EMPTY', [5]],
  ['genres IS NOT EMPTY', [1, 2, 3, 4]],
  ['about IS EMPTY OR pages IS NULL', [4, 5]],
  ['genres = Law AND year > 2010 OR genres = Finance', [2, 3, 4]],
  ['genres = Law AND (year > 2015 OR genres = Ethics)', [1, 3]],
  ['NOT (genres = Law OR genres = Finance)', [5]],
  ['author.name = "Asha Verma"', [1]],
  ['author.born < 1970', [1]],
  ['about = "Floods and earthquakes"', [3]],
  [`about = 'How officials answer citizens'`, [1]],
  [
    ['genres = Law', 'year > 2010'],
    [3, 4],
  ],
  [
    [['genres = Ethics', 'genres = Finance'], 'pages > 100'],
    [1, 2],
  ],
  ['genres >= safety', [3]],
  ['about > f AND about < g', [3]],
  ['genres law TO safety', [1, 3, 4]],
  ['year > soon', []],
  ['', [1, 2, 3, 4, 5]],
]

for (const [filter, ids] of CASES) {
  test(`the filter ${JSON.stringify(filter)} finds ${ids.join(', ') || 'nothing'}`, async ({ client }) => {
    const { hits } = await (await aLibrary(client)).search('', { filter })
    expect(hits.map(({ id }) => id)).toEqual(ids)
  })
}

const REFUSED = [
  'genres',
  'genres =',
  'genres = Law AND',
  '(genres = Law',
  'genres = Law)',
  'genres = Law genres = Ethics',
  'genres ~ Law',
  'year IN [2005',
  'secret = 1',
  '_geoRadius(1, 2, 3)',
  'genres IS Law',
]

for (const filter of REFUSED) {
  test(`the filter ${JSON.stringify(filter)} is refused`, async ({ client }) => {
    const searching = (await aLibrary(client)).search('', { filter })
    await expect(searching).rejects.toMatchObject({
      cause: {
        code: 'invalid_search_filter',
        type: 'invalid_request',
        message: expect.any(String) as string,
      },
      response: { status: 400 },
    })
  })
}

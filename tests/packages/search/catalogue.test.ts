import { SearchError, type CatalogueQuery } from '@karmashala/search'
import { createCatalogue, type Catalogue } from '@karmashala/search/server'
import { expect } from 'vitest'
import { aCourse, at, DISASTER, HINDI, RTI, TENDERS, test } from './courses.ts'

const ALL = [RTI, DISASTER, TENDERS, HINDI]

const search = (catalogue: Catalogue, text: string, query: Partial<CatalogueQuery> = {}) =>
  catalogue.search({ text, filters: {}, sort: 'relevance', page: 1, pageSize: 20, ...query })
const find = async (catalogue: Catalogue, text: string, query: Partial<CatalogueQuery> = {}) =>
  (await search(catalogue, text, query)).hits.map(({ id }) => id)

const SPELLINGS: [string, string[]][] = [
  ['rti', ['right to information', 'right to informaton', 'rihgt to information', 'सूचना का अधिकार', 'सुचना का अधिकार', 'soochna ka adhikar', 'suchana ka adhikar', 'suchna ka adhikaar', 'soochana', 'RIGHT  TO  INFORMATION!', '"right to information"', 'adhik']],
  ['disaster', ['disasters', 'disaster', 'dissaster', 'आपदा प्रबंधन', 'आपदा प्रबन्धन', 'aapda prabandhan', 'aapada prabandhan', 'apda prabandhn', 'prabandhan']],
  ['hindi', ['हिन्दी', 'हिंदी', 'hindi', 'फाइलें', 'फ़ाइलें', 'rajbhasha', 'raajbhaasha', 'official langauge']],
  ['tenders', ['procurment', 'public procurement', 'खरीद', 'khareed', 'kharid', 'F-03 procurement']],
] // prettier-ignore

for (const [id, spellings] of SPELLINGS) {
  for (const spelling of spellings) {
    test(`“${spelling}” finds the course ${id} first`, async ({ catalogue }) => {
      await catalogue.put(ALL)
      expect((await find(catalogue, spelling))[0]).toBe(id)
    })
  }
}

test('when no course has all the words, those with some are shown and said to be', async ({ catalogue }) => {
  await catalogue.put(ALL)
  const strict = await search(catalogue, 'public tenders')
  expect(strict).toMatchObject({ total: 1, isRelaxed: false })
  const relaxed = await search(catalogue, 'tenders astronomy')
  expect(relaxed).toMatchObject({ total: 1, isRelaxed: true })
  expect(await search(catalogue, 'astronomy tenders')).toMatchObject({ total: 1, isRelaxed: true })
  expect(await search(catalogue, 'astronomy botany')).toMatchObject({ total: 0, isRelaxed: false, hits: [] })
  expect(await search(catalogue, 'astronomy')).toMatchObject({
    total: 0,
    isRelaxed: false,
    hits: [],
    pageCount: 0,
  })
})

test('a minus in a query is a hyphen, not an order to leave out', async ({ catalogue }) => {
  await catalogue.put(ALL)
  expect(await find(catalogue, '-procurement')).toEqual(['tenders'])
})

test('a facet is counted as if nothing of it were selected, and the others with it', async ({
  catalogue,
}) => {
  await catalogue.put(ALL)
  const { hits, facets } = await search(catalogue, '', {
    filters: { language: ['hi'], competencyType: ['domain'] },
  })

  expect(hits.map(({ id }) => id)).toEqual(['rti'])
  expect(facets.language.map(({ value, count, isSelected }) => [value, count, isSelected])).toEqual([
    ['en', 2, false],
    ['hi', 1, true],
  ])
  expect(facets.competencyType.map(({ value, count, isSelected }) => [value, count, isSelected])).toEqual([
    ['behavioural', 2, false],
    ['domain', 1, true],
  ])
  expect(facets.format).toEqual([
    { value: 'authored', count: 1, isSelected: false, label: null, labelHi: null },
  ])
})

test('several values of one facet mean any of them', async ({ catalogue }) => {
  await catalogue.put(ALL)
  const filters = { format: ['scorm12', 'scorm2004'] }
  expect((await find(catalogue, '', { filters })).sort()).toEqual(['disaster', 'tenders'])
  expect(await find(catalogue, '', { filters: { ...filters, duration: ['over3h'] } })).toEqual(['tenders'])
  expect(await find(catalogue, '', { filters: { provider: ['provider-b'] } })).toEqual(['disaster'])
  expect(await find(catalogue, '', { filters: { competencyArea: ['Finance'] } })).toEqual(['tenders'])
})

test('a competency and a level together mean that competency at that level', async ({ catalogue }) => {
  await catalogue.put(ALL)
  expect(await find(catalogue, '', { filters: { competencyCode: ['D-07'], level: ['3'] } })).toEqual([
    'tenders',
  ])
  expect(await find(catalogue, '', { filters: { competencyCode: ['D-07'], level: ['4'] } })).toEqual([])
  expect(await find(catalogue, '', { filters: { level: ['4'] } })).toEqual(['tenders'])
})

test('facets come with words to show, in an order that makes sense', async ({ catalogue }) => {
  await catalogue.put(ALL)
  const { facets } = await search(catalogue, '')
  expect(facets.provider.map(({ value, label, count }) => [value, label, count])).toEqual([
    ['provider-a', 'Institute of Imaginary Studies', 3],
    ['provider-b', 'Academy of Invented Safety', 1],
  ])
  expect(facets.competencyCode[0]).toEqual({
    value: 'B-01',
    label: 'Integrity',
    labelHi: 'सत्यनिष्ठा',
    count: 2,
    isSelected: false,
  })
  expect(facets.level.map(({ value }) => value)).toEqual(['1', '2', '3', '4'])
  expect(facets.duration.map(({ value }) => value)).toEqual(['under30', '30to60', '1to3h', 'over3h'])
})

test('a selected value that counts nothing stays visible, so that it can be taken back', async ({
  catalogue,
}) => {
  await catalogue.put(ALL)
  const { facets } = await search(catalogue, 'tenders', { filters: { language: ['ta'] } })
  expect(facets.language).toContainEqual({
    value: 'ta',
    count: 0,
    isSelected: true,
    label: null,
    labelHi: null,
  })
})

test('values from a URL cannot change the filter', async ({ catalogue }) => {
  await catalogue.put(ALL)
  expect(await find(catalogue, '', { filters: { provider: ['x"] OR format = "authored'] } })).toEqual([])
  expect(await find(catalogue, '', { filters: { language: ['\\'] } })).toEqual([])
})

test('courses are ordered as asked and the newest come first when nothing is', async ({ catalogue }) => {
  await catalogue.put(ALL)
  expect(await find(catalogue, '', { sort: 'shortest' })).toEqual(['rti', 'hindi', 'disaster', 'tenders'])
  expect(await find(catalogue, '', { sort: 'cheapest' })).toEqual(['hindi', 'disaster', 'rti', 'tenders'])
  expect(await find(catalogue, '', { sort: 'newest' })).toEqual(await find(catalogue, ''))
  expect(await find(catalogue, 'information', { sort: 'newest' })).toEqual(['tenders', 'rti'])
  expect(await find(catalogue, 'information')).toEqual(['rti', 'tenders'])
})

test('results come in pages', async ({ catalogue }) => {
  await catalogue.put(ALL)
  const second = await search(catalogue, '', { sort: 'shortest', page: 2, pageSize: 3 })
  expect(second).toMatchObject({ total: 4, page: 2, pageSize: 3, pageCount: 2, hits: [{ id: 'tenders' }] })
})

test('a hit is the course as it was put, with segments that show why it was found', async ({ catalogue }) => {
  await catalogue.put(ALL)
  const [hit] = (await search(catalogue, 'soochna requests')).hits
  const { titleSegments, titleHiSegments, summarySegments, ...course } = hit!
  expect(course).toEqual(RTI)
  expect(titleSegments).toEqual([{ text: RTI.title, hit: false }])
  expect(titleHiSegments?.[0]).toEqual({ text: 'सूचना', hit: true })
  expect(summarySegments.map(({ text }) => text).join('')).toBe('Answer requests on time & without <fear>.')
  expect(summarySegments[1]).toEqual({ text: 'requests', hit: true })
})

test('putting replaces by id and removing takes away', async ({ catalogue }) => {
  await catalogue.put(ALL)
  await catalogue.put([{ ...RTI, title: 'Renamed', titleHi: null }])
  expect(await find(catalogue, 'information')).toEqual(['tenders'])
  await catalogue.remove(['rti', 'unknown'])
  expect(await catalogue.count()).toBe(3)
  await catalogue.put([])
  await catalogue.remove([])
})

test('a rebuild replaces everything at once and leaves nothing behind', async ({
  catalogue,
  client,
  indexName,
}) => {
  await catalogue.put(ALL)
  const many = Array.from({ length: 1_200 }, (_, number) =>
    aCourse({ id: `n${number}`, competencies: [at('law', 1)] }),
  )
  let asked = 0
  async function* courses() {
    for (const course of many) {
      if (++asked === 1_100) expect(await catalogue.count()).toBe(ALL.length)
      yield await Promise.resolve(course)
    }
  }
  await catalogue.rebuild(courses())

  expect(await catalogue.count()).toBe(1_200)
  expect(await find(catalogue, '', { filters: { competencyArea: ['Law'] }, pageSize: 1 })).toHaveLength(1)
  const { results } = await client.getIndexes({ limit: 1_000 })
  expect(results.map(({ uid }) => uid).filter((uid) => uid.startsWith(indexName))).toEqual([indexName])
})

test('what is put and removed while the catalogue is rebuilt is in the new one', async ({ catalogue }) => {
  await catalogue.put(ALL)
  async function* courses() {
    yield* ALL
    await catalogue.put([aCourse({ id: 'added', title: 'Added meanwhile' }), { ...RTI, title: 'Older' }])
    await catalogue.put([{ ...RTI, title: 'Renamed', titleHi: null }])
    await catalogue.remove(['disaster'])
  }
  await catalogue.rebuild(courses())

  expect(await find(catalogue, 'meanwhile')).toEqual(['added'])
  expect((await search(catalogue, 'renamed')).hits.map(({ id }) => id)).toEqual(['rti'])
  expect(await find(catalogue, 'disasters')).toEqual([])
  expect(await catalogue.count()).toBe(ALL.length)
})

test('a rebuild that fails leaves the catalogue as it was', async ({ catalogue }) => {
  await catalogue.put(ALL)
  const failing = catalogue.rebuild([aCourse(), aCourse({ id: 'not an id' })])
  await expect(failing).rejects.toMatchObject({ name: 'SearchError', code: 'rejected' })
  expect(await catalogue.count()).toBe(ALL.length)
})

test('a catalogue that is what the database holds is left alone', async ({ catalogue }) => {
  const courses = () => ALL
  expect(await catalogue.refresh({ count: ALL.length, courses })).toBe(true)
  const untouched = () => expect.unreachable('the courses were asked for')
  expect(await catalogue.refresh({ count: ALL.length, courses: untouched })).toBe(false)
  expect(await catalogue.count()).toBe(ALL.length)
})

test('a catalogue with courses missing, or that is not there at all, is filled', async ({
  catalogue,
  client,
  indexName,
}) => {
  await catalogue.put([RTI])
  expect(await catalogue.refresh({ count: ALL.length, courses: () => ALL })).toBe(true)
  expect(await catalogue.count()).toBe(ALL.length)
  await client.deleteIndex(indexName).waitTask()
  expect(await catalogue.refresh({ count: ALL.length, courses: () => ALL })).toBe(true)
  expect(await find(catalogue, 'procurement')).toEqual(['tenders'])
})

test('a catalogue that other code wrote is written again, though the numbers agree', async ({
  catalogue,
  client,
  indexName,
}) => {
  const index = client.index(indexName)
  const isStale = async () => await catalogue.refresh({ count: ALL.length, courses: () => ALL })
  expect(await isStale()).toBe(true)

  await index.updateDocuments([{ id: 'rti', documentForm: 'of last year' }]).waitTask()
  expect(await isStale()).toBe(true)
  await index.updateSettings({ stopWords: ['law'] }).waitTask()
  expect(await isStale()).toBe(true)
  await index.updateFilterableAttributes(['levels']).waitTask()
  expect(await isStale()).toBe(true)
  expect(await isStale()).toBe(false)
})

test('the provider is found by any spelling of its name', async ({ catalogue }) => {
  await catalogue.put([aCourse({ id: 'film', providerName: 'राष्ट्रीय फ़िल्म संस्थान' }), RTI])
  expect(await find(catalogue, 'फिल्म संस्थान')).toEqual(['film'])
  expect(await find(catalogue, 'फ़िल्म')).toEqual(['film'])
})

test('invisible joiners and Hindi digits make no difference, on the page or in the query', async ({
  catalogue,
}) => {
  const joined = aCourse({ id: 'joined', titleHi: 'क्\u200dषमा शक्\u200cति नियम १२' })
  await catalogue.put([joined, RTI])
  for (const text of ['क्षमा', 'क्\u200dषमा', 'शक्ति', 'शक्\u200cति', 'नियम 12', 'नियम १२']) {
    expect(await find(catalogue, text)).toEqual(['joined'])
  }
  const [hit] = (await search(catalogue, 'शक्ति')).hits
  expect(hit!.titleHi).toBe(joined.titleHi)
  expect(hit!.titleHiSegments!.filter((segment) => segment.hit).map(({ text }) => text)).toEqual([
    'शक्\u200cति',
  ])
  expect(hit).not.toHaveProperty('aliases')
  expect(hit).not.toHaveProperty('documentForm')
})

test('making sure of the index twice changes its settings once', async ({ catalogue, client, indexName }) => {
  await catalogue.ensureIndex()
  const { results } = await client.tasks.getTasks({ indexUids: [indexName], types: ['settingsUpdate'] })
  expect(results).toHaveLength(1)
})

test('queries for what does not exist are refused', async ({ catalogue }) => {
  const refused = async (query: object) => {
    const error: unknown = await search(catalogue, '', query).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SearchError)
    expect(error).toMatchObject({ code: 'invalid_query' })
  }
  await refused({ filters: { colour: ['red'] } })
  await refused({ sort: 'luck' })
  await refused({ page: 0 })
  await refused({ pageSize: 1_000 })
  await refused({ text: 'x'.repeat(500) })
})

test('a server that is not there is unavailable', async ({ catalogue }) => {
  const lost = createCatalogue({ url: 'http://127.0.0.1:9', indexName: 'lost' })
  await expect(search(lost, 'x')).rejects.toMatchObject({ code: 'unavailable' })
  expect(await lost.isHealthy()).toBe(false)
  expect(await catalogue.isHealthy()).toBe(true)
})

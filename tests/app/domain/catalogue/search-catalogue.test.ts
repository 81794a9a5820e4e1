import { createCatalogue } from '@karmashala/search/server'
import { beforeEach } from 'vitest'
import { indexCourse } from '#app/domain/catalogue/index-course.server.ts'
import { readCatalogueQuery } from '#app/domain/catalogue/read-catalogue-query.ts'
import { refreshCatalogue } from '#app/domain/catalogue/refresh-catalogue.server.ts'
import { searchCatalogue } from '#app/domain/catalogue/search-catalogue.server.ts'
import { type CourseDetailsInput } from '#app/domain/courses/course.schema.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { setTags } from '#app/domain/courses/set-tags.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { withdrawCourse } from '#app/domain/courses/withdraw-course.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { approveSubmission } from '#app/domain/validation/approve-submission.server.ts'
import { getRuntime, setRuntime } from '#app/lib/runtime.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { emptyCatalogue, runAllJobs } from '#tests/support/factories/catalogue.ts'
import { aCompleteCourse, aPublishedCourse, type TestCourse } from '#tests/support/factories/courses.ts'
import { aValidator } from '#tests/support/factories/people.ts'

beforeEach(emptyCatalogue)

const search = async (address = '', language: 'en' | 'hi' = 'en') =>
  await searchCatalogue({ query: readCatalogueQuery(new URLSearchParams(address)).query, language })
const titles = async (address = '') =>
  (await search(address)).cards.map(({ title }) => title.segments.map(({ text }) => text).join(''))
const choices = async (facet: string, address = '') =>
  (await search(address)).facets
    .find(({ name }) => name === facet)
    ?.choices.map(({ label, value, count }) => [label ?? value, count])

type OnSale = Partial<CourseDetailsInput> & { tags?: Parameters<typeof setTags>[0]['tags'] }

/** Goes through the doors a course goes through, up to the job that puts it into the catalogue. */
async function onSale({ tags, ...details }: OnSale): Promise<TestCourse> {
  const course = await aCompleteCourse(details)
  if (tags) await setTags({ ...course, tags })
  const { submissionId } = await submitCourse(course)
  await approveSubmission({ actor: await aValidator(), submissionId })
  await runAllJobs()
  return course
}

const RTI = {
  title: 'Right to Information for Public Officers',
  titleHi: 'सूचना का अधिकार',
  summary: 'Answer requests in time and without fear.',
  summaryHi: 'समय पर और निर्भय होकर सूचना दें।',
  durationInMinutes: 25,
}
const LEAVE = {
  title: 'Leave Rules in Practice',
  titleHi: 'छुट्टी नियम व्यवहार में',
  durationInMinutes: 90,
  language: 'hi' as const,
  tags: [{ competencyCode: 'BEH-001', level: 4, role: 'taught' as const }],
}

test('an approved course appears in the catalogue and a submitted one does not', async () => {
  const course = await aCompleteCourse(RTI)
  const { submissionId } = await submitCourse(course)
  await runAllJobs()
  expect(await titles()).toEqual([])

  await approveSubmission({ actor: await aValidator(), submissionId })
  await runAllJobs()

  const { cards, total } = await search()
  expect(total).toBe(1)
  expect(cards[0]).toMatchObject({
    providerName: course.actor.acting.organisationName,
    languages: ['English'],
    durationInMinutes: 25,
    pricePerSeatPerYearInPaise: 25_000,
    competencies: [{ code: 'FUN-111', level: 2 }],
  })
})

for (const query of [
  'right to informaton',
  'सुचना का अधिकार',
  'soochna ka adhikar',
  'suchana adhikaar',
  'rti',
]) {
  test(`“${query}” finds the course on the right to information`, async () => {
    await onSale(RTI)
    await onSale(LEAVE)
    const address = new URLSearchParams({ q: query }).toString()
    expect((await titles(address))[0]).toBe(RTI.title)
  })
}

test('facets count in words and combine', async () => {
  await onSale(RTI)
  await onSale(LEAVE)

  expect(await choices('competencyType')).toEqual([
    ['Behavioural', 1],
    ['Functional', 1],
  ])
  expect(await choices('language')).toEqual([
    ['English', 1],
    ['Hindi', 1],
  ])
  expect(await choices('level')).toEqual([
    ['Proficient', 1],
    ['Expert', 1],
  ])
  expect(await choices('duration')).toEqual([
    ['under30', 1],
    ['1to3h', 1],
  ])
  expect(await choices('competencyArea')).not.toContainEqual([expect.stringMatching(/^(BEH|FUN)-/), 1])
  expect(await titles('language=hi&level=4')).toEqual([LEAVE.title])
  expect(await titles('language=hi&level=2')).toEqual([])
  expect(await titles('language=hi&language=en&sort=shortest')).toEqual([RTI.title, LEAVE.title])
  expect(await choices('language', 'language=hi')).toEqual([
    ['English', 1],
    ['Hindi', 1],
  ])
  expect(await choices('level', 'language=hi')).toEqual([['Expert', 1]])
})

test('a chosen area offers its competencies and no others', async () => {
  await onSale(RTI)
  await onSale(LEAVE)
  const area = (await search()).facets
    .find(({ name }) => name === 'competencyArea')
    ?.choices.find(({ value }) => value.startsWith('BEH'))

  expect(await choices('competencyCode')).toEqual([])
  expect(await choices('competencyCode', `competencyArea=${area?.value}`)).toHaveLength(1)
})

test('a page in Hindi has Hindi titles, summaries, names and marks', async () => {
  const { actor } = await onSale(RTI)
  await Organisation.updateOne({ _id: actor.acting.organisationId }, { $set: { nameHi: 'काल्पनिक संस्थान' } })

  const { cards, facets } = await search(new URLSearchParams({ q: 'soochna' }).toString(), 'hi')

  expect(cards[0]?.title).toEqual({
    language: 'hi',
    segments: [
      { text: 'सूचना', hit: true },
      { text: ' का अधिकार', hit: false },
    ],
  })
  expect(cards[0]?.summary.segments).toContainEqual({ text: 'सूचना', hit: true })
  expect(cards[0]).toMatchObject({ providerName: 'काल्पनिक संस्थान', languages: ['अंग्रेज़ी'] })
  expect(facets.find(({ name }) => name === 'provider')?.choices[0]?.label).toBe('काल्पनिक संस्थान')
})

test('a search with words no course has says that it shows the nearest', async () => {
  await onSale(RTI)
  expect(await search('q=information+astronomy')).toMatchObject({ isRelaxed: true, total: 1 })
  expect(await search('q=astronomy')).toMatchObject({ isRelaxed: false, total: 0, cards: [] })
})

test('a withdrawn course disappears from the catalogue', async () => {
  const { actor, courseId } = await onSale(RTI)
  expect(await titles()).toHaveLength(1)

  await withdrawCourse({ actor, courseId })
  await runAllJobs()

  expect(await titles()).toEqual([])
})

test('indexing again, in any order, ends with what the database says', async () => {
  const { courseId } = await onSale(RTI)
  await indexCourse({ courseId })
  await indexCourse({ courseId: '0123456789abcdef01234567' })
  expect(await titles()).toEqual([RTI.title])
})

test('an index that was lost is filled again at start', async () => {
  await aPublishedCourse(RTI)
  expect(await titles()).toEqual([])
  await refreshCatalogue()
  expect(await titles()).toEqual([RTI.title])
})

test('what another process changes while the catalogue is filled again is not lost', async () => {
  const renamed = await aPublishedCourse(RTI)
  const withdrawn = await aPublishedCourse(LEAVE)
  const runtime = getRuntime()
  const refresh: typeof runtime.search.refresh = ({ count, courses }) =>
    runtime.search.refresh({
      count,
      courses: async function* () {
        yield* courses()
        // Now everything was read, and the other process writes to the catalogue that is about to be replaced.
        await CourseVersion.updateOne({ courseId: renamed.courseId }, { title: 'Renamed meanwhile' })
        await withdrawCourse(withdrawn)
      },
    })
  setRuntime({ ...runtime, search: { ...runtime.search, refresh } })
  try {
    await refreshCatalogue()
  } finally {
    setRuntime(runtime)
  }
  expect(await titles()).toEqual(['Renamed meanwhile'])
})

test('an address that makes no sense asks for what is left of it', () => {
  const address =
    'q=%20&level=9&level=2&language=<script>&provider=x&duration=never&format=scorm12&sort=luck&page=-3'
  expect(readCatalogueQuery(new URLSearchParams(address))).toEqual({
    query: {
      text: '',
      filters: { level: ['2'], format: ['scorm12'] },
      sort: 'relevance',
      page: 1,
      pageSize: 20,
    },
    isCut: false,
  })
  for (const page of ['0', '1.5', '1e9', 'NaN', '']) {
    expect(readCatalogueQuery(new URLSearchParams({ page })).query.page).toBe(1)
  }
})

test('a query that is too long is cut and said to be, never through a character', async () => {
  const { query, isCut } = readCatalogueQuery(
    new URLSearchParams({ q: 'x'.repeat(199) + '🏛️ and much more' }),
  )
  expect(isCut).toBe(true)
  expect(query.text).toBe('x'.repeat(199))
  await expect(searchCatalogue({ query, language: 'en' })).resolves.toMatchObject({ total: 0 })
})

test('a search service that does not answer is a refusal that says so', async () => {
  const runtime = getRuntime()
  setRuntime({ ...runtime, search: createCatalogue({ url: 'http://127.0.0.1:9', indexName: 'lost' }) })
  try {
    await expect(search()).rejects.toMatchObject({
      code: 'upstream_failed',
      key: 'catalogue:refusals.unavailable',
    })
  } finally {
    setRuntime(runtime)
  }
})

import { createCatalogue } from '@karmashala/search/server'
import { beforeEach } from 'vitest'
import { courseJsonLd } from '#app/components/catalogue/json-ld.ts'
import { pageAddress, withoutChoice, withoutChoices } from '#app/components/catalogue/catalogue-address.ts'
import { getCoursePage } from '#app/domain/catalogue/get-course-page.server.ts'
import { withdrawCourse } from '#app/domain/courses/withdraw-course.server.ts'
import { getRuntime, setRuntime } from '#app/lib/runtime.server.ts'
import { loader as catalogueLoader } from '#app/routes/catalogue.tsx'
import { loader as courseLoader } from '#app/routes/courses.$slug.tsx'
import { expect, test } from '#tests/support/db.ts'
import { emptyCatalogue, runAllJobs } from '#tests/support/factories/catalogue.ts'
import { aPublishedCourse, slugOfCourse } from '#tests/support/factories/courses.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'
import { aHeldSeat } from '#tests/support/factories/seats.ts'
import { signedInRequest } from '#tests/support/requests.ts'

beforeEach(emptyCatalogue)

const EVIL = '</script><script>alert(1)</script> & <b>bold</b>'

const visit = async (search: string, headers: Record<string, string> = {}) =>
  await catalogueLoader({
    request: new Request(`http://localhost:3000/catalogue${search}`, { headers }),
    params: {},
    context: { cspNonce: '', clientAddress: '' },
  })
const look = async (slug: string, request = new Request(`http://localhost:3000/courses/${slug}`)) =>
  await courseLoader({ request, params: { slug }, context: { cspNonce: '', clientAddress: '' } })

const ODD = [
  '?page=99999999999999999999&sort[]=x&level=2&level=2&level=',
  '?q=%00%FF%EF%BF%BF&language=%22%5D%20OR%201',
  `?${'provider=0123456789abcdef01234567&'.repeat(200)}`,
  '?q=%22%22-AND%20NOT(*&competencyCode=FUN-%00',
  `?q=${'%F0%9F%8F%9B'.repeat(500)}`,
  '?__proto__=1&constructor=x&hasOwnProperty=y',
]
for (const search of ODD) {
  test(`the catalogue answers the odd address ${search.slice(0, 40)}`, async () => {
    await expect(visit(search)).resolves.toMatchObject({ catalogue: { cards: [] } })
  })
}

test('the catalogue speaks the language of the visitor and tells search engines what to keep', async () => {
  await aPublishedCourse()
  await runAllJobs()

  const english = await visit('')
  expect(english).toMatchObject({
    title: 'Catalogue · Karmashala',
    isNarrowed: false,
    catalogue: { total: 1 },
  })
  const hindi = await visit('?language=en', { 'Accept-Language': 'hi-IN,hi;q=0.9' })
  expect(hindi).toMatchObject({ title: 'पाठ्यक्रम सूची · कर्मशाला', isNarrowed: true })
  expect(hindi.canonical).toBe('http://localhost:3000/catalogue')
})

test('a page that no longer exists leads to the last one, with the same search', async () => {
  await aPublishedCourse()
  await runAllJobs()

  const answer: unknown = await visit('?page=7&language=en').catch((thrown: unknown) => thrown)

  expect(answer).toBeInstanceOf(Response)
  expect((answer as Response).headers.get('Location')).toBe('/catalogue?language=en')
})

test('without its search service the catalogue answers 502 with a sentence', async () => {
  const runtime = getRuntime()
  setRuntime({ ...runtime, search: createCatalogue({ url: 'http://127.0.0.1:9', indexName: 'lost' }) })
  try {
    const answer = (await visit('').catch((thrown: unknown) => thrown)) as Response
    expect(answer.status).toBe(502)
    expect(await answer.json()).toMatchObject({ message: 'catalogue:refusals.unavailable' })
  } finally {
    setRuntime(runtime)
  }
})

test('filters are taken back one by one or all at once, and paging keeps them', () => {
  const search = new URLSearchParams('q=leave&level=1&level=2&language=hi&page=3')
  expect(withoutChoice(search, 'level', '1')).toBe('/catalogue?q=leave&language=hi&level=2')
  expect(withoutChoices(search)).toBe('/catalogue?q=leave')
  expect(pageAddress(search, 1)).toBe('/catalogue?q=leave&level=1&level=2&language=hi')
  expect(pageAddress(new URLSearchParams(), 1)).toBe('/catalogue')
})

test('markup in a title is text in the catalogue and cannot leave the data for search engines', async () => {
  const { courseId } = await aPublishedCourse({ title: EVIL, summary: `A summary with ${EVIL} in it.` })
  await runAllJobs()

  const { catalogue } = await visit('?q=bold')
  expect(catalogue.cards[0]?.title.segments.map(({ text }) => text).join('')).toBe(EVIL)
  const course = await getCoursePage({ slug: await slugOfCourse(courseId) })
  const json = courseJsonLd(course, 'http://localhost:3000/courses/x')
  expect(json).not.toContain('<')
  expect(JSON.parse(json)).toMatchObject({ '@type': 'Course', name: EVIL, offers: { price: '250.00' } })
})

test('the course page answers 410 once the course is withdrawn, except to who holds a seat', async () => {
  const { courseId, actor } = await aPublishedCourse()
  const slug = await slugOfCourse(courseId)
  expect((await look(slug)).init?.status).toBe(200)
  const ministry = await aMinistry()
  const learner = await anActor(ministry, ['learner'])
  await aHeldSeat({ userId: learner.id, courseId, ministryId: ministry.id })
  await withdrawCourse({ actor, courseId })

  expect((await look(slug)).init?.status).toBe(410)
  const withSeat = await look(slug, await signedInRequest({ actor: learner, path: `/courses/${slug}` }))
  expect(withSeat.init?.status).toBe(200)
})

test('a course that does not exist is a 404', async () => {
  for (const slug of ['nowhere', '$where', '../../etc/passwd', 'x'.repeat(500)]) {
    const answer = (await look(slug, new Request('http://localhost:3000/courses/x')).catch(
      (thrown: unknown) => thrown,
    )) as Response
    expect(answer.status).toBe(404)
  }
})

import { expect, test, type Page } from '@playwright/test'
import path from 'node:path'
import {
  openCourseHouse,
  play,
  type CourseHouse,
  type PlayedCourse,
} from '#tests/journeys/support/course-house.ts'
import { lessonIn } from '#tests/journeys/support/lesson.ts'
import { signedIn } from '#tests/journeys/support/person.ts'

// Habits of content that break other systems, one package each. What a package is told it writes into its page, and
// what is stored is read from the database. The packages are not part of this repository.
const folder = process.env['CONTENT_PACKAGES_DIR']
test.skip(!folder, 'CONTENT_PACKAGES_DIR names no folder with packages')
const synthetic = (name: string) => path.join(folder ?? '', 'synthetic', `${name}.zip`)

let house: CourseHouse
let learner: Page
test.beforeAll(async ({ browser }) => {
  house = await openCourseHouse('per_package')
  learner = await house.learner(browser)
})
test.afterAll(async () => await house.close())

/** What the content has written into its page, line by line. */
const logOf = (page: Page) => lessonIn(page).locator('#log')
const lines = async (page: Page) =>
  ((await logOf(page).textContent()) ?? '').split('\n').filter((line) => line !== '')
const lastLaunch = async (course: PlayedCourse) => (await house.record(course))?.launches.at(-1)
/** What the run-time is begun with, as the content would read it. */
const foundAtStart = async (page: Page) =>
  (
    JSON.parse((await page.frameLocator('iframe').locator('#launch').textContent()) ?? '') as {
      cmi: Record<string, string>
    }
  ).cmi

test('SCORM 1.2 content may keep 64,000 characters, fifteen times what its standard promises', async () => {
  const course = await house.offer(synthetic('50-rt12-suspend-limits'))
  await play(learner, course)

  await expect(logOf(learner)).toContainText('len=64000')
  expect(await lines(learner)).toEqual([
    'init true',
    ...[4095, 4096, 4097, 16_000, 64_000].map((length) => `cmi.suspend_data len=${length} -> true err=0`),
  ])
  await expect.poll(async () => (await lastLaunch(course))?.ended).toBe('terminated')
  expect((await house.record(course))?.cmi['cmi.suspend_data']).toBe('x'.repeat(64_000))
  await play(learner, course)
  expect((await foundAtStart(learner))['cmi.suspend_data']).toBe('x'.repeat(64_000))
  expect((await foundAtStart(learner))['cmi.core.entry']).toBe('resume')
})

test('SCORM 2004 content may keep 64,000 characters, and hears of the first too many', async () => {
  const course = await house.offer(synthetic('51-rt2004-suspend-limits'))
  await play(learner, course)

  await expect(logOf(learner)).toContainText('len=64001')
  expect(await lines(learner)).toEqual([
    'init true',
    'cmi.suspend_data len=4097 -> true err=0',
    'cmi.suspend_data len=64000 -> true err=0',
    'cmi.suspend_data len=64001 -> false err=406',
  ])
  await expect.poll(async () => (await lastLaunch(course))?.ended).toBe('terminated')
  expect((await house.record(course))?.cmi['cmi.suspend_data']).toBe('x'.repeat(64_000))
  await play(learner, course)
  expect((await foundAtStart(learner))['cmi.suspend_data']).toBe('x'.repeat(64_000))
})

const FAREWELLS: { how: string; event: string; leave(page: Page): Promise<unknown> }[] = [
  {
    how: 'the tab is closed',
    event: 'beforeunload',
    leave: async (page) => await page.close({ runBeforeUnload: true }),
  },
  {
    how: 'another address is typed',
    event: 'beforeunload',
    leave: async (page) => await page.goto('/learn'),
  },
  {
    how: 'the way out is pressed',
    event: 'beforeunload',
    leave: async (page) => await page.getByRole('link', { name: 'Exit to the course page' }).click(),
  },
  {
    how: 'the page takes the frame away',
    event: 'pagehide',
    leave: async (page) => await page.evaluate(() => document.querySelector('iframe')?.remove()),
  },
]
for (const { how, event, leave } of FAREWELLS) {
  test(`content that saves only while it is unloaded is saved when ${how}`, async () => {
    const course = await house.offer(synthetic('52-rt12-saves-only-on-unload'))
    const page = await learner.context().newPage()
    await play(page, course)
    await expect(logOf(page)).toHaveText(/init true/)

    await leave(page)

    const ends = async () => (await house.record(course))?.launches.map(({ ended }) => ended)
    await expect.poll(ends).toEqual(['terminated'])
    const record = await house.record(course)
    expect(record?.isDone).toBe(true)
    expect(record?.cmi['cmi.suspend_data']).toBe(`saved-in-${event}`)
    expect(record?.cmi['cmi.core.exit']).toBe('suspend')
    await page.close()
  })
}

test('content that neither commits nor finishes keeps what it wrote, and does not count', async () => {
  const course = await house.offer(synthetic('53-rt12-never-finishes'))
  const page = await learner.context().newPage()
  await play(page, course)
  await expect(logOf(page)).toContainText('cmi.suspend_data len=9 -> true err=0')

  await page.close()

  await expect.poll(async () => (await lastLaunch(course))?.ended).toBe('window')
  const record = await house.record(course)
  expect(record?.cmi).toMatchObject({
    'cmi.core.lesson_location': 'page-3',
    'cmi.suspend_data': 'no-commit',
  })
  expect(record).toMatchObject({ location: 'page-3', completion: 'incomplete', success: 'unknown' })
  expect(record?.isDone).toBe(false)
  await learner.goto(course.path)
  await expect(learner.getByText('In progress').first()).toBeVisible()
})

test('a lesson in a window that the content opens finds the run-time through its opener', async () => {
  const course = await house.offer(synthetic('54-rt12-popup-uses-opener'))
  await play(learner, course)

  const opening = learner.waitForEvent('popup')
  await lessonIn(learner).getByRole('button', { name: 'Start' }).click()
  const popup = await opening

  await expect.poll(() => popup.isClosed()).toBe(true)
  await expect.poll(async () => (await house.record(course))?.isDone).toBe(true)
  expect((await lastLaunch(course))?.ended).toBe('terminated')
  await expect(learner.getByText('You have finished this part')).toBeVisible()
})

for (const { name, answer, score, kept } of [
  { name: '55-rt12-1000-interactions', answer: 'student_response', score: 87.5, kept: 1000 },
  // RTE 4th Ed. 4.2.11: content that ends without suspending begins its next visit with nothing.
  { name: '56-rt2004-1000-interactions', answer: 'learner_response', score: null, kept: 0 },
]) {
  test(`a thousand answers in one go are stored, every one of them (${name})`, async () => {
    const course = await house.offer(synthetic(name))
    const begun = performance.now()
    await play(learner, course)
    await expect(logOf(learner)).toContainText('count=1000', { timeout: 60_000 })
    await expect.poll(async () => (await lastLaunch(course))?.ended, { timeout: 60_000 }).toBe('terminated')
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    test.info().annotations.push({ type: 'duration', description: `${seconds} s from opening to the record` })

    const record = await house.record(course)
    expect(thousandOf(record?.cmi ?? {}, answer)).toBe(1000)
    expect(record?.score?.raw ?? null).toBe(score)
    await learner.reload()
    await expect(logOf(learner)).toContainText('count=1000', { timeout: 60_000 })
    expect(thousandOf(await foundAtStart(learner), answer)).toBe(kept)
    await expect.poll(async () => (await house.record(course))?.launches.length).toBe(2)
    expect(thousandOf((await house.record(course))?.cmi ?? {}, answer)).toBe(1000)
  })
}
/** How many interactions are there with everything the packages write into one. */
const thousandOf = (cmi: Record<string, string>, answer: string) =>
  Array.from({ length: 1000 }, (_, index) => `cmi.interactions.${index}`).filter(
    (one, index) =>
      cmi[`${one}.id`]?.endsWith(`q${index}`) &&
      [cmi[`${one}.type`], cmi[`${one}.${answer}`], cmi[`${one}.result`]].join() === 'choice,a,correct' &&
      cmi[`${one}.latency`],
  ).length

test('content that reads before it writes finds what it left, visit after visit, and the server adds up the time', async () => {
  const course = await house.offer(synthetic('57-rt12-reads-before-writing'))
  for (const visit of [1, 2, 3, 4]) {
    await play(learner, course)

    await expect(logOf(learner)).toContainText('cmi.core.session_time')
    const before = visit === 1 ? { entry: 'ab-initio', data: '', at: '' } : { entry: 'resume' }
    const { entry, data, at } = { data: String(visit - 1), at: `p${visit - 1}`, ...before }
    expect((await lines(learner))[1]).toContain(`resume="${data}" entry=${entry} loc=${at} ic=0 kids=`)
    expect(Number((await lines(learner))[1]?.match(/kids=(\d+)/)?.[1])).toBeGreaterThan(100)
    await expect.poll(async () => (await house.record(course))?.launches.length).toBe(visit)
    await expect.poll(async () => (await lastLaunch(course))?.ended).toBe('terminated')
    expect((await house.record(course))?.totalTimeInSeconds).toBe(visit * 60)
  }
  await play(learner, course)
  expect((await foundAtStart(learner))['cmi.core.total_time']).toMatch(/^0*0:04:00/)
})

/** Codes of RTE 1.2 chapter 3.3; an element nobody knows is 401, and one out of the order of its list 201. */
const WRONG_VALUES = [
  'init true',
  'cmi.core.lesson_status len=4 -> false err=405',
  'cmi.core.score.raw len=3 -> false err=405',
  'cmi.core.score.raw len=3 -> false err=405',
  'cmi.core.student_id len=1 -> false err=403',
  'cmi.core._children len=1 -> false err=402',
  'cmi.nope len=1 -> false err=401',
  'get exit err=404',
  'foo err=401',
  'cmi.interactions.5.id len=1 -> false err=201',
  'cmi.core.session_time len=5 -> false err=405',
  '2nd finish false err=301',
]

test('wrong values are refused with the code of the standard and leave no trace in the record', async () => {
  const course = await house.offer(synthetic('58-rt12-wrong-values'))
  await play(learner, course)

  await expect(logOf(learner)).toContainText('2nd finish')
  expect(await lines(learner)).toEqual(WRONG_VALUES)
  await expect.poll(async () => (await lastLaunch(course))?.ended).toBe('terminated')
  const record = await house.record(course)
  expect(record?.cmi).not.toHaveProperty('cmi.core.score.raw')
  expect(Object.keys(record?.cmi ?? {}).filter((element) => element.includes('interactions'))).toEqual([])
  expect(record).toMatchObject({ completion: 'incomplete', success: 'unknown', score: null, isDone: false })
  // Of what is called after the end nothing is heard any more.
  const counted = { 201: 1, 401: 2, 402: 1, 403: 1, 404: 1, 405: 4 }
  expect((await lastLaunch(course))?.health?.errors).toEqual(counted)
})

test('the session report of a preview names the errors the content was told of', async ({ browser }) => {
  const course = await house.offer(synthetic('58-rt12-wrong-values'))
  const author = await signedIn(browser, house.origin, 'author@institute.example')
  const preview = `/preview/${course.versionId}/${course.moduleId}/${course.items[0]?.itemId}`
  await author.goto(preview)
  await expect(logOf(author)).toContainText('2nd finish')
  expect(await lines(author)).toEqual(WRONG_VALUES)

  await expect(async () => {
    await author.goto(`${preview}/report`)
    await expect(author.getByText('11 calls were answered with an error')).toBeVisible({ timeout: 2000 })
  }).toPass()
  const errors = author.getByRole('table', { name: 'Errors the content was told of' })
  for (const [code, meaning, times] of [
    ['405', 'The value is not of the kind the element takes', '4'],
    ['403', 'The element can only be read', '1'],
    ['402', 'The element is a keyword and cannot be written', '1'],
    ['404', 'The element can only be written', '1'],
    ['401', 'There is no such element', '2'],
    ['201', 'The argument is not valid', '1'],
    ['301', 'The session has not begun, or is over', '1'],
  ] as const) {
    await expect(errors.getByRole('row', { name: `${code} ${meaning} ${times}` })).toBeVisible()
  }
  await expect(author.getByText('It never reported a status.')).toBeVisible()
  expect(await house.record(course)).toBeNull()
  await author.context().close()
})

test('content that asks to go on is led to the next part, and after the last the session ends', async () => {
  const course = await house.offer(synthetic('59-rt2004-nav-request'))
  const page = await learner.context().newPage()
  const said: string[] = []
  page.on('console', (message) => void (message.text().startsWith('valid ') && said.push(message.text())))
  // The parts go on by themselves, faster than a test can look at them.
  await page.addInitScript(() =>
    addEventListener('DOMContentLoaded', () => {
      for (const line of document.getElementById('log')?.textContent?.split('\n') ?? []) console.log(line)
    }),
  )

  await page.goto(`/learn/${course.enrolmentId}/play/${course.moduleId}/A`)

  await expect(page).toHaveURL(`${house.origin}${course.path}`)
  expect(said).toEqual([
    'valid continue=true prev=false choiceB=true',
    // Going on from the last part ends the course, which is a way as well.
    'valid continue=true prev=true choiceB=true',
  ])
  for (const item of ['A', 'B']) {
    const record = await house.record(course, item)
    expect(record).toMatchObject({ completion: 'completed', isDone: true })
    expect(record?.launches.map(({ ended }) => ended)).toEqual(['terminated'])
  }
  await page.close()
})

test('hostile content gets a storage of its own and nothing else', async () => {
  const course = await house.offer(synthetic('60-rt12-localstorage-and-sw'))
  await play(learner, course)

  await expect(logOf(learner)).toContainText('SW ')
  expect(await lines(learner)).toEqual([
    'init true',
    'localStorage ok',
    'cookie=',
    // Of the page of the player around it, which is its own origin; the title of the app is another.
    'parentTitle=Hostile: storage, service worker, top navigation, parent DOM, cookies',
    'top SecurityError',
    'SW TypeError',
  ])
  await expect(learner).toHaveURL(/\/learn\/.*\/play\//)
  expect(await learner.title()).not.toBe('')
  expect(await learner.evaluate(() => localStorage.getItem('x'))).toBeNull()
  // The first package has another host, and never sees it.
  const other = await house.offer(synthetic('53-rt12-never-finishes'))
  await play(learner, other)
  await expect(logOf(learner)).toContainText('init true')
  expect(await logOf(learner).evaluate(() => localStorage.getItem('x'))).toBeNull()
})

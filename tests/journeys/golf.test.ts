import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { openCourseHouse, play, type CourseHouse } from '#tests/journeys/support/course-house.ts'
import {
  exitOf,
  expectShown,
  golf,
  nextPart,
  openTab,
  previousPart,
  readToEnd,
  RESUME,
  SAVE,
  takeTest,
  turnPages,
} from '#tests/journeys/support/golf-lesson.ts'
import { lessonIn } from '#tests/journeys/support/lesson.ts'
import { look } from '#tests/journeys/support/look.ts'

// Rustici's Golf Examples, played as their maker means them to be played. They are not part of this repository.
test.skip(!process.env['CONTENT_PACKAGES_DIR'], 'CONTENT_PACKAGES_DIR names no folder with packages')

const BASIC = {
  'SCORM 1.2': {
    file: 'RuntimeBasicCalls_SCORM12',
    location: 'cmi.core.lesson_location',
    exit: 'cmi.core.exit',
  },
  'SCORM 2004': { file: 'RuntimeBasicCalls_SCORM20043rdEdition', location: 'cmi.location', exit: 'cmi.exit' },
} as const
const STANDARDS = ['SCORM 1.2', 'SCORM 2004'] as const

// The examples ask whether to go on while they load, and Chromium now and then takes such a question away by itself, as
// it does when one of the frames of a page goes elsewhere: nobody could have answered.
test.describe.configure({ retries: 1 })

let house: CourseHouse
let learner: BrowserContext
test.beforeAll(async ({ browser }) => {
  house = await openCourseHouse()
  learner = (await house.learner(browser)).context()
})
test.afterEach(async () => {
  for (const page of learner.pages().slice(1)) await page.close()
})
test.afterAll(async () => await house.close())

const WAYS_OUT: Record<string, (page: Page) => Promise<void>> = {
  'the exit of the player': async (page) => {
    await exitOf(page).click()
    await expect(page.getByRole('heading', { name: 'Your record' })).toBeVisible()
  },
  'the exit of the course': async (page) => await lessonIn(page).locator('#butExit').click(),
  'closing the tab': async (page) => {
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => page.isClosed()).toBe(true)
  },
  'going to another page': async (page) => void (await page.goto('/catalogue')),
}

for (const standard of STANDARDS) {
  for (const [wayOut, leave] of Object.entries(WAYS_OUT)) {
    test(`${standard}: left by ${wayOut}, the course asks whether to go on, and goes on where it was`, async () => {
      const { file, location, exit } = BASIC[standard]
      const course = await house.offer(golf(file))
      const first = await openTab(learner)
      await play(first.page, course)
      await expectShown(first.page, 'Playing/Playing.html')
      await turnPages(first.page, 3)
      await expectShown(first.page, 'Playing/OtherScoring.html')

      await leave(first.page)
      await expect.poll(async () => (await house.record(course))?.launches.at(-1)?.ended).toBe('terminated')
      const left = await house.record(course)
      expect(left?.cmi).toMatchObject({ [location]: '3', [exit]: 'suspend' })

      const second = await openTab(learner)
      await play(second.page, course)
      await expect.poll(() => second.heard).toEqual([RESUME])
      await expectShown(second.page, 'Playing/OtherScoring.html')
      expect(first.heard).toEqual(wayOut === 'the exit of the course' ? [SAVE] : [])
    })
  }

  test(`${standard}: a browser that gives it no time to say anything loses nothing that was saved, and it goes on`, async () => {
    const { file, location } = BASIC[standard]
    const course = await house.offer(golf(file))
    const { page } = await openTab(learner)
    await play(page, course)
    await expectShown(page, 'Playing/Playing.html')
    await turnPages(page, 2)
    await expect.poll(async () => (await house.record(course))?.cmi[location]).toBe('2')
    await lessonIn(page)
      .locator('body')
      .evaluate((body) => {
        for (const handler of ['onbeforeunload', 'onunload']) body.removeAttribute(handler)
      })
    await page.close({ runBeforeUnload: false })

    const second = await openTab(learner)
    await play(second.page, course)
    await expectShown(second.page, 'Playing/Scoring.html')
    expect(second.heard).toEqual([RESUME])
  })

  test(`${standard}: a right test passes with 100; the course page and the certificate say so`, async () => {
    const course = await house.offer(golf(BASIC[standard].file))
    const { page, heard } = await openTab(learner)
    await play(page, course)
    await readToEnd(page)
    await takeTest(page, 'right')
    await expect.poll(async () => (await house.record(course))?.success).toBe('passed')
    await look(page, `golf-${standard}-passed`)
    await exitOf(page).click()

    await expect(page.getByText('You have completed this course')).toBeVisible()
    await expect(page.getByText('100 %').first()).toBeVisible()
    await look(page, `golf-${standard}-record`)
    const passed = await house.record(course)
    expect(passed).toMatchObject({
      completion: 'completed',
      success: 'passed',
      score: { scaled: 1, raw: 100 },
    })
    await page.getByRole('link', { name: 'Your certificate' }).click()
    await expect(page.getByText('100 %').first()).toBeVisible()
    expect(heard).toEqual([])
  })

  test(`${standard}: a wrong test fails, another try passes, and a worse one later takes nothing away`, async () => {
    const course = await house.offer(golf(BASIC[standard].file), { afterCompletion: 'new_attempt' })
    const { page } = await openTab(learner)
    await play(page, course)
    await readToEnd(page)
    await takeTest(page, 'wrong')
    await exitOf(page).click()
    await expect(page.getByText('Not passed')).toBeVisible()
    expect(await house.record(course)).toMatchObject({ success: 'failed', score: { scaled: 0 } })

    await play(page, course)
    await readToEnd(page)
    await takeTest(page, 'right')
    await exitOf(page).click()
    await expect(page.getByText('You have completed this course')).toBeVisible()

    await play(page, course)
    await readToEnd(page)
    await takeTest(page, 'wrong')
    await exitOf(page).click()
    await expect(page.getByText('You have completed this course')).toBeVisible()
    expect(await house.record(course)).toMatchObject({ success: 'passed', score: { scaled: 1, raw: 100 } })
  })

  test(`${standard}: the time of all visits is added up`, async () => {
    const course = await house.offer(golf(BASIC[standard].file))
    const { page } = await openTab(learner)
    for (let visit = 1; visit <= 2; visit += 1) {
      await play(page, course)
      await turnPages(page, 1)
      // The course counts whole seconds, or hundredths of them.
      await page.waitForTimeout(1100)
      await exitOf(page).click()
      await expect(page.getByRole('heading', { name: 'Your record' })).toBeVisible()
      await expect.poll(async () => (await house.record(course))?.launches.length).toBe(visit)
    }
    const record = await house.record(course)
    const times = record?.launches.map(({ sessionTimeInSeconds }) => sessionTimeInSeconds) ?? []
    expect(Math.min(...times)).toBeGreaterThanOrEqual(1)
    expect(record?.totalTimeInSeconds).toBeCloseTo((times[0] ?? 0) + (times[1] ?? 0))
  })
}

test('RunTimeAdvancedCalls: objectives, questions and progress are recorded under their names', async () => {
  const course = await house.offer(golf('RunTimeAdvancedCalls_SCORM20043rdEdition'))
  const { page, heard } = await openTab(learner)
  await play(page, course)
  await turnPages(page, 7)
  await expect.poll(async () => (await house.record(course))?.progress).toBe(0.53)
  await readToEnd(page)
  await takeTest(page, 'right')
  await exitOf(page).click()
  await expect(page.getByText('You have completed this course')).toBeVisible()

  const record = await house.record(course)
  const cmi = record?.cmi ?? {}
  expect(record).toMatchObject({
    completion: 'completed',
    success: 'passed',
    score: { scaled: 1 },
    progress: 1,
  })
  expect(Object.keys(cmi).filter((element) => /undefined|NaN/.test(element))).toEqual([])
  const objectives = [0, 1, 2, 3, 4].map((index) => cmi[`cmi.objectives.${index}.id`])
  expect(objectives).toEqual([
    'PRIMARYOBJ',
    'obj_etiquette',
    'obj_handicapping',
    'obj_havingfun',
    'obj_playing',
  ])
  for (const index of [1, 2, 3, 4]) {
    expect(cmi).toMatchObject({
      [`cmi.objectives.${index}.completion_status`]: 'completed',
      [`cmi.objectives.${index}.score.scaled`]: '1',
    })
  }
  const questions = Object.keys(cmi).filter((element) => /^cmi\.interactions\.\d+\.id$/.test(element))
  expect(questions).toHaveLength(15)
  expect(cmi).toMatchObject({
    'cmi.interactions.0.type': 'choice',
    'cmi.interactions.0.result': 'correct',
    'cmi.interactions.0.objectives.0.id': 'obj_playing',
  })
  expect(heard).toEqual([])
})

/** Opens every part after the other by the control of the player; how many there were. */
async function readThrough(page: Page): Promise<number> {
  let count = 1
  for (;;) {
    await expect(page.locator('[data-saving]')).not.toHaveAttribute('data-saving', 'opening')
    await expect(lessonIn(page).locator('h1')).toBeVisible()
    const next = nextPart(page)
    if ((await next.count()) === 0) return count
    const url = page.url()
    await next.click()
    await expect(page).not.toHaveURL(url)
    count += 1
  }
}

for (const standard of ['SCORM12', 'SCORM20043rdEdition'] as const) {
  test(`RuntimeMinimumCalls ${standard}: by default nothing is guessed; where finishing counts, every part does`, async () => {
    const file = golf(`RuntimeMinimumCalls_${standard}`)
    const cautious = await house.offer(file)
    const { page, heard } = await openTab(learner)
    await play(page, cautious)
    await expect(lessonIn(page).locator('h1')).toBeVisible()
    await exitOf(page).click()
    await expect(page.getByText('In progress').first()).toBeVisible()
    expect(await house.record(cautious)).toMatchObject({ completion: 'incomplete', isDone: false })
    expect((await house.record(cautious))?.launches.at(-1)?.ended).toBe('terminated')

    const generous = await house.offer(file, { completeOn: 'finish' })
    await play(page, generous)
    expect(await readThrough(page)).toBe(18)
    await exitOf(page).click()
    await expect(page.getByText('You have completed this course')).toBeVisible()
    expect(heard).toEqual([])
  })

  test(`ContentPackagingOneFilePerSCO ${standard}: assets count when opened, forwards and back`, async () => {
    const course = await house.offer(golf(`ContentPackagingOneFilePerSCO_${standard}`))
    const { page, heard } = await openTab(learner)
    await play(page, course)
    await expect(lessonIn(page).getByRole('heading', { name: 'Play of the game' })).toBeVisible()
    await nextPart(page).click()
    await expect(lessonIn(page).getByRole('heading', { name: 'Par', exact: true })).toBeVisible()
    await previousPart(page).click()
    await expect(lessonIn(page).getByRole('heading', { name: 'Play of the game' })).toBeVisible()
    await exitOf(page).click()
    await expect(page.getByRole('heading', { name: 'Your record' })).toBeVisible()
    expect(await house.record(course)).toMatchObject({ completion: 'completed', isDone: true })
    await expect(page.getByText('2 of 18 parts').first()).toBeVisible()

    await play(page, course)
    await look(page, `golf-assets-${standard}`)
    expect(await readThrough(page)).toBe(18)
    await exitOf(page).click()
    await expect(page.getByText('You have completed this course')).toBeVisible()
    expect(heard).toEqual([])
  })
}

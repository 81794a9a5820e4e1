import { expect, test, type BrowserContext, type Page } from '@playwright/test'
import { openCourseHouse, type CourseHouse, type PlayedCourse } from '#tests/journeys/support/course-house.ts'
import {
  exitOf,
  expectCompleted,
  expectNotCompleted,
  expectPart,
  expectShown,
  finishPart,
  goOn,
  golf,
  nextPart,
  openTab,
  previousPart,
  readToEnd,
  RESUME,
  takeTest,
  turnPages,
} from '#tests/journeys/support/golf-lesson.ts'
import { lessonIn } from '#tests/journeys/support/lesson.ts'
import { look } from '#tests/journeys/support/look.ts'

// The sequencing examples of Rustici's Golf Examples. They are not part of this repository.
test.skip(!process.env['CONTENT_PACKAGES_DIR'], 'CONTENT_PACKAGES_DIR names no folder with packages')

// Spelt as in the packages.
const PLAYING = 'playing_item'
const ETIQUETTE = 'etuqiette_item'
const HANDICAPPING = 'handicapping_item'
const HAVING_FUN = 'havingfun_item'
const QUIZ = 'assessment_item'

// The examples ask whether to go on while they load, and Chromium now and then takes such a question away by itself, as
// it does when one of the frames of a page goes elsewhere: nobody could have answered.
test.describe.configure({ retries: 1 })

let house: CourseHouse
let learner: BrowserContext
test.beforeAll(async ({ browser }) => {
  house = await openCourseHouse()
  learner = (await house.learner(browser)).context()
  // The example of the 4th edition takes jQuery from elsewhere; these few functions are what it uses of it.
  await learner.route('https://ajax.googleapis.com/**', async (route) => {
    await route.fulfill({ contentType: 'text/javascript', body: JQUERY })
  })
})
test.afterEach(async () => {
  for (const page of learner.pages().slice(1)) await page.close()
})
test.afterAll(async () => await house.close())

const JQUERY = `window.$ = function (selector) {
  var element = document.querySelector(selector)
  return {
    dialog: function (what) { element.hidden = what !== 'open' },
    val: function (text) { if (text === undefined) return element.value; element.value = text },
  }
}`

/** Reads the four lessons one after the other. */
async function readLessons(page: Page, next: string | RegExp): Promise<void> {
  await finishPart(page, PLAYING, ETIQUETTE)
  await finishPart(page, ETIQUETTE, HANDICAPPING)
  await finishPart(page, HANDICAPPING, HAVING_FUN)
  await finishPart(page, HAVING_FUN, next)
}

const linkTo = (page: Page, itemId: string) => page.locator(`a[href*="${itemId}"]`)

/** Types the address of a part by hand. */
async function askFor(page: Page, course: PlayedCourse, itemId: string): Promise<void> {
  await page.goto(`/learn/${course.enrolmentId}/play/${course.moduleId}/${itemId}`)
}

test('forced order: only the next part opens, and with the last one the course is complete', async () => {
  const course = await house.offer(golf('SequencingForcedSequential_SCORM20043rdEdition'))
  const { page, heard } = await openTab(learner)
  await goOn(page, course)
  await expectPart(page, PLAYING)
  await expect(linkTo(page, ETIQUETTE)).toHaveCount(0)
  await expect(linkTo(page, QUIZ)).toHaveCount(0)
  await look(page, 'golf-forced-order')
  await askFor(page, course, HANDICAPPING)
  await expect(page.getByText('This part opens when the parts before it are done.')).toBeVisible()

  await goOn(page, course)
  await finishPart(page, PLAYING, ETIQUETTE)
  await finishPart(page, ETIQUETTE, HANDICAPPING)
  await previousPart(page).click()
  await expectPart(page, ETIQUETTE)
  // The first lesson had been opened before, and this one too.
  expect(heard).toEqual([RESUME, RESUME])
  await nextPart(page).click()
  await finishPart(page, HANDICAPPING, HAVING_FUN)
  await finishPart(page, HAVING_FUN, QUIZ)
  await takeTest(page, 'right')
  await exitOf(page).click()

  await expectCompleted(page, course)
  await look(page, 'golf-forced-order-completed')
})

test('forced order: whoever goes on too early comes back to the part that is not done', async () => {
  const course = await house.offer(golf('SequencingForcedSequential_SCORM20043rdEdition'))
  const { page } = await openTab(learner)
  await goOn(page, course)
  await expectPart(page, PLAYING)
  await turnPages(page, 2)
  if (await nextPart(page).isVisible()) await nextPart(page).click()

  await goOn(page, course)
  await expectPart(page, PLAYING)
  await expectShown(page, 'Playing/Scoring.html')
})

test('remediation: a test that is failed leads back to its lesson, and when all are passed the course ends', async () => {
  const course = await house.offer(golf('SequencingSimpleRemediation_SCORM20043rdEdition'))
  const { page } = await openTab(learner)
  await goOn(page, course)
  await readLessons(page, 'test_1')
  for (const [here, how, next] of [
    ['test_1', 'right', 'test_2'],
    ['test_2', 'wrong', 'test_3'],
    ['test_3', 'right', 'test_4'],
    // The last test ends the round: only what was not learned comes again.
    ['test_4', 'wrong', ETIQUETTE],
  ] as const) {
    await expectPart(page, here)
    await takeTest(page, how)
    await nextPart(page).click()
    await expectPart(page, next)
  }
  await look(page, 'golf-remediation')
  await expectNotCompleted(page, course)

  await goOn(page, course)
  await finishPart(page, ETIQUETTE, HAVING_FUN)
  await finishPart(page, HAVING_FUN, 'test_2')
  await takeTest(page, 'right')
  await nextPart(page).click()
  await expectPart(page, 'test_4')
  await takeTest(page, 'right')
  await nextPart(page).click()
  await expectCompleted(page, course)
})

test('remediation: whoever passes everything at once is through', async () => {
  const course = await house.offer(golf('SequencingSimpleRemediation_SCORM20043rdEdition'))
  const { page } = await openTab(learner)
  await goOn(page, course)
  await readLessons(page, 'test_1')
  for (const next of ['test_2', 'test_3', 'test_4']) {
    await takeTest(page, 'right')
    await nextPart(page).click()
    await expectPart(page, next)
  }
  await takeTest(page, 'right')
  await nextPart(page).click()

  await expect(page).toHaveURL(new RegExp(`${course.path}$`))
  await expectCompleted(page, course)
})

test('post test, 3rd edition: the test alone decides about the course and its score', async () => {
  const course = await house.offer(golf('SequencingPostTestRollup_SCORM20043rdEdition'))
  const { page } = await openTab(learner)
  await goOn(page, course)
  await readLessons(page, QUIZ)
  await takeTest(page, 'wrong')
  await exitOf(page).click()
  await expectNotCompleted(page, course)

  await goOn(page, course)
  await expectPart(page, QUIZ)
  await takeTest(page, 'right')
  await exitOf(page).click()
  await expectCompleted(page, course)
  await page.getByRole('link', { name: 'Your certificate' }).click()
  await expect(page.getByText('100 %').first()).toBeVisible()
})

test('post test, 4th edition: the course skips to its test, shares its notes, and the test decides', async () => {
  const course = await house.offer(golf('SequencingPostTestRollup4thEd_SCORM20044thEdition'))
  const { page, heard } = await openTab(learner)
  await goOn(page, course)
  await expectPart(page, PLAYING)
  await lessonIn(page).locator('#butNotes').click()
  await lessonIn(page).locator('#txtNotes').fill('Repair divots')
  await lessonIn(page).locator('#butSaveNotes').click()
  await readToEnd(page)
  await expect.poll(async () => (await house.record(course, PLAYING))?.progress).toBe(1)
  await nextPart(page).click()
  await expectPart(page, ETIQUETTE)
  await lessonIn(page).locator('#butNotes').click()
  await expect(lessonIn(page).locator('#txtNotes')).toHaveValue('Repair divots')
  await look(page, 'golf-shared-notes')

  await lessonIn(page).locator('#butJump').click()
  await expectPart(page, QUIZ)
  await takeTest(page, 'right')
  await exitOf(page).click()
  await expectCompleted(page, course)
  expect(heard).toEqual([])
})

test('pre-test: whoever passes it is through with the course', async () => {
  const course = await house.offer(golf('SequencingPreOrPostTestRollup_SCORM20043rdEdition'))
  const { page } = await openTab(learner)
  await goOn(page, course)
  await expectPart(page, 'pretest_item')
  await takeTest(page, 'right')
  await exitOf(page).click()

  await expectCompleted(page, course)
  await look(page, 'golf-pre-test-passed')
})

test('pre-test: whoever fails it reads all and passes the test at the end', async () => {
  const course = await house.offer(golf('SequencingPreOrPostTestRollup_SCORM20043rdEdition'))
  const { page } = await openTab(learner)
  await goOn(page, course)
  await expectPart(page, 'pretest_item')
  await expect(linkTo(page, 'posttest_item')).toHaveCount(0)
  await takeTest(page, 'wrong')
  await nextPart(page).click()
  await readLessons(page, 'posttest_item')
  await expectNotCompleted(page, course)

  await goOn(page, course)
  await expectPart(page, 'posttest_item')
  await takeTest(page, 'right')
  await exitOf(page).click()
  await expectCompleted(page, course)
})

test('random test: one test of four is drawn, stays the same on return, and a second try can pass', async () => {
  const course = await house.offer(golf('SequencingRandomTest_SCORM20043rdEdition'))
  const first = await openTab(learner)
  await goOn(first.page, course)
  await readLessons(first.page, /test_[1-4]/)
  const drawn = first.page.url()
  await look(first.page, 'golf-random-test')
  await first.page.close({ runBeforeUnload: true })
  await expect.poll(() => first.page.isClosed()).toBe(true)

  const { page } = await openTab(learner)
  await goOn(page, course)
  await expectPart(page, /test_[1-4]/)
  expect(page.url()).toBe(drawn)
  await takeTest(page, 'wrong')
  await nextPart(page).click()
  await expectPart(page, /test_[1-4]/)
  await expectNotCompleted(page, course)
  await goOn(page, course)
  await takeTest(page, 'right')
  await nextPart(page).click()

  await expectCompleted(page, course)
})

const WAYS_OUT: Record<string, (page: Page) => Promise<void>> = {
  'the exit of the player': async (page) => {
    await exitOf(page).click()
    await expect(page.getByRole('heading', { name: 'Your record' })).toBeVisible()
  },
  'closing the tab': async (page) => {
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => page.isClosed()).toBe(true)
  },
  'the network going away': async (page) => {
    await learner.setOffline(true)
    await turnPages(page, 1)
    await page.close({ runBeforeUnload: true })
    await expect.poll(() => page.isClosed()).toBe(true)
    await learner.setOffline(false)
  },
}

for (const [wayOut, leave] of Object.entries(WAYS_OUT)) {
  test(`a sequenced course that is left in the middle by ${wayOut} goes on in the right part`, async () => {
    const course = await house.offer(golf('SequencingForcedSequential_SCORM20043rdEdition'))
    const first = await openTab(learner)
    await goOn(first.page, course)
    await finishPart(first.page, PLAYING, ETIQUETTE)
    await finishPart(first.page, ETIQUETTE, HANDICAPPING)
    await turnPages(first.page, 1)
    await expect.poll(async () => (await house.record(course, HANDICAPPING))?.location).toBe('1')

    await leave(first.page)

    const { page, heard } = await openTab(learner)
    await goOn(page, course)
    await expectPart(page, HANDICAPPING)
    await expect(lessonIn(page).locator('#contentFrame')).toHaveAttribute(
      'src',
      /Calculating(Handicap|Score)/,
    )
    expect(heard).toEqual([RESUME])
    expect(await house.record(course, PLAYING)).toMatchObject({ completion: 'completed', success: 'passed' })
  })
}

test('two tabs of one learner: the record stays sane, and each part counts once', async () => {
  const course = await house.offer(golf('SequencingForcedSequential_SCORM20043rdEdition'))
  const [one, other] = [await openTab(learner), await openTab(learner)]
  await goOn(one.page, course)
  await expectPart(one.page, PLAYING)
  await goOn(other.page, course)
  await expectPart(other.page, PLAYING)

  await readToEnd(other.page)
  await expect.poll(async () => (await house.record(course, PLAYING))?.success).toBe('passed')
  // The older tab writes last; what it says of the place is old.
  await turnPages(one.page, 1)
  await nextPart(other.page).click()
  await expectPart(other.page, ETIQUETTE)
  await exitOf(one.page).click()
  await expect(one.page.getByRole('heading', { name: 'Your record' })).toBeVisible()

  expect(await house.record(course, PLAYING)).toMatchObject({
    completion: 'completed',
    success: 'passed',
    location: '4',
  })
  await finishPart(other.page, ETIQUETTE, HANDICAPPING)
})

test('a server that is killed in the middle of a sequenced course loses nothing', async () => {
  const course = await house.offer(golf('SequencingForcedSequential_SCORM20043rdEdition'))
  const { page, heard } = await openTab(learner)
  await goOn(page, course)
  await finishPart(page, PLAYING, ETIQUETTE)
  await turnPages(page, 1)
  await expect.poll(async () => (await house.record(course, ETIQUETTE))?.location).toBe('1')

  await house.kill()
  await turnPages(page, 1)
  await expect(page.getByText('Your last steps are not saved yet').first()).toBeVisible()
  await house.restart()

  await expect
    .poll(async () => (await house.record(course, ETIQUETTE))?.success, { timeout: 90_000 })
    .toBe('passed')
  await nextPart(page).click()
  await expectPart(page, HANDICAPPING)
  // The course was told the truth meanwhile, and says so in its own words.
  expect(heard).toHaveLength(1)
  expect(heard[0]).toContain('Could not invoke Commit')
})

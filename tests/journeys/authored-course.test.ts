import { expect, test, type Page } from '@playwright/test'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { getActor } from '#app/domain/people/get-actor.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { AUTHOR, LEARNER, openCourseHouse, type CourseHouse } from '#tests/journeys/support/course-house.ts'
import { lessonIn, readOn, screenTitle } from '#tests/journeys/support/lesson.ts'
import { look } from '#tests/journeys/support/look.ts'
import { DEMONSTRATION_PASSWORD, signedIn } from '#tests/journeys/support/person.ts'
import { aSeat } from '#tests/support/factories/learning.ts'

// A course that was written here, from its next version to the certificate: its author changes a lesson, a validator has it
// mended, one learner takes it on a phone in Hindi, and another is in the middle of the version before.

const COURSE = 'Leave Rules for Central Government servants'
const COURSE_HI = 'केंद्रीय सरकारी सेवकों के लिए छुट्टी नियम'
const LESSON = 'Earned leave and half pay leave'
const COLLEAGUE = 'learner2@sample-affairs.example'
const PHONE = { width: 360, height: 740 }

let house: CourseHouse
let courseId: string
test.beforeAll(async () => {
  house = await openCourseHouse()
  const version = await CourseVersion.findOne({ title: COURSE }).lean()
  courseId = String(version?.courseId)
  for (const email of [LEARNER, COLLEAGUE]) {
    const user = await User.findOne({ email }).lean()
    const membership = await Membership.findOne({ userId: user?._id }).lean()
    await aSeat(await getActor({ email, organisationId: String(membership?.organisationId) }), courseId)
  }
})
test.afterAll(async () => await house.close())

const openPart = async (page: Page, name: string) =>
  await page.getByRole('navigation', { name: 'Parts of the course' }).getByRole('link', { name }).click()

/** Nothing on the page makes a phone scroll sideways. */
const fits = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)

test('a written course is changed, judged, mended, taken on a phone in Hindi and certified', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const { origin } = house
  const author = await signedIn(browser, origin, AUTHOR)

  const colleague = await signedIn(browser, origin, COLLEAGUE)
  const colleagueAt = await test.step('a learner is in the middle of the version on sale', async () => {
    await colleague.goto('/learn')
    await colleague.getByRole('button', { name: `Start: ${COURSE}` }).click()
    await expect(colleague.getByRole('heading', { level: 1, name: COURSE })).toBeVisible()
    await colleague.getByRole('link', { name: 'Start the course' }).click()
    const lesson = lessonIn(colleague)
    await readOn(lesson)
    await expect(colleague.getByText('Saved', { exact: true })).toBeVisible()
    return await screenTitle(lesson)
  })

  const added = 'Count the half-years from January and July.'
  const mended = 'Rule 26 counts the half-years from January and July.'
  const text = author.getByRole('textbox', { name: 'Text of the lesson' })
  const write = async (words: string) => {
    await text.getByRole('heading', { name: 'Whom the rules cover' }).click()
    await author.keyboard.press('End')
    await author.keyboard.press('Enter')
    await author.keyboard.type(words)
    await expect(text.getByText(words)).toBeVisible()
    await expect(author.getByText('Saved', { exact: true }).first()).toBeVisible()
  }

  await test.step('the author starts the next version, changes a lesson and submits', async () => {
    await author.goto(`/provide/courses/${courseId}/versions`)
    await author.getByRole('button', { name: 'Start a new version' }).click()
    await expect(author.getByText('The new version was started')).toBeVisible()
    await openPart(author, 'Lessons')
    await expect(author.getByRole('heading', { level: 2, name: 'Lessons' })).toBeVisible()
    await author.getByRole('main').getByRole('link', { name: LESSON }).first().click()
    await write(added)
    await author.goto(`/provide/courses/${courseId}/submission`)
    await author.getByRole('button', { name: /^Submit/ }).click()
    await expect(author.getByText('The course was submitted')).toBeVisible()
  })

  const validator = await signedIn(browser, origin, 'validator@karmashala.example')
  await test.step('a validator reads the key, plays a lesson and asks for changes', async () => {
    await validator.goto('/validate')
    await validator.getByRole('link', { name: COURSE }).click()
    await expect(validator.getByRole('heading', { level: 1, name: COURSE })).toBeVisible()
    for (const key of await validator.getByText(/^Answer key/).all()) await key.click()
    // Of the assessment, too, every question has its own answer.
    await expect(validator.getByText(/^Within six months of the birth$/)).toBeVisible()
    await look(validator, 'authored-evidence')
    await validator.getByRole('link', { name: `Preview ${LESSON}` }).click()
    await expect(lessonIn(validator).getByText(added)).toBeVisible()
    await look(validator, 'authored-preview')
    await validator.goBack()
    await validator.getByRole('link', { name: 'Ask for changes' }).click()
    await validator.getByRole('textbox').fill('Say for which rule the half-years count.')
    await validator.getByRole('main').getByRole('button').click()
    await expect(validator.getByText('You have asked for changes.')).toBeVisible()
  })

  await test.step('the author reads why, mends it and submits again; the validator approves', async () => {
    await author.goto(`/provide/courses/${courseId}`)
    await expect(author.getByText('Say for which rule the half-years count.')).toBeVisible()
    await look(author, 'authored-changes-requested')
    await openPart(author, 'Lessons')
    await author.getByRole('main').getByRole('link', { name: LESSON }).first().click()
    await write(mended)
    await author.goto(`/provide/courses/${courseId}/submission`)
    await author.getByRole('button', { name: 'Submit again' }).click()
    await expect(author.getByText('The course was submitted')).toBeVisible()

    await validator.goto('/validate')
    await validator.getByRole('link', { name: COURSE }).click()
    await expect(validator.getByRole('heading', { level: 1, name: COURSE })).toBeVisible()
    await expect(validator.getByText(`${LESSON} (changed)`)).toBeVisible()
    await validator.getByRole('link', { name: 'Approve' }).click()
    await validator
      .getByRole('main')
      .getByRole('button', { name: /^Approve/ })
      .click()
    await expect(validator.getByText('You have approved this version.')).toBeVisible()
  })

  const context = await browser.newContext({
    ...{ baseURL: origin, locale: 'hi-IN', viewport: PHONE, isMobile: true, hasTouch: true },
  })
  const learner = await context.newPage()
  const title =
    await test.step('a learner begins the new version on a phone in Hindi and leaves in the middle', async () => {
      await learner.goto('/sign-in')
      await learner.getByLabel('ईमेल पता').fill(LEARNER)
      await learner.getByLabel('पासवर्ड').fill(DEMONSTRATION_PASSWORD)
      await learner.getByRole('main').getByRole('button', { name: 'साइन इन करें' }).click()
      await expect(learner).not.toHaveURL(/sign-in/)
      await learner.goto('/learn')
      await learner.getByRole('button', { name: 'हिन्दी' }).first().click()
      await expect(learner.locator('html')).toHaveAttribute('lang', 'hi')
      await fits(learner)
      await learner.getByRole('button', { name: `आरंभ करें: ${COURSE_HI}` }).click()
      await expect(learner.getByRole('heading', { level: 1, name: COURSE_HI })).toBeVisible()
      await fits(learner)
      await look(learner, 'authored-hindi-course')
      await learner.getByRole('link', { name: 'पाठ्यक्रम आरंभ करें' }).click()
      const lesson = lessonIn(learner)
      await expect(lesson.getByRole('heading', { level: 1 })).toHaveText(/[\u0900-\u097F]/)
      await look(learner, 'authored-hindi-player')
      await readOn(lesson)
      await expect(learner.getByText('सहेजा गया', { exact: true })).toBeVisible()
      return await screenTitle(lesson)
    })

  await test.step('the learner comes back to the same screen and finishes', async () => {
    await learner.getByRole('link', { name: 'पाठ्यक्रम के पृष्ठ पर वापस जाएँ' }).first().click()
    await expect(learner.getByRole('heading', { level: 1, name: COURSE_HI })).toBeVisible()
    await fits(learner)
    await learner.goto('/learn')
    await learner.getByRole('link', { name: `जारी रखें: ${COURSE_HI}` }).click()
    const lesson = lessonIn(learner)
    await expect(lesson.getByRole('heading', { level: 2, name: title })).toBeVisible()
    for (const part of [1, 2, 3]) {
      while (await readOn(lesson));
      if (part === 3) break
      const steps = learner.getByRole('navigation', { name: 'पिछला और अगला भाग' })
      const here = learner.url()
      await steps.getByRole('link', { name: 'अगला भाग' }).click()
      await expect(learner).not.toHaveURL(here)
    }
    await learner.getByRole('link', { name: 'पाठ्यक्रम के पृष्ठ पर वापस जाएँ' }).first().click()
    await expect(learner.getByText('आपने यह पाठ्यक्रम पूरा कर लिया है')).toBeVisible()
    await fits(learner)
    await look(learner, 'authored-hindi-completed')
    await learner.getByRole('link', { name: 'आपका प्रमाणपत्र' }).click()
    const certificate = learner.getByRole('article')
    await expect(certificate.getByText('Adhikari Namoona')).toBeVisible()
    await expect(certificate.getByText(COURSE_HI)).toBeVisible()
    await fits(learner)
    await look(learner, 'authored-hindi-certificate')
  })

  await test.step('who was on the old version is told, keeps it and their place in it', async () => {
    await colleague.goto('/learn')
    await colleague.getByRole('link', { name: `Continue: ${COURSE}` }).click()
    const lesson = lessonIn(colleague)
    await expect(lesson.getByRole('heading', { level: 2, name: colleagueAt })).toBeVisible()
    await lesson.locator('#previous').click()
    await expect(lesson.getByText(mended)).toHaveCount(0)
    await colleague.getByRole('link', { name: 'Exit to the course page' }).first().click()
    await expect(colleague.getByText('There is a newer version of this course')).toBeVisible()
    await look(colleague, 'authored-old-version')
    await colleague.getByRole('button', { name: 'Start version 2' }).click()
    await colleague.getByRole('link', { name: 'Start the course' }).click()
    await expect(lessonIn(colleague).getByText(mended)).toBeVisible()
  })
})

import { expect, type BrowserContext, type Page } from '@playwright/test'
import path from 'node:path'
import { type PlayedCourse } from '#tests/journeys/support/course-house.ts'
import { lessonIn } from '#tests/journeys/support/lesson.ts'

export const RESUME = 'Would you like to resume from where you previously left off?'
export const SAVE = 'Would you like to save your progress to resume later?'

/** A package of the Golf Examples, which are not part of this repository. */
export const golf = (name: string): string =>
  path.join(process.env['CONTENT_PACKAGES_DIR'] ?? '', 'golf', `${name}.zip`)

/** A tab of the learner. What the course asks is answered with yes, and kept; so is what goes wrong in its scripts. */
export async function openTab(context: BrowserContext): Promise<{ page: Page; heard: string[] }> {
  const page = await context.newPage()
  const heard: string[] = []
  page.on('pageerror', ({ message }) => void heard.push(`Error of a script: ${message}`))
  page.on('dialog', (dialog) => {
    if (dialog.type() !== 'beforeunload') heard.push(dialog.message())
    dialog.accept().catch((error: unknown) => void heard.push(`Not answered: ${String(error)}`))
  })
  return { page, heard }
}

/** The page of the course that is shown, such as `Playing/Par.html`. */
export async function expectShown(page: Page, shown: string): Promise<void> {
  await expect(lessonIn(page).locator('#contentFrame')).toHaveAttribute('src', `../${shown}`)
}

/** Reads on by so many pages of the content that is open. */
export async function turnPages(page: Page, count: number): Promise<void> {
  for (let turned = 0; turned < count; turned += 1) await lessonIn(page).locator('#butNext').click()
}

/** Reads the content that is open to its last page. */
export async function readToEnd(page: Page): Promise<void> {
  const next = lessonIn(page).locator('#butNext')
  await expect(lessonIn(page).locator('#contentFrame')).toHaveAttribute('src', /html/)
  while (await next.isEnabled()) await next.click()
}

/** Answers every question of the test that is open and hands it in. */
export async function takeTest(page: Page, how: 'right' | 'wrong'): Promise<void> {
  const test = lessonIn(page).frameLocator('#contentFrame')
  const handIn = test.getByRole('button', { name: 'Submit Answers' })
  await expect(handIn).toBeVisible()
  await test.locator('form').evaluate((form, isRight) => {
    for (const field of form.querySelectorAll<HTMLInputElement>('input[type=text]')) {
      // The right number stands behind its field in brackets.
      const [, right = ''] = /\((\d+)\)/.exec(field.parentElement?.textContent ?? '') ?? []
      field.value = isRight ? right : '999'
    }
    const choices = isRight ? '.correctAnswer input[type=radio]' : '.answer input'
    for (const choice of form.querySelectorAll<HTMLInputElement>(choices)) choice.click()
  }, how === 'right')
  await handIn.click()
  const score = how === 'right' ? 'Score: 100' : 'Score: 0'
  await expect(test.getByRole('heading', { name: score, exact: true })).toBeVisible()
}

/** The controls of the player around the content. */
export const exitOf = (page: Page) => page.getByRole('link', { name: 'Exit to the course page' })
export const nextPart = (page: Page) => page.getByRole('link', { name: 'Next part' })
export const previousPart = (page: Page) => page.getByRole('link', { name: 'Previous part' })

/** Opens the course where its own page says to begin or to go on. */
export async function goOn(page: Page, course: PlayedCourse): Promise<void> {
  await page.goto(course.path)
  await page.getByRole('link', { name: /^(Start|Continue) the course$/ }).click()
}

/** The part that is open, with its content in place. */
export async function expectPart(page: Page, itemId: string | RegExp): Promise<void> {
  const id = typeof itemId === 'string' ? itemId : itemId.source
  await expect(page).toHaveURL(new RegExp(`/${id}$`), { timeout: 30_000 })
  await expect(lessonIn(page).locator('#contentFrame')).toHaveAttribute('src', /html/)
}

/** Reads the part that is open to its end and goes to the next. */
export async function finishPart(page: Page, itemId: string, next: string | RegExp): Promise<void> {
  await expectPart(page, itemId)
  await readToEnd(page)
  await nextPart(page).click()
  await expectPart(page, next)
}

/** The course page says that all is done, and has a certificate. */
export async function expectCompleted(page: Page, course: PlayedCourse): Promise<void> {
  await expect(async () => {
    await page.goto(course.path)
    await expect(page.getByText('You have completed this course')).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByRole('link', { name: 'Your certificate' })).toBeVisible()
}

export async function expectNotCompleted(page: Page, course: PlayedCourse): Promise<void> {
  await page.goto(course.path)
  await expect(page.getByRole('link', { name: 'Continue the course' })).toBeVisible()
  await expect(page.getByText('You have completed this course')).toHaveCount(0)
}

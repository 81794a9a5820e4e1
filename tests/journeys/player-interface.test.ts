import { AxeBuilder } from '@axe-core/playwright'
import { writePackage } from '@karmashala/scorm/server'
import { expect, test, type Page } from '@playwright/test'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  openCourseHouse,
  play,
  type CourseHouse,
  type PlayedCourse,
} from '#tests/journeys/support/course-house.ts'
import { lessonIn } from '#tests/journeys/support/lesson.ts'

const LESSON = `<!doctype html><html lang="en"><title>An imagined lesson</title>
<h1>An imagined lesson</h1><button type="button">Pass</button>
<script>
  const api = parent.API
  api.LMSInitialize('')
  document.querySelector('button').addEventListener('click', () => {
    api.LMSSetValue('cmi.core.lesson_status', 'passed')
    api.LMSSetValue('cmi.core.score.raw', '80')
    api.LMSFinish('')
  })
</script></html>`

let house: CourseHouse
let course: PlayedCourse
let folder: string

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'karmashala-player-interface-'))
  const file = path.join(folder, 'three-lessons.zip')
  const lesson = (number: number, prerequisites: string | null = null) => ({
    ...{ identifier: `lesson-${number}`, title: `Lesson ${number}`, href: `lesson-${number}.html` },
    ...{ scormType: 'sco' as const, prerequisites },
  })
  const items = [lesson(1), lesson(2, 'lesson-1'), lesson(3)]
  await writeFile(
    file,
    await writePackage({
      ...{ standard: 'scorm12', identifier: 'three-lessons', title: 'Three lessons', language: 'en', items },
      files: items.map(({ href }) => ({ path: href, content: LESSON })),
    }),
  )
  house = await openCourseHouse()
  course = await house.offer(file)
})
test.afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

async function expectNoBarriers(page: Page) {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join()}`),
  ).toEqual([])
}

/** Goes on by Tab until the focus is on what carries this name. */
async function tabTo(page: Page, name: RegExp) {
  const named = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    )
  for (let steps = 0; steps < 30; steps += 1) {
    await page.keyboard.press('Tab')
    if (name.test(await named())) return
  }
  throw new Error(`The keyboard does not reach ${String(name)}.`)
}

test('by keyboard alone a learner sees what is locked, unlocks it and goes there', async ({ browser }) => {
  const page = await house.learner(browser)
  await page.setViewportSize({ width: 1280, height: 800 })
  await play(page, course)
  const contents = page.getByRole('navigation', { name: 'Contents' })
  const progress = page.getByRole('progressbar', { name: 'Progress in the course' })

  await expect(contents.locator('[aria-current=step]')).toContainText('Lesson 1')
  await expect(contents).toContainText('Locked. Opens when “Lesson 1” is done.')
  await expect(contents.getByRole('link', { name: /Lesson 2/ })).toHaveCount(0)
  await expect(progress).toHaveAttribute('aria-valuetext', '0 of 3 parts done')
  await expectNoBarriers(page)

  await lessonIn(page).getByRole('button', { name: 'Pass' }).press('Enter')
  await expect(progress).toHaveAttribute('aria-valuetext', '1 of 3 parts done')
  await expect(contents.locator('[aria-current=step]')).toContainText('Passed · 80 %')

  await page.getByRole('link', { name: 'Exit to the course page' }).focus()
  await tabTo(page, /Lesson 2/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lesson 2')
  await expect(contents.locator('[aria-current=step]')).toContainText('Lesson 2')
})

test('the list of contents stays folded away from part to part', async ({ browser }) => {
  const page = await house.learner(browser)
  await page.setViewportSize({ width: 1280, height: 800 })
  await play(page, course)
  const contents = page.getByRole('navigation', { name: 'Contents' })
  const fold = page.getByRole('button', { name: 'Contents' })

  await expect(fold).toHaveAttribute('aria-expanded', 'true')
  await fold.click()
  await expect(contents).toHaveCount(0)
  await play(page, course, 'lesson-3')
  await expect(fold).toHaveAttribute('aria-expanded', 'false')
  await expect(contents).toHaveCount(0)
  await fold.click()
  await expect(contents).toBeVisible()
})

test('on a phone the contents open over the course, keep the focus and give it back', async ({ browser }) => {
  const page = await house.learner(browser)
  await page.setViewportSize({ width: 360, height: 740 })
  await play(page, course)
  const drawer = page.getByRole('dialog', { name: 'Contents' })
  const button = page.getByRole('button', { name: 'Contents' })

  await expect(drawer).toBeHidden()
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(drawer).toBeVisible()
  await expectNoBarriers(page)
  await tabTo(page, /Lesson 3/)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(button).toBeFocused()

  await button.click()
  await drawer.getByRole('link', { name: /Lesson 3/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lesson 3')
  await expect(drawer).toBeHidden()
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(isTooWide).toBe(false)
})

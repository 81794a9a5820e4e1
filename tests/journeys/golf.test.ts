import { expect, test } from '@playwright/test'
import path from 'node:path'
import { openCourseHouse, play, type CourseHouse } from '#tests/journeys/support/course-house.ts'
import { lessonIn } from '#tests/journeys/support/lesson.ts'

// Rustici's Golf Examples, played as their maker means them to be played. They are not part of this repository.
const folder = process.env['CONTENT_PACKAGES_DIR']
test.skip(!folder, 'CONTENT_PACKAGES_DIR names no folder with packages')
const golf = (name: string) => path.join(folder ?? '', 'golf', `${name}.zip`)

let house: CourseHouse
test.beforeAll(async () => {
  house = await openCourseHouse()
})
test.afterAll(async () => await house.close())

test('RuntimeBasicCalls 1.2 keeps its place', async ({ browser }) => {
  const course = await house.offer(golf('RuntimeBasicCalls_SCORM12'))
  const page = await house.learner(browser)
  await play(page, course)
  const lesson = lessonIn(page)
  await lesson.getByRole('button', { name: 'Next' }).click()
  await expect(lesson.locator('#contentFrame')).toHaveAttribute('src', /Par\.html/)
  await page.goto('/learn')
  await expect.poll(async () => (await house.record(course))?.cmi['cmi.core.lesson_location']).toBe('1')
})

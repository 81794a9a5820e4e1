import { expect, type FrameLocator, type Page } from '@playwright/test'

/** The lesson inside the player: a frame of the content origin that holds the frame of the package. */
export const lessonIn = (page: Page): FrameLocator => page.frameLocator('iframe').frameLocator('iframe')

type Choice = { options: { correct: boolean }[] }
type CourseData = { questions: { id: string; attrs: Record<string, Choice> }[] }

/** Reads on by one screen; every question on the way is answered rightly. False on the last screen. */
export async function readOn(lesson: FrameLocator): Promise<boolean> {
  const data = JSON.parse((await lesson.locator('#course-data').textContent()) ?? '{}') as CourseData
  for (const { id, attrs } of data.questions) {
    const { options } = Object.values(attrs)[0] ?? { options: [] }
    const question = lesson.locator(`.screen.is-current [data-block-id="${id}"]`)
    if ((await question.count()) === 0) continue
    for (const [index, { correct }] of options.entries()) {
      if (correct) await question.locator('input').nth(index).check()
    }
    await question.getByRole('button', { name: 'Check answer' }).click()
    await expect(question.getByText('That is right.', { exact: true })).toBeVisible()
  }
  const next = lesson.locator('#next')
  if (!(await next.isVisible()) || (await next.isDisabled())) return false
  await next.click()
  return true
}

export const screenTitle = async (lesson: FrameLocator): Promise<string> =>
  (await lesson.locator('.screen.is-current .screen-title').textContent()) ?? ''

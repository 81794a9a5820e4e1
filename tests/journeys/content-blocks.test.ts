import { renderLesson } from '@karmashala/authoring'
import { expect, test, type Page } from '@playwright/test'
import { build } from 'esbuild'
import path from 'node:path'
import { look } from '#tests/journeys/support/look.ts'
import { aLesson } from '#tests/packages/authoring/a-lesson.ts'

const source = path.resolve('packages/authoring/src')
const picture = (colour: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><rect width="640" height="400" fill="${colour}"/><circle cx="320" cy="200" r="120" fill="#fff"/></svg>`)}`
const media = (src: string) => ({
  url: /\.png$/.test(src) ? picture(src.includes('two') ? '#17603a' : '#7a4b00') : `data:,${src}`,
  ...(/\.png$/.test(src) ? { width: 640, height: 400 } : {}),
  fileName: path.basename(src),
  sizeInBytes: 1_240_000,
  ...(src.includes('two') ? { credit: 'A. Namoona, CC BY 4.0' } : {}),
})

/** Every kind of content in a page of its own, with its style, and with what scripts add where they run. */
async function openBlocks(page: Page, { scripts = true, language = 'en' } = {}): Promise<string[]> {
  const said: string[] = []
  await page.exposeFunction('said', (words: string) => said.push(words))
  await page.setContent(
    `<!doctype html><html lang="${language}"><head><title>Blocks</title><style>${await style()}</style></head><body><main class="wrap"><div class="screen is-current"><h1>Blocks</h1><div class="screen-body">${renderLesson(aLesson(), { language, media })}</div></div></main></body></html>`,
  )
  if (scripts) await page.addScriptTag({ content: await enhancements() })
  return said
}

/** The style of an exported course. */
const style = () => bundled(`@import './runtime/course.css'; @import './blocks/blocks.css';`, 'css')

/** What the run-time of a course does with `data-enhance`. */
const enhancements = () =>
  bundled(
    `import { ALL_ENHANCEMENTS } from './runtime/all-enhancements.ts'
     for (const element of document.querySelectorAll('[data-enhance]'))
       ALL_ENHANCEMENTS.find(({ type }) => type === element.dataset.enhance).mount(element, { announce: window.said })`,
    'ts',
  )

async function bundled(contents: string, loader: 'css' | 'ts'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, loader, resolveDir: source },
    bundle: true,
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

test('every kind of content can be used by everybody, with scripts and without, in light and dark, on a phone', async ({
  page,
}) => {
  await openBlocks(page)
  await look(page, 'content-blocks')
  await page.emulateMedia({ colorScheme: 'dark' })
  await look(page, 'content-blocks-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 320, height: 640 })
  await look(page, 'content-blocks-narrow')
  await page.getByRole('button', { name: 'Show all labels' }).click()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow, 'nothing is wider than a narrow screen').toBeLessThanOrEqual(0)
})

test('without scripts every word of every kind of content is there to read', async ({ page }) => {
  await openBlocks(page, { scripts: false, language: 'hi' })
  await look(page, 'content-blocks-plain')
  for (const words of ['They ask.', 'They answer.', 'First Appellate Authority', 'Day, month, year.'])
    await expect(page.getByText(words)).toBeVisible()
})

test('tabs are moved through with the arrow keys', async ({ page }) => {
  await openBlocks(page)
  await page.getByRole('tab', { name: 'Citizens' }).focus()
  await expect(page.getByRole('tabpanel', { name: 'Citizens' })).toContainText('They ask.')

  await page.keyboard.press('ArrowRight')

  await expect(page.getByRole('tab', { name: 'Officers', selected: true })).toBeFocused()
  await expect(page.getByText('They answer.')).toBeVisible()
  await expect(page.getByText('They ask.')).toBeHidden()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Citizens', selected: true })).toBeFocused()
})

test('a flashcard is turned with the keyboard, and says what is on its back', async ({ page }) => {
  const said = await openBlocks(page)
  const card = page.getByRole('listitem').filter({ hasText: 'PIO' })
  await expect(page.getByText('Public Information Officer')).toBeHidden()

  await card.getByRole('button', { name: 'Turn the card over' }).focus()
  await page.keyboard.press('Enter')

  await expect(page.getByText('Public Information Officer')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Back to the front' })).toBeFocused()
  expect(said).toEqual(['Public Information Officer'])
})

test('the points of a picture open their labels with the keyboard', async ({ page }) => {
  await openBlocks(page)
  const point = page.getByRole('button', { name: '2 Date' })
  await expect(page.getByText('Day, month, year.')).toBeHidden()

  await point.focus()
  await page.keyboard.press('Space')

  await expect(point).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByText('Day, month, year.')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(page.getByText('Day, month, year.')).toBeHidden()
  await page.getByRole('button', { name: 'Show all labels' }).click()
  await expect(page.getByText('As in the identity card.')).toBeVisible()
})

test('two pictures are compared with the arrow keys', async ({ page }) => {
  await openBlocks(page)
  const slider = page.getByRole('slider', { name: 'How much of each picture is shown' })
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', '2019 51 %, After 49 %')
})

test('on paper nothing is folded away', async ({ page }) => {
  await openBlocks(page)
  await page.emulateMedia({ media: 'print' })
  for (const words of ['They answer.', 'First Appellate Authority', 'Day, month, year.', 'Ten rupees.'])
    await expect(page.getByText(words)).toBeVisible()
  await expect(page.getByRole('tab')).toHaveCount(0)
})

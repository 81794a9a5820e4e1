import { isInteraction, type Block } from '@karmashala/authoring'
import { inspectPackage } from '@karmashala/scorm/server'
import { expect, test, type Page } from '@playwright/test'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { aLesson } from '../packages/authoring/a-lesson.ts'
import { look } from '#tests/journeys/support/look.ts'
import { startMarketplace, type Marketplace } from '#tests/journeys/support/marketplace.ts'
import { signedIn } from '#tests/journeys/support/person.ts'

// A trainer makes a bilingual lesson with every kind of interaction: writes, is told what is wrong while writing, mends
// it, translates, looks at it on a phone, and takes it away for other platforms.

const AUTHOR = 'author@institute.example'

let marketplace: Marketplace
let folder: string
let page: Page
test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(path.join(tmpdir(), 'karmashala-authoring-'))
  marketplace = await startMarketplace()
  page = await signedIn(browser, marketplace.origin, AUTHOR)
})
test.afterAll(async () => {
  await marketplace.close()
  await rm(folder, { recursive: true, force: true })
})

type Upload = { name: string; mimeType: string; buffer: Buffer }

/** Puts files into the library and answers with what lessons call them, in the same order. */
async function upload(files: Upload[]): Promise<string[]> {
  await page.goto('/provide/media')
  const main = page.getByRole('main')
  const send = main.getByRole('button', { name: 'Upload', exact: true })
  if (!(await send.isVisible())) await main.getByText('Upload files').click()
  await main.getByLabel('Licence').first().selectOption({ index: 1 })
  await main.locator('#media-file').setInputFiles(files)
  await send.click()
  await expect(main.getByText('In the library')).toHaveCount(files.length, { timeout: 30_000 })
  const answer = await page.request.get('/provide/media.json')
  const { items } = (await answer.json()) as { items: { src: string; fileName: string }[] }
  return files.map(({ name }) => items.find(({ fileName }) => fileName === name)?.src ?? '')
}

/** Blocks as they lie in the clipboard when they are copied from another lesson. */
const copied = (blocks: readonly Block[]): string =>
  blocks
    .map(({ type, attrs }) => {
      const carried = JSON.stringify(attrs).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
      return `<div data-block="${type}" data-attrs="${carried}"></div>`
    })
    .join('')

const paste = async (html: string) =>
  await page.getByRole('textbox', { name: 'Text of the lesson' }).evaluate((element, markup) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', markup)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)

const saved = async () =>
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible({ timeout: 20_000 })

/** The block under the cursor is replaced by one that is looked up in the menu by its name. */
async function insert(name: string): Promise<void> {
  await page.keyboard.type(`/${name}`)
  await expect(page.getByRole('option', { name: new RegExp(name, 'i') }).first()).toBeVisible()
  await page.keyboard.press('Enter')
}

test('a trainer writes a bilingual lesson with every interaction, mends it, and takes it to other platforms', async () => {
  test.setTimeout(300_000)
  const [plan = '', film = '', captions = ''] = await test.step('files go into the library', async () =>
    await upload([
      {
        name: 'plan.png',
        mimeType: 'image/png',
        buffer: await sharp({ create: { width: 900, height: 600, channels: 3, background: '#dde6f0' } })
          .png()
          .toBuffer(),
      },
      {
        name: 'hearing.mp4',
        mimeType: 'video/mp4',
        buffer: Buffer.concat([
          Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex'),
          randomBytes(2_000),
        ]),
      },
      {
        name: 'hearing.vtt',
        mimeType: 'text/vtt',
        buffer: Buffer.from('WEBVTT\n\n00:00.000 --> 00:04.000\nThe appeal is heard.\n'),
      },
    ]))
  for (const src of [plan, film, captions]) expect(src).toMatch(/^media\/[0-9a-f]{24}$/)

  const course = await test.step('a course and its first lesson are begun', async () => {
    await page.goto('/provide/courses/new')
    const main = page.getByRole('main')
    await main.getByRole('textbox', { name: 'Title', exact: true }).fill('Answering Citizens in Time')
    await main
      .getByRole('textbox', { name: 'Summary', exact: true })
      .fill('How an application is answered within thirty days.')
    await main.getByRole('textbox', { name: 'Outcomes' }).fill('Answer an application in time')
    await main.getByLabel('Language of the content').selectOption('en')
    await main.getByLabel('Licence').selectOption('cc_by_4')
    await main.getByLabel('Duration in minutes').fill('30')
    await main.getByRole('button', { name: 'Create the course' }).click()
    await expect(page).toHaveURL(/\/provide\/courses\/[0-9a-f]{24}/)
    const address = new URL(page.url()).pathname
    await page.goto(`${address}/lessons/new`)
    await page
      .getByRole('main')
      .getByLabel(/^Title/)
      .fill('From application to answer')
    await page.getByRole('main').getByRole('radio', { name: /Blank/ }).check()
    await page.getByRole('button', { name: 'Create the lesson' }).click()
    await expect(page.getByRole('textbox', { name: 'Text of the lesson' })).toBeVisible()
    return address
  })
  const lesson = new URL(page.url()).pathname
  const text = page.getByRole('textbox', { name: 'Text of the lesson' })

  await test.step('six screens are written by keyboard, with three problems in them', async () => {
    await text.click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await paste(
      '<h2>The time limit</h2><p>For the rules <a href="https://rti.example.org/rules">click here</a>.</p><h4>Who counts the days</h4>',
    )
    await page.keyboard.press('Enter')
    await page.keyboard.type('The officer who receives the application counts them.')
    await page.keyboard.press('Enter')
    await insert('Image')
    const form = page.getByRole('group', { name: /^Image/ }).last()
    await form.getByRole('button', { name: /Choose a file|Choose another/ }).click()
    await form.getByRole('list', { name: 'Files of the library' }).getByRole('button').first().click()
    await page.keyboard.press('Escape')
    await saved()
  })
  await test.step('the margin says so, and one press each mends them', async () => {
    await look(page, 'authoring-remarks')
    await page
      .getByRole('button', { name: /remarks?$/ })
      .first()
      .focus()
    for (const fix of ['Show the address', 'Use the next level', 'It is decorative']) {
      await page.keyboard.press('F8')
      await page.getByRole('button', { name: fix }).first().click()
    }
    await expect(page.getByRole('button', { name: 'It is decorative' })).toHaveCount(0)
    await saved()
    await expect(text.getByText('rti.example.org/rules')).toBeVisible()
    await look(page, 'authoring-mended')
  })

  await test.step('every interaction is copied in from another lesson, two to a screen', async () => {
    const named = JSON.stringify(aLesson().content.filter(({ type }) => isInteraction(type)))
      .replaceAll('assets/flow.png', plan)
      .replaceAll('assets/film.mp4', film)
      .replaceAll('assets/film.vtt', captions)
    const interactions = JSON.parse(named) as Block[]
    const screens = [0, 3, 6, 9, 12].map(
      (from, index) =>
        `<hr class="kl-page-break"><h2>Questions ${index + 1}</h2>${copied(interactions.slice(from, from + 3))}`,
    )
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Add a block at the end' }).click()
    await page.keyboard.type('Text')
    await page.keyboard.press('Enter')
    await paste(screens.join('').replace('<hr', '<hr data-pm-slice="0 0 []"'))
    await saved()
    await expect(page.getByRole('navigation', { name: 'Screens' }).getByRole('listitem')).toHaveCount(6)
    await look(page, 'authoring-questions')
  })

  await test.step('what was written is there after the page is loaded again', async () => {
    await page.reload()
    await expect(text.getByText('rti.example.org/rules')).toBeVisible()
    await expect(page.getByText(/problems? to mend/)).toHaveCount(0)
  })

  await test.step('it is translated beside its source', async () => {
    await page.goto(`${lesson}/translation/hi`)
    const title = page.getByRole('textbox', { name: /In Hindi: From application to answer/ })
    await title.fill('आवेदन से उत्तर तक')
    await page.getByRole('button', { name: 'Save', exact: true }).first().click()
    await expect(page.getByText('Current', { exact: true }).first()).toBeVisible()
    await expect(page.getByText(/Hindi \d+ % current/)).toBeVisible()
    await look(page, 'authoring-translation')
  })

  await test.step('it is looked at as on a phone, and the record shows what a platform would keep', async () => {
    await page.goto(`${lesson}/preview`)
    await page
      .getByRole('link', { name: 'Phone' })
      .or(page.getByText('Phone', { exact: true }))
      .first()
      .click()
    const frame = page.frameLocator('iframe')
    await expect(frame.locator('.screen-title').first()).toHaveText('The time limit')
    await frame.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByText('Under way')).toBeVisible()
    await frame.getByRole('button', { name: /हिन्दी|Hindi|हिंदी/ }).click()
    await expect(frame.getByRole('heading', { name: 'आवेदन से उत्तर तक' })).toBeVisible()
    await look(page, 'authoring-preview-phone')
  })

  await test.step('it goes to other platforms, and our checks find nothing in the packages', async () => {
    await page.goto(`${course}/export`)
    for (const format of ['SCORM 1.2', 'SCORM 2004, 3rd edition', 'SCORM 2004, 4th edition']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: `Download ${format}` }).click(),
      ])
      const file = path.join(folder, `${format}.zip`)
      await download.saveAs(file)
      const { findings, verdict } = await inspectPackage({ file })
      expect(findings, format).toEqual([])
      expect(verdict).toBe('accepted')
    }
  })
})

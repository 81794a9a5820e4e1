import { writePackage } from '@karmashala/scorm/server'
import { expect, test, type Page } from '@playwright/test'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { look } from '#tests/journeys/support/look.ts'
import { startMarketplace, type Marketplace } from '#tests/journeys/support/marketplace.ts'
import { signedIn } from '#tests/journeys/support/person.ts'

// A large package over a bad line: it is paused, cut off, outlives the server and the tab, and arrives whole.

const AUTHOR = 'author@institute.example'
const VIDEO_IN_BYTES = 40 * 1024 * 1024
const BYTES_PER_SECOND = 2 * 1024 * 1024
const PATIENCE = { timeout: 90_000 }

let marketplace: Marketplace
let folder: string
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'karmashala-upload-'))
  marketplace = await startMarketplace()
})
test.afterAll(async () => {
  await marketplace.close()
  await rm(folder, { recursive: true, force: true })
})

/** A package that no compression makes smaller, as those with videos are. */
async function aLargePackage(name: string): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(
    file,
    await writePackage({
      ...{ standard: 'scorm12', identifier: 'journey', title: 'A film of the journey', language: 'en' },
      items: [{ identifier: 'film', title: 'The film', href: 'index.html', scormType: 'sco' }],
      files: [
        {
          path: 'index.html',
          content: '<!doctype html><html lang="en"><title>The film</title><h1>The film</h1></html>',
        },
        { path: 'film.bin', content: randomBytes(VIDEO_IN_BYTES) },
      ],
    }),
  )
  // The same file is known by its name, size and date.
  await utimes(file, 1_700_000_000, 1_700_000_000)
  return file
}

async function aDraft(page: Page, title: string): Promise<string> {
  await page.goto('/provide/courses/new')
  const main = page.getByRole('main')
  await main.getByRole('textbox', { name: 'Title', exact: true }).fill(title)
  await main
    .getByRole('textbox', { name: 'Summary', exact: true })
    .fill('Made up to send a large file over a bad line.')
  await main.getByRole('textbox', { name: 'Outcomes' }).fill('See a film arrive')
  await main.getByLabel('Language of the content').selectOption('en')
  await main.getByLabel('Licence').selectOption('cc_by_4')
  await main.getByLabel('Duration in minutes').fill('30')
  await main.getByRole('button', { name: 'Create the course' }).click()
  await expect(page).toHaveURL(/\/provide\/courses\/[0-9a-f]{24}/)
  return `${new URL(page.url()).pathname}/package`
}

const choose = async (page: Page, file: string) => {
  await page.getByLabel('Package file').setInputFiles(file)
  await page.getByRole('button', { name: 'Upload and check' }).click()
}
/** How much of the file the page says has been sent, in percent. */
const sent = async (page: Page) => Number(await page.getByRole('progressbar').getAttribute('aria-valuenow'))

/** A line as slow as a browser can be given, so that there is something to see on the way; it can be cut. */
async function aSlowLine(page: Page): Promise<{ cut(): Promise<void>; mend(): Promise<void> }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const set = async (offline: boolean) =>
    void (await session.send('Network.emulateNetworkConditions', {
      ...{ offline, latency: 0, downloadThroughput: -1, uploadThroughput: BYTES_PER_SECOND },
    }))
  await set(false)
  return { cut: async () => await set(true), mend: async () => await set(false) }
}

test('files that cannot be a package are turned down at once, each with its reason', async ({ browser }) => {
  const page = await signedIn(browser, marketplace.origin, AUTHOR)
  const upload = await aDraft(page, 'Files That Are No Packages')
  await page.goto(upload)
  const bad = async (name: string, content: Buffer) => {
    await writeFile(path.join(folder, name), content)
    await choose(page, path.join(folder, name))
  }

  await bad('empty.zip', Buffer.alloc(0))
  await expect(page.getByText('The file is empty.')).toBeVisible()
  await bad('letter.zip', Buffer.from('Dear institute'))
  await expect(page.getByText('This file is not a zip.')).toBeVisible()
  await look(page, 'upload-not-a-zip')
  await page.context().close()
})

test('a large package arrives over a line that breaks, past a server that falls and a tab that is closed', async ({
  browser,
}) => {
  test.setTimeout(400_000)
  const { origin } = marketplace
  const file = await aLargePackage('film.zip')
  let page = await signedIn(browser, origin, AUTHOR)
  const upload = await aDraft(page, 'A Film Over a Bad Line')
  await page.goto(upload)
  const line = await aSlowLine(page)

  await test.step('progress moves, and cancelling leaves nothing', async () => {
    await choose(page, file)
    await expect.poll(() => sent(page), PATIENCE).toBeGreaterThan(5)
    const before = await sent(page)
    await expect.poll(() => sent(page), PATIENCE).toBeGreaterThan(before)
    await look(page, 'upload-sending')
    await page.getByRole('button', { name: 'Cancel the upload' }).click()
    await expect(page.getByText('The upload was cancelled. Nothing was kept.')).toBeVisible()
    await page.reload()
    await expect(page.getByText('has not arrived completely')).toHaveCount(0)
  })

  await test.step('a broken line is told, and the upload goes on by itself', async () => {
    await choose(page, file)
    await expect.poll(() => sent(page), PATIENCE).toBeGreaterThan(25)
    await line.cut()
    await expect(page.getByText(/The connection (is lost|stays away)/)).toBeVisible(PATIENCE)
    await look(page, 'upload-offline')
    const before = await sent(page)
    await line.mend()
    await expect.poll(() => sent(page), PATIENCE).toBeGreaterThan(before)
  })

  await test.step('a server that falls takes nothing of it along', async () => {
    await marketplace.kill()
    await expect(page.getByText(/The connection (is lost|stays away)/)).toBeVisible(PATIENCE)
    const before = await sent(page)
    expect(before).toBeLessThan(100)
    await marketplace.restart()
    const goOn = page.getByRole('button', { name: 'Continue' })
    if (await goOn.isVisible()) await goOn.click()
    await expect.poll(() => sent(page), PATIENCE).toBeGreaterThan(0)
    await page.context().close()
  })

  await test.step('in a new tab the same file goes on from where it was, and becomes the package', async () => {
    page = await signedIn(browser, origin, AUTHOR)
    await page.goto(upload)
    await expect(page.getByText('film.zip has not arrived completely')).toBeVisible()
    await look(page, 'upload-unfinished')
    await aSlowLine(page)
    await choose(page, file)
    expect(await sent(page)).toBeGreaterThan(10)
    await expect(page.getByText('The package was accepted and is now part of this course.')).toBeVisible(
      PATIENCE,
    )
    await expect(page.getByText('A film of the journey').first()).toBeVisible()
    await look(page, 'upload-ready')
    await page.context().close()
  })
})

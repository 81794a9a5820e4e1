import { expect, test, type Download, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { look } from '#tests/journeys/support/look.ts'
import { startMarketplace, type Marketplace } from '#tests/journeys/support/marketplace.ts'
import { aBrowserOf, signedIn } from '#tests/journeys/support/person.ts'

// The main job from end to end, each person in a browser of their own: a provider nobody knew yet brings a real package,
// and it ends on the page where a stranger verifies the certificate.

const PASSWORD = 'a password of the journey'
const COURSE = 'Budget basics for imagined desks'
const PACKAGE = path.resolve('content-samples/packages/budget-and-public-finance.en.scorm2004.zip')

/** Follows one of the tabs of a course. */
const openPart = async (page: Page, name: string) =>
  await page.getByRole('navigation', { name: 'Parts of the course' }).getByRole('link', { name }).click()

let marketplace: Marketplace
test.beforeAll(async () => {
  marketplace = await startMarketplace()
})
test.afterAll(async () => await marketplace.close())

test('a package becomes a course, is approved, bought, taken and certified', async ({ browser }) => {
  const { origin } = marketplace
  const author = (await aBrowserOf(browser, origin)).page

  await test.step('a provider registers and prepares; it cannot submit before it is verified', async () => {
    await author.goto('/')
    await look(author, 'home')
    await author.goto('/register')
    await look(author, 'register')
    await author.getByLabel('Name of the institution').fill('Journey Institute of Imagined Finance')
    await author.getByLabel('Kind of institution').selectOption('university')
    await author
      .getByLabel('What you teach')
      .fill('A made-up institute that teaches imagined public finance.')
    await author.getByRole('textbox', { name: 'Name', exact: true }).fill('Journey Author')
    await author.getByLabel('Email address').fill('author@journey.example')
    await author.getByLabel('New password').fill(PASSWORD)
    await author.getByRole('button', { name: 'Register' }).click()
    await expect(author.getByText('Your organisation is not verified yet')).toBeVisible()
    await look(author, 'provide-empty')
  })

  await test.step('the platform verifies it', async () => {
    const admin = await signedIn(browser, origin, 'admin@karmashala.example')
    await admin.goto('/admin/providers')
    await look(admin, 'providers-waiting')
    await admin.getByRole('button', { name: /^Verify.*Journey Institute/ }).click()
    await expect(admin.getByRole('button', { name: /^Verify.*Journey Institute/ })).toHaveCount(0)
    await admin.context().close()
  })

  const colleague =
    await test.step('the provider adds a colleague who validates courses of other institutions', async () => {
      await author.goto('/people/add')
      await author.getByRole('textbox', { name: 'Name', exact: true }).fill('Journey Colleague')
      await author.getByLabel('Email address').fill('colleague@journey.example')
      await author.getByRole('checkbox', { name: 'Validator' }).check()
      await author.getByRole('button', { name: 'Add the person' }).click()
      await look(author, 'members')
      const downloading = author.waitForEvent('download')
      await author.getByRole('button', { name: 'Download activation links' }).click()
      return await activate(await downloading, 'colleague@journey.example')
    })

  async function activate(download: Download, email: string): Promise<Page> {
    const links = await readFile(await download.path(), 'utf8')
    const line = links.split('\r\n').find((text) => text.includes(email)) ?? ''
    const { page } = await aBrowserOf(browser, origin)
    await page.goto(line.split(',')[2] ?? '/')
    await look(page, 'activate')
    await page.getByLabel('New password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Activate the account' }).click()
    await expect(page).toHaveURL(`${origin}/`)
    return page
  }

  await test.step('the author describes the course', async () => {
    await author.goto('/provide/courses/new')
    await author.getByRole('button', { name: 'Create the course' }).click()
    await expect(author.getByRole('alert')).toBeVisible()
    await look(author, 'course-new-errors')
    await author.getByRole('textbox', { name: 'Title', exact: true }).fill(COURSE)
    await author
      .getByRole('textbox', { name: 'Summary', exact: true })
      .fill('How the Union budget is made and what it asks of a desk that spends.')
    await author.getByLabel('Outcomes').fill('Read a demand for grants\nKeep an appropriation')
    await author.getByLabel('Language of the content').selectOption('en')
    await author.getByLabel('Licence').selectOption('cc_by_4')
    await author.getByLabel('Duration in minutes').fill('40')
    await author.getByRole('button', { name: 'Create the course' }).click()
    await expect(author.getByRole('heading', { level: 1, name: COURSE })).toBeVisible()
    await look(author, 'course-workspace')
  })

  await test.step('what is not a package is refused with a reason, and the real one is read', async () => {
    await openPart(author, 'Package')
    const file = author.getByLabel('Package file')
    await file.setInputFiles({
      name: 'notes.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from('these are only notes'),
    })
    await author.getByRole('button', { name: 'Upload and check' }).click()
    await expect(author.getByText('notes.zip was not accepted')).toBeVisible()
    await look(author, 'package-refused')

    await author.getByLabel('Package file').setInputFiles(PACKAGE)
    await author.getByRole('button', { name: 'Upload and check' }).click()
    await expect(author.getByText('SCORM 2004').first()).toBeVisible()
    await look(author, 'package-found')
  })

  await test.step('the author tags, prices and submits it', async () => {
    await openPart(author, 'Competencies')
    await author.getByLabel('Search the dictionary').fill('budget')
    await author.getByRole('button', { name: 'Search' }).click()
    await look(author, 'tags-search')
    await author
      .getByRole('link', { name: /^Choose / })
      .first()
      .click()
    await author.getByLabel(/Level 2/).check()
    await author.getByLabel('Taught').check()
    await author.getByRole('button', { name: 'Add the competency' }).click()
    await expect(author.getByText('The competency was added.')).toBeVisible()

    await openPart(author, 'Price')
    await author.getByLabel('Price per seat per year').fill('250.50')
    await author.getByRole('button', { name: 'Save the price' }).click()
    await openPart(author, 'Submission')
    await look(author, 'submission-ready')
    await author.getByRole('button', { name: 'Submit for validation' }).click()
    await expect(author.getByText('The course was submitted')).toBeVisible()
  })

  void colleague
})

import { expect, test, type Download, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { lessonIn, readOn, screenTitle } from '#tests/journeys/support/lesson.ts'
import { look } from '#tests/journeys/support/look.ts'
import { startMarketplace, type Marketplace } from '#tests/journeys/support/marketplace.ts'
import { aBrowserOf, signedIn } from '#tests/journeys/support/person.ts'

// The main job from end to end, each person in a browser of their own: a provider nobody knew yet brings a real package,
// and it ends on the page where a stranger verifies the certificate.

const PASSWORD = 'a password of the journey'
const COURSE = 'Budget basics for imagined desks'
const PACKAGE = path.resolve('content-samples/packages/budget-and-public-finance.scorm2004.zip')

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
      await expect(author.getByRole('heading', { level: 1, name: 'Organisation members' })).toBeVisible()
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
    await expect(author.getByRole('heading', { name: 'notes.zip was not taken in' })).toBeVisible()
    await look(author, 'package-refused')

    await author.getByLabel('Package file').setInputFiles(PACKAGE)
    await author.getByRole('button', { name: 'Upload and check' }).click()
    await expect(author.getByText('SCORM 2004, 4th edition')).toBeVisible()
    await look(author, 'package-found')
  })

  await test.step('the author tags, prices and submits it', async () => {
    await openPart(author, 'Competencies')
    await author.getByLabel('Search the dictionary').fill('budget')
    await author.getByRole('button', { name: 'Search' }).click()
    await expect(author.getByText(/competenc(y|ies) found for/)).toBeVisible()
    await look(author, 'tags-search')
    await author
      .getByRole('link', { name: /^Choose / })
      .first()
      .click()
    await author.getByRole('radio', { name: /Level 2/ }).check()
    await author.getByRole('radio', { name: /^Taught/ }).check()
    await author.getByRole('button', { name: 'Add the competency' }).click()
    await expect(author.getByText('The competency was added.')).toBeVisible()

    await openPart(author, 'Price')
    await author.getByLabel('Price per seat per year').fill('250.50')
    await author.getByRole('button', { name: 'Save the price' }).click()
    await expect(author.getByText('The price was saved.')).toBeVisible()
    await openPart(author, 'Submission')
    await look(author, 'submission-ready')
    await author.getByRole('button', { name: 'Submit for validation' }).click()
    await expect(author.getByText('The course was submitted')).toBeVisible()
  })

  const submissionPath =
    await test.step('a validator plays it and sees tags and report side by side', async () => {
      const validator = await signedIn(browser, origin, 'validator@karmashala.example')
      await validator.goto('/validate')
      await look(validator, 'validation-queue')
      await validator.getByRole('link', { name: COURSE }).click()
      await expect(validator.getByRole('heading', { level: 1, name: COURSE })).toBeVisible()
      await look(validator, 'evidence')
      const { pathname } = new URL(validator.url())
      await validator
        .getByRole('link', { name: /^Preview/ })
        .first()
        .click()
      await expect(lessonIn(validator).getByRole('heading').first()).toBeVisible()
      await look(validator, 'preview')
      await validator.context().close()
      return pathname
    })

  await test.step('a validator of the same institution is refused', async () => {
    await colleague.goto('/validate')
    await expect(colleague.getByText('it is not for you')).toBeVisible()
    const response = await colleague.goto(submissionPath)
    expect(response?.status()).toBe(403)
    await expect(colleague.getByText(/institution you (belong to|are a member of)/)).toBeVisible()
    await look(colleague, 'validator-refused')
    await colleague.context().close()
  })

  await test.step('the validator asks for changes, the author answers, the validator approves', async () => {
    const validator = await signedIn(browser, origin, 'validator@karmashala.example')
    await validator.goto(submissionPath)
    await validator.getByRole('link', { name: 'Ask for changes' }).click()
    await validator.getByRole('textbox').fill('Say in the summary for whom the course is.')
    await look(validator, 'ask-for-changes')
    await validator.getByRole('main').getByRole('button').click()
    await expect(validator.getByText('You have asked for changes.')).toBeVisible()

    await author.goto('/provide')
    await author.getByRole('link', { name: COURSE }).click()
    await expect(author.getByText('Say in the summary for whom the course is.')).toBeVisible()
    await look(author, 'changes-requested')
    await openPart(author, 'Submission')
    await author.getByRole('button', { name: 'Submit again' }).click()
    await expect(author.getByText('The course was submitted')).toBeVisible()

    await validator.goto(submissionPath)
    await validator.getByRole('link', { name: 'Approve' }).click()
    await look(validator, 'approval')
    await validator
      .getByRole('main')
      .getByRole('button', { name: /^Approve/ })
      .click()
    await expect(validator.getByText('You have approved this version.')).toBeVisible()
    await look(validator, 'approved')
    await validator.context().close()
  })

  const coursePath =
    await test.step('it appears in search, also with a misspelling and without JavaScript', async () => {
      const context = await browser.newContext({ baseURL: origin, javaScriptEnabled: false })
      const visitor = await context.newPage()
      await expect(async () => {
        await visitor.goto('/catalogue?q=budjet+imagined+desks')
        await expect(visitor.getByRole('link', { name: COURSE })).toBeVisible({ timeout: 1000 })
      }).toPass()
      await visitor.getByRole('link', { name: COURSE }).click()
      await expect(visitor.getByRole('heading', { level: 1, name: COURSE })).toBeVisible()
      const { pathname } = new URL(visitor.url())
      await context.close()

      const { page } = await aBrowserOf(browser, origin)
      await page.goto('/catalogue')
      await look(page, 'catalogue')
      await page.goto(pathname)
      await look(page, 'course')
      await page.context().close()
      return pathname
    })

  const orderPath =
    await test.step('a procurement officer raises an order, which they cannot sanction themselves', async () => {
      const officer = await signedIn(browser, origin, 'procurement@sample-affairs.example')
      await officer.goto(coursePath)
      await officer.getByRole('link', { name: 'Order seats' }).click()
      await officer.getByLabel('Seats').fill('3')
      await officer.getByRole('button', { name: 'Work out the price' }).click()
      // 3 seats of 250.50 and 18 % of GST on them.
      await expect(officer.getByText('₹886.77')).toBeVisible()
      await officer
        .getByLabel('Why the seats are needed')
        .fill('Three desks of the finance section begin to spend.')
      await officer.getByLabel('What else was considered').fill('No other course on the budget is on offer.')
      await look(officer, 'order-new')
      await officer.getByRole('button', { name: 'Send 3 seats for sanction' }).click()
      await expect(officer.getByText('Awaiting sanction').first()).toBeVisible()
      await look(officer, 'order-raised')
      const { pathname } = new URL(officer.url())
      expect((await officer.goto(`${pathname}/sanction`))?.status()).toBe(403)
      await officer.context().close()
      return pathname
    })

  await test.step('the sanctioning authority of the ministry allows it', async () => {
    const authority = await signedIn(browser, origin, 'sanction@sample-affairs.example')
    await authority.goto('/orders')
    await look(authority, 'orders-waiting')
    await authority.goto(`${orderPath}/sanction`)
    await authority.getByLabel('Number of the sanction order').fill('A-11011/4/2026-Trg')
    await look(authority, 'sanction')
    await authority.getByRole('button', { name: 'Sanction the order' }).click()
    await expect(authority.getByText('Sanctioned, not yet placed').first()).toBeVisible()
    await authority.context().close()
  })

  await test.step('the officer places it, the invoice is paid, and the seats are there', async () => {
    const officer = await signedIn(browser, origin, 'procurement@sample-affairs.example')
    await officer.goto(`${orderPath}/placement`)
    await look(officer, 'place')
    await officer.getByRole('button', { name: 'Place the order' }).click()
    await expect(officer.getByText('Placed, awaiting payment').first()).toBeVisible()
    await look(officer, 'order-placed')
    const invoice = await officer.getByRole('link', { name: /opens in a new window/ }).getAttribute('href')
    const bank = await officer.context().newPage()
    await bank.goto(invoice ?? '')
    await expect(bank.getByText('Sandbox.')).toBeVisible()
    await bank.getByRole('button', { name: 'Pay ₹886.77' }).click()
    await expect(bank.getByText('This invoice is paid.')).toBeVisible()
    await bank.close()
    // The signed message of the payment service brings it about, not this page.
    await expect(async () => {
      await officer.reload()
      await expect(officer.getByText('Active').first()).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 30_000 })
    await look(officer, 'order-active')
    await officer.goto(`${orderPath}/acceptance`)
    await officer.getByRole('main').getByRole('button').first().click()
    await expect(officer.getByText('Accepted').first()).toBeVisible()
    await officer.context().close()
  })

  await test.step('a training manager loads employees and gives seats from the list and from a file', async () => {
    const manager = await signedIn(browser, origin, 'training@sample-affairs.example')
    await manager.goto('/people/load')
    const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await manager.getByLabel('CSV file').setInputFiles(file('wrong.csv', 'name,mail\nA,b@example.org'))
    await manager.getByRole('button', { name: 'Load the employees' }).click()
    await expect(manager.getByText('These columns are missing')).toBeVisible()
    const employees =
      'employee_number,name,email,designation,department\nJ-1,Journey Learner,learner@journey.example,Section Officer,Finance'
    await manager.getByLabel('CSV file').setInputFiles(file('employees.csv', employees))
    await manager.getByRole('button', { name: 'Load the employees' }).click()
    await expect(manager.getByText('1 new person was added.')).toBeVisible()
    await look(manager, 'employees-loaded')

    await manager.goto('/seats')
    await look(manager, 'seats')
    await manager.getByRole('link', { name: COURSE }).click()
    await manager.getByRole('link', { name: 'Assign seats' }).first().click()
    await manager.getByRole('checkbox', { name: /Adhikari Namoona/ }).check()
    await look(manager, 'assign')
    await manager.getByRole('button', { name: 'Assign seats to those ticked' }).click()
    await expect(manager.getByText('1 seat was assigned.')).toBeVisible()

    await manager.getByRole('link', { name: 'Assign by file' }).click()
    await manager.getByLabel('CSV file').setInputFiles(file('seats.csv', 'employee_number\nNMN-0002\n'))
    await manager.getByRole('button', { name: 'Assign seats' }).click()
    await expect(manager.getByText('1 seat was assigned.')).toBeVisible()
    await look(manager, 'seat-holders')

    await manager.getByRole('link', { name: /Take back.*Sahayak/ }).click()
    await manager.getByRole('button', { name: 'Take the seat back' }).click()
    await expect(manager.getByText('The seat was taken back')).toBeVisible()
    await manager.context().close()
  })

  await test.step('a learner without a seat is refused with a reason', async () => {
    const learner = await signedIn(browser, origin, 'learner2@sample-affairs.example')
    await learner.goto(coursePath)
    await expect(learner.getByText('You have no seat for this course')).toBeVisible()
    await look(learner, 'course-without-seat')
    await learner.context().close()
  })

  const learner = await signedIn(browser, origin, 'learner@sample-affairs.example')
  const stoppedAt = await test.step('a learner begins the course and stops in the middle', async () => {
    await learner.goto('/learn')
    await look(learner, 'learning')
    await learner
      .getByRole('button', { name: /^Start/ })
      .first()
      .click()
    await look(learner, 'enrolled')
    await learner
      .getByRole('link', { name: /^(Start the course|Open)/ })
      .first()
      .click()
    const lesson = lessonIn(learner)
    await expect(lesson.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await look(learner, 'player')
    await readOn(lesson)
    await readOn(lesson)
    await expect(learner.getByText('Saved', { exact: true })).toBeVisible()
    return await screenTitle(lesson)
  })

  await test.step('after a reload, and after the server was killed, the course resumes where it stopped', async () => {
    await learner.reload()
    await expect(lessonIn(learner).getByRole('heading', { name: stoppedAt })).toBeVisible()
    await marketplace.kill()
    await marketplace.restart()
    await learner.reload()
    await expect(lessonIn(learner).getByRole('heading', { name: stoppedAt })).toBeVisible()
    await look(learner, 'player-resumed')
  })

  await test.step('the learner finishes; the record shows status, score and time', async () => {
    const lesson = lessonIn(learner)
    while (await readOn(lesson));
    await expect(lesson.locator('#result').getByText('Passed', { exact: true })).toBeVisible()
    await look(learner, 'player-finished')
    await learner.getByRole('link', { name: /^Exit/ }).first().click()
    await expect(learner.getByText('You have completed this course')).toBeVisible()
    await expect(learner.getByText('100 %').first()).toBeVisible()
    await look(learner, 'record')
  })

  const verifyUrl = await test.step('the certificate is a page and a PDF', async () => {
    await learner.getByRole('link', { name: 'Your certificate' }).first().click()
    await expect(learner.getByText('Adhikari Namoona').first()).toBeVisible()
    await look(learner, 'certificate')
    const downloading = learner.waitForEvent('download')
    await learner.getByRole('link', { name: 'Download as PDF' }).click()
    const pdf = await readFile(await (await downloading).path())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const link = await learner.getByRole('link', { name: 'Page for others to check it' }).getAttribute('href')
    return new URL(link ?? '', origin).href
  })

  await test.step('a stranger verifies it', async () => {
    const { page: stranger } = await aBrowserOf(browser, origin)
    await stranger.goto(verifyUrl)
    await expect(stranger.getByText('This certificate is genuine')).toBeVisible()
    await expect(stranger.getByText('Adhikari Namoona')).toBeVisible()
    await expect(stranger.getByText(COURSE)).toBeVisible()
    await look(stranger, 'verified')
  })
})

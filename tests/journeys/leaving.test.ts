import { signLaunchToken, verifyLaunchToken } from '@karmashala/player/server'
import { chromium, expect, test, type Browser, type Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Session } from '#app/domain/people/session.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import {
  LEARNER,
  openCourseHouse,
  type CourseHouse,
  type PlayedCourse,
} from '#tests/journeys/support/course-house.ts'
import { aLargeText, openNotebook, writeNotebook } from '#tests/journeys/support/notebook.ts'
import { signIn } from '#tests/journeys/support/person.ts'

// Whatever way a learner or their computer goes away in the middle, what they did is there when they come back. All of
// it with a state three times as large as a page may send while it closes.

let folder: string
let house: CourseHouse
let course: PlayedCourse
let learner: Page
test.beforeAll(async ({ browser }) => {
  folder = await mkdtemp(path.join(tmpdir(), 'karmashala-leaving-'))
  house = await openCourseHouse('per_package')
  course = await house.offer(await writeNotebook(folder))
  learner = await house.learner(browser)
})
test.afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const stored = async () => (await house.record(course))?.cmi['cmi.suspend_data']
const lastEnd = async () => (await house.record(course))?.launches.at(-1)?.ended
const saving = (page: Page) => page.locator('[data-saving]')
/** What is long is compared as a whole and shown in short. */
const expectStored = async (text: string, timeout = 30_000) =>
  await expect.poll(async () => (await stored()) === text, { timeout }).toBe(true)

/** A page of the learner's browser that was on the page of the course before it opened the notebook. */
async function aPage(from: Page = learner): Promise<Page> {
  const page = await from.context().newPage()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(course.path)
  await page.locator('main a[href*="/play/"]').first().click()
  return page
}

const WAYS: { how: string; leave(page: Page): Promise<unknown> }[] = [
  { how: 'the tab is closed', leave: async (page) => await page.close({ runBeforeUnload: true }) },
  { how: 'the tab is gone at once', leave: async (page) => await page.close() },
  { how: 'another address is typed', leave: async (page) => await page.goto('/learn') },
  { how: 'the page is loaded again', leave: async (page) => await page.reload() },
  { how: 'the back button is pressed', leave: async (page) => await page.goBack() },
  {
    how: 'the way out is pressed',
    leave: async (page) => await page.getByRole('link', { name: 'Exit to the course page' }).click(),
  },
]
for (const { how, leave } of WAYS) {
  test(`what was written the moment before is there when ${how}`, async () => {
    const page = await aPage()
    const notebook = await openNotebook(page)
    await notebook.save(aLargeText(`before ${how}`))
    await notebook.write(`small, ${how}`)
    await leave(page)
    await expectStored(`small, ${how}`)
    if (!how.includes('again')) await expect.poll(lastEnd).toBe('window')

    const again = await aPage()
    const large = await openNotebook(again)
    expect(large.found).toBe(`small, ${how}`)
    await large.write(aLargeText(`large, ${how}`))
    await leave(again)
    // What only was too large to go along is in the record at once, or with the next visit, before the content reads it.
    const last = await aPage()
    expect((await openNotebook(last)).found === aLargeText(`large, ${how}`)).toBe(true)
    await expectStored(aLargeText(`large, ${how}`))
    for (const one of [page, again, last]) await one.close()
  })
}

test('what is written goes on being saved after the learner has signed out in another tab', async ({
  browser,
}) => {
  const page = await aPage(await house.learner(browser))
  const notebook = await openNotebook(page)
  const other = await page.context().newPage()
  await other.goto('/learn')
  await signOut(other)

  expect(await notebook.save(aLargeText('after signing out'))).toBe('true')
  await expectStored(aLargeText('after signing out'))
  await notebook.write('not asked for')
  await expectStored('not asked for')
  await expect(saving(page)).toHaveAttribute('data-saving', 'saved')
  await page.context().close()
})

async function signOut(page: Page): Promise<void> {
  const token = await page
    .locator('form[action="/sign-out"]')
    .first()
    .evaluate((form: HTMLFormElement) => form.submit())
  await expect(page).not.toHaveURL(/learn$/)
  return token
}

/** The launch is opened with a token that lasts as long as this test wants. */
async function withTokenOf(page: Page, seconds: number): Promise<void> {
  const { secrets } = getRuntime()
  await page.route(/\/launch\/[^/]+\/$/, async (route) => {
    const url = new URL(route.request().url())
    const claims = verifyLaunchToken(url.pathname.split('/')[2] ?? '', secrets.launch)
    url.pathname = `/launch/${signLaunchToken(claims, secrets.launch, seconds)}/`
    await route.continue({ url: url.href })
  })
}
const SHORT_IN_SECONDS = 6

test('a launch token that ran out while the page was open is renewed, and nothing is said about it', async () => {
  const page = await learner.context().newPage()
  await withTokenOf(page, SHORT_IN_SECONDS)
  const notebook = await openNotebook(page, course)
  await page.waitForTimeout(SHORT_IN_SECONDS * 1000)

  await notebook.save(aLargeText('after the token'))

  await expectStored(aLargeText('after the token'))
  await expect(saving(page)).toHaveAttribute('data-saving', 'saved')
  expect(await notebook.save('with the new token')).toBe('true')
  await page.close()
})

test('when session and token have run out, the page asks the learner to sign in again and then saves', async ({
  browser,
}) => {
  const page = await house.learner(browser)
  await withTokenOf(page, SHORT_IN_SECONDS)
  const notebook = await openNotebook(page, course)
  const user = await User.findOne({ email: LEARNER }).lean()
  const sessions = await Session.find({ userId: user?._id }).lean()
  await Session.deleteMany({ userId: user?._id })
  await page.waitForTimeout(SHORT_IN_SECONDS * 1000)

  expect(await notebook.save(aLargeText('too late'))).toBe('false')
  await expect(page.getByText('Your last steps are not saved yet', { exact: true })).toBeVisible()
  const other = await page.context().newPage()
  await signIn(other, LEARNER)
  await page.getByRole('button', { name: 'Save now' }).click()

  await expectStored(aLargeText('too late'))
  await expect(saving(page)).toHaveAttribute('data-saving', 'saved')
  await Session.insertMany(sessions)
  await page.context().close()
})

test('a page that the browser puts to sleep has saved before, and goes on when it wakes', async () => {
  const page = await aPage()
  const notebook = await openNotebook(page)
  await notebook.save(aLargeText('before the sleep'))
  const browser = await page.context().newCDPSession(page)
  await notebook.write('the moment before the sleep')
  await browser.send('Page.setWebLifecycleState', { state: 'frozen' })

  await expectStored('the moment before the sleep')

  await browser.send('Page.setWebLifecycleState', { state: 'active' })
  expect(await notebook.save(aLargeText('awake'))).toBe('true')
  await expectStored(aLargeText('awake'))
  await page.close()
})

test('when the browser is killed, what was committed is there, and what was written a second before', async () => {
  const { launchOptions } = test.info().project.use
  const server = await chromium.launchServer(launchOptions)
  const doomed: Browser = await chromium.connect(server.wsEndpoint())
  const notebook = await openNotebook(await house.learner(doomed), course)
  expect(await notebook.save(aLargeText('committed'))).toBe('true')
  expect((await stored()) === aLargeText('committed')).toBe(true)
  await notebook.write(aLargeText('written'))
  await expectStored(aLargeText('written'))

  server.process().kill('SIGKILL')

  await expect.poll(() => doomed.isConnected()).toBe(false)
  expect(await lastEnd()).toBeNull()
  const page = await aPage()
  expect((await openNotebook(page)).found === aLargeText('written')).toBe(true)
  await page.close()
})

test('without a network the page says so, and saves as soon as there is one again', async () => {
  const page = await aPage()
  const notebook = await openNotebook(page)
  await page.context().setOffline(true)
  expect(await notebook.save(aLargeText('offline'))).toBe('false')
  await expect(page.getByText('Your last steps are not saved yet. Keep this page open').first()).toBeVisible()
  await notebook.write(aLargeText('offline, and more'))

  await page.context().setOffline(false)

  await expectStored(aLargeText('offline, and more'))
  await expect(saving(page)).toHaveAttribute('data-saving', 'saved')
  await page.close()
})

test('what was written without a network in a tab that was closed is delivered by the next visit', async () => {
  const page = await aPage()
  const notebook = await openNotebook(page)
  await notebook.save('on line')
  await page.context().setOffline(true)
  expect(await notebook.save(aLargeText('offline, then closed'))).toBe('false')
  const asking = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  expect((await asking).type()).toBe('beforeunload')
  await expect.poll(() => page.isClosed()).toBe(true)
  await learner.context().setOffline(false)
  expect(await stored()).toBe('on line')

  const later = await aPage()

  expect((await openNotebook(later)).found === aLargeText('offline, then closed')).toBe(true)
  await expectStored(aLargeText('offline, then closed'))
  await later.close()
})

test('a server that is killed under the learner has all it acknowledged, and the page saves the rest when it is back', async () => {
  const page = await aPage()
  const notebook = await openNotebook(page)
  expect(await notebook.save(aLargeText('acknowledged'))).toBe('true')

  await house.kill()
  expect(await notebook.save(aLargeText('to a dead server'))).toBe('false')
  await expect(saving(page)).toHaveAttribute('data-saving', 'retrying')
  await house.restart()

  await expect(saving(page)).toHaveAttribute('data-saving', 'saved', { timeout: 90_000 })
  await expectStored(aLargeText('to a dead server'))
  expect(await notebook.save('and goes on')).toBe('true')
  await page.close()
})

test('where packages share a host the page asks before it closes, and keeps what was saved before', async () => {
  await house.kill()
  await house.restart('shared')
  const page = await aPage()
  const notebook = await openNotebook(page)
  expect(await notebook.save(aLargeText('saved on the shared host'))).toBe('true')
  await house.kill()
  expect(await notebook.save('nowhere to wait')).toBe('false')
  const asking = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  expect((await asking).type()).toBe('beforeunload')
  await expect.poll(() => page.isClosed()).toBe(true)
  await house.restart('shared')

  const later = await aPage()

  expect((await openNotebook(later)).found === aLargeText('saved on the shared host')).toBe(true)
  await later.close()
})

import { expect, test, type Frame, type Page } from '@playwright/test'
import { openContentHouse, type ContentHouse } from '#tests/journeys/support/content-house.ts'

// What happens to a learner's work when the network, the server or the browser goes away in the middle.

/** Reads its bookmark first, as content does, and shows it. */
const COURSE = `<!doctype html><title>A course</title><h1>A course</h1><p id="found"></p><script>
  for (var api, at = window; !api; at = at.parent) api = at.API
  api.LMSInitialize('')
  document.getElementById('found').textContent = api.LMSGetValue('cmi.suspend_data') || 'nothing'
  window.save = function (text) {
    api.LMSSetValue('cmi.suspend_data', text)
    api.LMSSetValue('cmi.core.exit', 'suspend')
    return api.LMSCommit('')
  }
</script>`
const savesIn = (event: string) =>
  COURSE.replace(
    '</script>',
    `addEventListener('${event}', function () {
     api.LMSSetValue('cmi.suspend_data', 'written while closing' + 'x'.repeat(window.size || 0))
     api.LMSSetValue('cmi.core.lesson_status', 'completed')
     api.LMSFinish('')
   })</script>`,
  )

let house: ContentHouse
test.beforeEach(async () => {
  house = await openContentHouse({
    course: { 'index.html': COURSE },
    popup: { 'index.html': COURSE.replace('at = window', 'at = window.opener') },
    beforeunload: { 'index.html': savesIn('beforeunload') },
    pagehide: { 'index.html': savesIn('pagehide') },
  })
})
test.afterEach(async () => await house.close())

const found = (page: Page) => page.frameLocator('iframe').frameLocator('iframe').locator('#found')
const heard = async (page: Page) =>
  await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
const stored = () => house.states.get('asha')?.cmi['cmi.suspend_data']

async function play(page: Page, packageId = 'course'): Promise<Frame> {
  await page.goto(house.playUrl(packageId, 'asha'))
  await expect(found(page)).not.toBeEmpty()
  const frame = page.frames().find((one) => one.url().includes('/content/'))
  if (!frame) throw new Error('The course has no frame.')
  return frame
}

const save = async (frame: Frame, text: string) =>
  await frame.evaluate((words) => (window as unknown as { save(words: string): string }).save(words), text)

test('the content hears the truth, the learner hears of trouble, and it is saved when the trouble is over', async ({
  page,
}) => {
  const frame = await play(page)
  house.isOutOfOrder = true

  expect(await save(frame, 'page 2')).toBe('false')
  await expect.poll(async () => (await heard(page)).at(-1)).toBe('retrying')

  house.isOutOfOrder = false
  await expect.poll(stored).toBe('page 2')
  await expect.poll(async () => await heard(page)).toContain('saved')
})

test('without a network nothing is lost: it is saved as soon as there is one again', async ({
  page,
  context,
}) => {
  const frame = await play(page)
  await context.setOffline(true)
  expect(await save(frame, 'page 3')).toBe('false')
  await context.setOffline(false)

  await expect.poll(stored).toBe('page 3')
})

test('what a page that was closed could not save is saved by the next, before the content reads it', async ({
  page,
}) => {
  const frame = await play(page)
  house.isOutOfOrder = true
  await save(frame, 'written in trouble')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto('about:blank')
  expect(stored()).toBeUndefined()

  house.isOutOfOrder = false
  await play(page)

  await expect(found(page)).toHaveText('written in trouble')
  expect(stored()).toBe('written in trouble')
})

test('what was left unsaved here does not write over what was done elsewhere since', async ({
  page,
  browser,
}) => {
  const frame = await play(page)
  house.isOutOfOrder = true
  await save(frame, 'old')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto('about:blank')
  house.isOutOfOrder = false
  const elsewhere = await (await browser.newContext()).newPage()
  expect(await save(await play(elsewhere), 'newer')).toBe('true')

  await play(page)

  await expect(found(page)).toHaveText('newer')
  await elsewhere.context().close()
})

for (const event of ['beforeunload', 'pagehide']) {
  test(`content that saves only in ${event} is saved and finished`, async ({ page }) => {
    await play(page, event)

    await page.goto('about:blank')

    await expect.poll(() => house.states.get('asha')?.completion).toBe('completed')
    expect(stored()).toBe('written while closing')
    expect(house.states.get('asha')?.launches.at(-1)?.ended).toBe('terminated')
  })
}

test('a state too large to outlive its page follows at the next visit; the result has arrived before', async ({
  page,
}) => {
  const frame = await play(page, 'pagehide')
  await frame.evaluate(() => Object.assign(window, { size: 63_000 }))
  page.on('dialog', (dialog) => void dialog.accept())

  await page.goto('about:blank')
  await expect.poll(() => house.states.get('asha')?.completion).toBe('completed')
  expect(stored()).toBeUndefined()
  await play(page, 'pagehide')

  await expect(found(page)).toContainText('written while closing')
  expect(stored()).toHaveLength('written while closing'.length + 63_000)
})

test('content in a window of its own finds the run-time, and what it does is saved by the page it came from', async ({
  page,
}) => {
  await page.goto(`${house.playUrl('popup', 'asha')}?in=window`)
  const wrapper = page.frameLocator('iframe')
  const opening = page.waitForEvent('popup')
  await wrapper.getByRole('button', { name: 'Open the course in a new window' }).click()
  const course = await opening
  await expect(course.locator('#found')).toHaveText('nothing')
  await expect(wrapper.getByRole('status')).toContainText('Keep this page open')

  expect(await save(course.mainFrame(), 'from the window')).toBe('true')
  await expect.poll(async () => await heard(page)).toContain('saved')
  await course.close()

  await expect.poll(() => house.states.get('asha')?.launches.at(-1)?.ended).toBe('window')
  expect(stored()).toBe('from the window')
  await expect(wrapper.getByRole('button', { name: 'Open the course in a new window' })).toBeVisible()
})

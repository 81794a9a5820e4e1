import { expect, test, type Frame, type Page } from '@playwright/test'
import { openContentHouse, type ContentHouse } from '#tests/journeys/support/content-house.ts'

// A hostile package in a real browser, on the worst hosts there are: app and content are one site, so that cookies
// would travel. Whatever it tries, it can do what a course does and nothing else.

const PAGE = '<!doctype html><title>A course</title><h1>A course</h1>'
const WORKER = 'self.addEventListener("fetch", () => undefined)'
const PACKAGES = {
  hostile: { 'index.html': PAGE, 'worker.js': WORKER },
  victim: { 'index.html': PAGE },
}

let house: ContentHouse
test.beforeEach(async () => {
  house = await openContentHouse(PACKAGES)
})
test.afterEach(async () => await house.close())

/** The frame of the content, once the course is in it. */
async function play(page: Page, packageId: string, attempt: string): Promise<Frame> {
  await page.goto(house.playUrl(packageId, attempt))
  await expect(page.frameLocator('iframe').frameLocator('iframe').getByRole('heading')).toBeVisible()
  const frame = page.frames().find((one) => one.url().includes('/content/'))
  if (!frame) throw new Error('The course has no frame.')
  return frame
}

test('it reads no cookie of the app and cannot use the session of the learner', async ({ page }) => {
  const frame = await play(page, 'hostile', 'asha')

  const found = await frame.evaluate(async (app) => {
    const attempt = async (work: () => Promise<unknown>) =>
      await work().then(
        (value) => `worked: ${JSON.stringify(value)}`,
        () => 'failed',
      )
    return {
      cookies: document.cookie,
      read: await attempt(
        async () => await (await fetch(`${app}/session`, { credentials: 'include' })).json(),
      ),
      write: await attempt(
        async () => await (await fetch(`${app}/session`, { method: 'POST', credentials: 'include' })).json(),
      ),
      // Sent without being able to read the answer; the harm would be done all the same.
      blind: await attempt(
        async () =>
          (await fetch(`${app}/session`, { method: 'POST', mode: 'no-cors', credentials: 'include' })).type,
      ),
    }
  }, house.appOrigin)

  expect(found).toEqual({ cookies: '', read: 'failed', write: 'failed', blind: 'worked: "opaque"' })
  expect(house.appWrites).toEqual([])
})

test('it reaches into no page of the app and cannot take the learner elsewhere', async ({ page }) => {
  const frame = await play(page, 'hostile', 'asha')

  const outcome = await frame.evaluate(async () => {
    const tried = (work: () => unknown) => {
      try {
        return `worked: ${String(work())}`
      } catch (error) {
        return (error as Error).name
      }
    }
    const outcome = {
      document: tried(() => window.top?.document.title),
      navigation: tried(() => window.top?.location.assign('https://evil.example/')),
      opened: tried(() => window.open('https://evil.example/', '_top')),
    }
    const form = Object.assign(document.createElement('form'), {
      action: 'https://evil.example/',
      target: '_top',
    })
    document.body.append(form)
    form.submit()
    await new Promise((resolve) => setTimeout(resolve, 300))
    return outcome
  })

  expect(outcome).toMatchObject({ document: 'SecurityError', navigation: 'SecurityError' })
  expect(page.url()).toBe(house.playUrl('hostile', 'asha'))
  await expect(page).toHaveTitle('The app')
})

test('it registers no service worker', async ({ page }) => {
  const frame = await play(page, 'hostile', 'asha')

  const outcome = await frame.evaluate(
    async () =>
      await navigator.serviceWorker.register('worker.js').then(
        () => 'registered',
        (error: Error) => error.name,
      ),
  )

  expect(outcome).toBe('TypeError')
})

test('it reads nothing another package has stored, and does not become its origin', async ({ page }) => {
  const victim = await play(page, 'victim', 'asha')
  await victim.evaluate(() => {
    localStorage.setItem('notes', 'what the learner wrote')
    sessionStorage.setItem('notes', 'what the learner wrote')
  })
  expect(await victim.evaluate(() => localStorage.getItem('notes'))).toBe('what the learner wrote')

  const hostile = await play(page, 'hostile', 'asha')
  const found = await hostile.evaluate(
    async (other) => {
      try {
        document.domain = 'lms.localhost'
      } catch {
        // The sandbox forbids it.
      }
      const frame = document.createElement('iframe')
      frame.src = other
      document.body.append(frame)
      await new Promise((resolve) => setTimeout(resolve, 500))
      const inside = () => {
        try {
          return frame.contentWindow?.localStorage.getItem('notes') ?? 'nothing'
        } catch (error) {
          return (error as Error).name
        }
      }
      return {
        ...{ local: localStorage.getItem('notes'), session: sessionStorage.getItem('notes') },
        inside: inside(),
      }
    },
    `${house.originOf('victim')}/launch/${house.tokenFor('victim', 'asha')}/content/index.html`,
  )

  expect(found).toEqual({ local: null, session: null, inside: 'SecurityError' })
})

test('it saves nothing into the record of another learner or another package', async ({ page }) => {
  const frame = await play(page, 'hostile', 'asha')
  const theirs = house.tokenFor('victim', 'bharat')

  const answers = await frame.evaluate(
    async ({ victimOrigin, victimToken }) => {
      const mine = location.pathname.split('/')[2] ?? ''
      const [payload = '', signature = ''] = mine.split('.')
      const claims = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as object
      const altered = btoa(JSON.stringify({ ...claims, attemptId: 'bharat', learnerId: 'bharat' }))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '')
      const body = JSON.stringify({
        ...{ session: 'forged-session', startedAt: 1, sequence: 1, base: null, baseVersion: 0 },
        ...{ cmi: { 'cmi.core.lesson_status': 'passed' }, elapsedInSeconds: 0 },
      })
      const send = async (origin: string, token: string) =>
        await fetch(`${origin}/launch/${token}/commits`, { method: 'POST', body }).then(
          ({ status }) => status,
          () => 'blocked',
        )
      return [
        await send('', `${altered}.${signature}`),
        await send(victimOrigin, mine),
        // Even with a token that was stolen: on the own host it is of another package, and elsewhere another site's.
        await send('', victimToken),
        await send(victimOrigin, victimToken),
      ]
    },
    { victimOrigin: house.originOf('victim'), victimToken: theirs },
  )

  expect(answers).toEqual([403, 'blocked', 403, 'blocked'])
  expect(house.states.get('bharat')).toBeUndefined()
})

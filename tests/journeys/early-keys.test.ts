import { expect, test } from '@playwright/test'
import { startMarketplace, type Marketplace } from '#tests/journeys/support/marketplace.ts'
import { aBrowserOf } from '#tests/journeys/support/person.ts'

let marketplace: Marketplace
test.beforeAll(async () => {
  marketplace = await startMarketplace()
})
test.afterAll(async () => await marketplace.close())

test('a key that is pressed while the script of a page takes over does not leave the page without script', async ({
  browser,
}) => {
  const { page } = await aBrowserOf(browser, marketplace.origin)
  await page.addInitScript(() => {
    // The first listener for keys is React's: it listens, and has not rendered anything yet.
    const listen = document.addEventListener.bind(document)
    document.addEventListener = (type: string, ...rest: [EventListener, boolean]) => {
      listen(type, ...rest)
      if (type !== 'keydown') return
      document.addEventListener = listen
      queueMicrotask(() => {
        const key = new KeyboardEvent('keydown', { key: 'a', bubbles: true })
        document.querySelector('input[type=email]')?.dispatchEvent(key)
        document.documentElement.dataset['pressed'] = 'early'
      })
    }
  })
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill('early@ministry.example')
  await expect(page.locator('html[data-pressed=early]')).toBeAttached()

  await expect
    .poll(async () => {
      return await page.locator('main form').evaluate((form) => Object.keys(form).join())
    }, 'React has taken the form over')
    .toContain('react')
  await expect(page.getByLabel('Email address')).toHaveValue('early@ministry.example')
})

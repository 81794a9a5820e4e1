import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { startMarketplace, type Marketplace } from '#tests/journeys/support/marketplace.ts'
import { signIn } from '#tests/journeys/support/person.ts'

// The pages a person starts from, as they are on a small phone, in the dark, in Hindi, and mostly still empty.
const PAGES: Record<string, string[]> = {
  '': [
    '/',
    '/catalogue',
    '/catalogue?q=zzzz',
    '/sign-in',
    '/register',
    '/verify',
    '/accessibility',
    '/nowhere',
  ],
  'author@institute.example': [
    '/provide',
    '/provide/courses/new',
    '/people',
    '/people/add',
    '/account',
    '/account/password',
  ],
  'validator@karmashala.example': ['/validate'],
  'procurement@sample-affairs.example': ['/orders', '/orders/new'],
  'training@sample-affairs.example': ['/seats', '/people', '/people/load', '/learn'],
  'auditor@sample-affairs.example': ['/audit', '/orders'],
  'admin@karmashala.example': ['/admin/providers', '/admin/organisations', '/admin/organisations/new'],
}

let marketplace: Marketplace
test.beforeAll(async () => {
  marketplace = await startMarketplace()
})
test.afterAll(async () => await marketplace.close())

test.use({ viewport: { width: 320, height: 640 }, colorScheme: 'dark' })

for (const [email, paths] of Object.entries(PAGES)) {
  test(`pages of ${email || 'a visitor'} fit a small dark screen in Hindi`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: marketplace.origin })
    const page = await context.newPage()
    if (email) await signIn(page, email)
    await context.addCookies([{ name: 'lang', value: 'hi', url: marketplace.origin }])
    for (const path of paths) {
      await test.step(path, async () => {
        await page.goto(path)
        await expect(page.locator('html')).toHaveAttribute('lang', 'hi')
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[\u0900-\u097F]/)
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(width, 'no scrolling sideways').toBeLessThanOrEqual(320)
        const { violations } = await new AxeBuilder({ page }).analyze()
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        expect(
          grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        ).toEqual([])
      })
    }
    await context.close()
  })
}

import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'

export const DEMONSTRATION_PASSWORD = 'namoona-karmashala'

/** A browser of one person; whatever their pages log as an error fails the journey. */
export async function aBrowserOf(
  browser: Browser,
  origin: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: origin, locale: 'en-IN', acceptDownloads: true })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw new Error(`The page ${page.url()} failed: ${error.message}`)
  })
  return { context, page }
}

export async function signIn(page: Page, email: string, password = DEMONSTRATION_PASSWORD): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** A signed-in person with a browser of their own. */
export async function signedIn(
  browser: Browser,
  origin: string,
  email: string,
  password?: string,
): Promise<Page> {
  const { page } = await aBrowserOf(browser, origin)
  await signIn(page, email, password)
  return page
}

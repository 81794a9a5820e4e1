import { checkoutPage } from './hosted-checkout-page.server.ts'
import { invoicePage } from './hosted-invoice-page.server.ts'
import { onboardingPage } from './hosted-onboarding-page.server.ts'
import { message, type Host, type HostedPage } from './hosted-page.server.ts'
import { portalPage } from './hosted-portal-page.server.ts'
import { type PageAnswer } from './http-answers.server.ts'

const PAGES: Record<string, HostedPage> = {
  i: invoicePage,
  c: checkoutPage,
  p: portalPage,
  o: onboardingPage,
}

/** Whether an address is that of a hosted page: `/i/TOKEN` and the like. */
export const isHostedPage = (url: URL) => Object.hasOwn(PAGES, url.pathname.split('/')[1] ?? '')

export function answerHostedPage(host: Host, method: string, url: URL, body: string): PageAnswer {
  const [, kind = '', token = '', action, ...rest] = url.pathname.split('/')
  const request = { method, token, action, query: url.searchParams, form: new URLSearchParams(body) }
  const answer = rest.length === 0 && token !== '' ? PAGES[kind]?.(host, request) : null
  if (!answer)
    return message(404, 'Not found', 'There is no such page here, or its address is no longer valid.')
  return answer
}

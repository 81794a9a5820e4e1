import { type ContextBase } from './api.server.ts'
import { type RunningChaos } from './chaos.server.ts'
import { type Context } from './context.server.ts'
import { renderMessage } from './hosted-frame.server.ts'
import { renderInvoicePage } from './hosted-invoice-page.server.ts'
import { type PageAnswer } from './http-answers.server.ts'
import { declinePayment, payInvoice } from './invoices.server.ts'
import { type Invoice } from './records.server.ts'
import { type Store } from './store.server.ts'
import { atTimeOf } from './test-clocks.server.ts'

/** What a hosted page may use. */
export type Host = {
  store: Store
  chaos: RunningChaos
  contextBase: () => ContextBase
}
export type PageRequest = {
  method: string
  /** The secret in the address: it is all it takes, as with Stripe's pages. */
  token: string
  action: string | undefined
  query: URLSearchParams
  form: URLSearchParams
}
/** Answers a request for one kind of page; null when there is no such page. */
export type HostedPage = (host: Host, request: PageRequest) => PageAnswer | null

const PAGES: Record<string, HostedPage> = { i: invoicePage }

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

export const message = (status: number, title: string, text: string): PageAnswer => ({
  status,
  html: renderMessage(title, text),
})
export const wrongMethod = () => message(405, 'Not possible', 'This address takes only what its page sends.')

/** Runs a change that a person makes on a page, at the time of the customer it is about. */
export function changeOnPage<T>(
  { store, contextBase }: Host,
  customerId: string | null,
  work: (context: Context) => T,
): T {
  return store.transact((transaction) =>
    work(atTimeOf({ ...contextBase(), transaction, request: null }, customerId)),
  )
}

function invoicePage(host: Host, { method, token, action, query }: PageRequest): PageAnswer | null {
  const [invoice] = host.store.where<Invoice>('invoice', 'page_token', token)
  if (!invoice) return null
  if (action === undefined) {
    return { status: 200, html: renderInvoicePage(invoice, query.has('declined') ? 'declined' : null) }
  }
  if (action !== 'pay' && action !== 'decline') return null
  if (method !== 'POST') return wrongMethod()
  const isDeclined = action === 'decline' || host.chaos.isCardDeclined()
  if (invoice.status === 'open') {
    changeOnPage(host, invoice.customer, (context) =>
      isDeclined ? declinePayment(context, invoice) : payInvoice(context, invoice, 'attempted'),
    )
  }
  return { location: `${host.contextBase().publicUrl}/i/${token}${isDeclined ? '?declined' : ''}` }
}

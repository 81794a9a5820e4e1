import { type ContextBase } from './api.server.ts'
import { type RunningChaos } from './chaos.server.ts'
import { type Context } from './context.server.ts'
import { renderMessage } from './hosted-frame.server.ts'
import { type PageAnswer } from './http-answers.server.ts'
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

import { type Transport } from './transport.ts'
import { type UnsavedStore } from './unsaved-store.ts'

const FIRST_RETRY_IN_MS = 2000
const LONGEST_RETRY_IN_MS = 30_000

type Parts = {
  store: UnsavedStore
  transport: Transport
  /** Tells the learner that something is not saved yet. */
  onRetry(): void
  onExpired(): void
  wait?(ms: number): Promise<void>
}

/**
 * Delivers what the last visit in this browser could not save, before any content runs: begun without it, the content
 * would write over it. The server takes it only if no newer visit has been heard.
 * @returns whether the state this page was made with is out of date now
 */
export async function deliverUnsaved({
  store,
  transport,
  onRetry,
  onExpired,
  wait = pause,
}: Parts): Promise<boolean> {
  const left = store.read()
  if (!left) return false
  for (let delay = FIRST_RETRY_IN_MS; ; delay = Math.min(delay * 2, LONGEST_RETRY_IN_MS)) {
    const delivery = await transport.sendLater(JSON.stringify(left), { keepalive: false })
    if (delivery.kind === 'answered') {
      store.forget()
      if (delivery.answer.token) transport.useToken(delivery.answer.token)
      return delivery.answer.result && delivery.answer.reason === undefined
    }
    if (delivery.kind === 'refused') {
      store.forget()
      return false
    }
    if (delivery.kind === 'expired') onExpired()
    else onRetry()
    await wait(delay)
  }
}

const pause = async (ms: number): Promise<void> =>
  await new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    // The network is back: no need to wait for the end of a long pause.
    window.addEventListener('online', done, { once: true })
    function done() {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      resolve()
    }
  })

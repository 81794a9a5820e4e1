import { type CommitAnswer } from '../wrapper-config.ts'

/**
 * `lost`: no answer, or one that says to try again; it may have been stored all the same. `refused`: the server will
 * never take it.
 */
export type Delivery =
  { kind: 'answered'; answer: CommitAnswer } | { kind: 'expired' } | { kind: 'refused' } | { kind: 'lost' }

export type Transport = {
  /** Waits for the answer; the page stands still meanwhile. */
  sendNow(body: string): Delivery
  /** `keepalive` requests outlive the page, but all of them together may not exceed 64 KiB. */
  sendLater(body: string, options: { keepalive: boolean }): Promise<Delivery>
  useToken(token: string): void
  /** Sends a part of the log of a preview; nobody waits for it. */
  sendLog(body: string, options: { keepalive: boolean }): void
  /** False when the browser knows that there is no network. */
  isOnline(): boolean
}

/** Sends commits to the origin of this page, with the launch token in the path. */
export function createTransport(firstToken: string): Transport {
  let token = firstToken
  const url = () => `/launch/${token}/commits`
  const headers = { 'Content-Type': 'application/json' }

  return {
    isOnline: () => navigator.onLine,
    sendLog(body, { keepalive }) {
      fetch(`/launch/${token}/log`, { method: 'POST', body, headers, keepalive, credentials: 'omit' }).catch(
        () => undefined, // A log is not worth a word to anybody.
      )
    },
    useToken(renewed) {
      token = renewed
    },
    sendNow(body) {
      // A blocking request without a network can stand still for a minute.
      if (!navigator.onLine) return { kind: 'lost' }
      const request = new XMLHttpRequest()
      try {
        request.open('POST', url(), false)
        request.setRequestHeader('Content-Type', headers['Content-Type'])
        request.send(body)
      } catch {
        // Also what browsers throw at blocking requests while a page is going away.
        return { kind: 'lost' }
      }
      return readDelivery(request.status, request.responseText)
    },
    async sendLater(body, { keepalive }) {
      try {
        const response = await fetch(url(), { method: 'POST', body, headers, keepalive, credentials: 'omit' })
        return readDelivery(response.status, await response.text())
      } catch {
        return { kind: 'lost' }
      }
    },
  }
}

function readDelivery(status: number, text: string): Delivery {
  if (status === 401) return { kind: 'expired' }
  if (status === 400 || status === 403 || status === 413) return { kind: 'refused' }
  if (status !== 200) return { kind: 'lost' }
  try {
    return { kind: 'answered', answer: JSON.parse(text) as CommitAnswer }
  } catch {
    // A network that answers for the server: a sign-in page of a hotel, a proxy.
    return { kind: 'lost' }
  }
}

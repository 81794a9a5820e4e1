import { type Exchange } from './recording-proxy.ts'

/** The key stripe-mock takes, as it takes any of that form. */
export const MOCK_KEY = 'sk_test_123'

/** True when the address answers as stripe-mock does: it names its own version in every answer, errors included. */
export async function isStripeMock(apiBase: string): Promise<boolean> {
  const answer = await fetch(new URL('/', apiBase), { headers: { authorization: `Bearer ${MOCK_KEY}` } })
  return answer.headers.has('stripe-mock-version')
}

export type StripeShadow = {
  /** Sends the mock what the real conversation partner was sent. */
  follow(exchange: Exchange): void
  /** Waits for the mock and tells what it refused. */
  refusals(): Promise<string[]>
}

/**
 * stripe-mock cannot hold state, so that another server has to answer; but it knows Stripe's description of every route
 * and parameter, and says so when a request does not fit it.
 */
export function startStripeShadow(apiBase: string): StripeShadow {
  const pending: Promise<void>[] = []
  const found = new Set<string>()

  const send = async ({ method, path, headers, body }: Exchange): Promise<void> => {
    const type = headers['content-type']
    const answer = await fetch(apiBase.replace(/\/$/, '') + path, {
      method,
      headers: { authorization: `Bearer ${MOCK_KEY}`, ...(type && { 'content-type': type }) },
      ...(body !== '' && { body }),
    })
    const text = await answer.text()
    if (answer.status < 400) return
    const route = `${method} ${path.split('?')[0]}`
    found.add(`${route}: stripe-mock refuses with ${answer.status}: ${messageOf(text)}`)
  }

  return {
    follow(exchange) {
      if (!exchange.path.startsWith('/v1/')) return
      pending.push(
        send(exchange).catch((error: unknown) => {
          found.add(`stripe-mock could not be asked: ${String(error)}`)
        }),
      )
    },
    async refusals() {
      while (pending.length > 0) await Promise.all(pending.splice(0))
      return [...found]
    },
  }
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { error: { message: string } }).error.message
  } catch {
    return text.slice(0, 200)
  }
}

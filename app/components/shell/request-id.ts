import { createContext, useContext } from 'react'

/** Answers with the id under which the log knows the request that failed, or null when nobody knows it. */
export const RequestIdContext = createContext<() => string | null>(() => null)

export const useRequestId = (): string | null => useContext(RequestIdContext)()

/**
 * In the browser: the id comes with the page when the server made the error page, and in the answer when the data of the
 * next page failed.
 */
export function watchFailedRequests(): () => string | null {
  let lastFailed: string | null = null
  const ask = window.fetch
  window.fetch = async (...given) => {
    const answer = await ask(...given)
    if (answer.status >= 500) lastFailed = answer.headers.get('X-Request-Id')
    return answer
  }
  return () => lastFailed ?? document.documentElement.dataset['requestId'] ?? null
}

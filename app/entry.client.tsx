import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { RequestIdContext, watchFailedRequests } from '#app/components/shell/request-id.ts'
import { startI18n } from '#app/lib/i18n.client.ts'

const failedRequestId = watchFailedRequests()
const i18n = await startI18n()
await decodeState()

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <RequestIdContext.Provider value={failedRequestId}>
          <RemixBrowser />
        </RequestIdContext.Provider>
      </I18nextProvider>
    </StrictMode>,
  )
})

/**
 * On its first render Remix begins to decode the data the page came with, and suspends until it has. Nothing above it
 * can wait: whoever presses a key in that moment makes React hydrate at once, which fails (its error 345) and leaves
 * the page without script. So the first render is asked for here, where nobody can press anything yet.
 */
async function decodeState(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (decoding) {
    await decoding
  }
}

import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { RequestIdContext, watchFailedRequests } from '#app/components/shell/request-id.ts'
import { startI18n } from '#app/lib/i18n.client.ts'

const failedRequestId = watchFailedRequests()
const i18n = await startI18n()

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

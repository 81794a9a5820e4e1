import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { NonceContext } from '#app/components/shell/nonce.ts'
import { RequestIdContext } from '#app/components/shell/request-id.ts'
import { i18nFor, languageOf } from '#app/lib/i18n.server.ts'
import { isLanguage } from '#app/lib/i18n.ts'
import { withNamespaceReport } from '#app/lib/i18n-report.server.ts'
import { currentRequestId, log } from '#app/lib/log.server.ts'
import { withoutNulls } from '#app/lib/without-nulls.server.ts'

const ABORT_AFTER_MS = 5_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = loadContext.cspNonce
  const requestId = currentRequestId() ?? null
  const i18n = withNamespaceReport(i18nFor(languageIn(context) ?? languageOf(request)))
  // A crawler gets the whole page at once; a browser gets the frame first.
  const readyEvent =
    isbot(request.headers.get('User-Agent')) || context.isSpaMode ? 'onAllReady' : 'onShellReady'

  return new Promise((resolve, reject) => {
    let statusCode = status
    let shellSent = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <I18nextProvider i18n={i18n}>
          <RequestIdContext.Provider value={() => requestId}>
            <RemixServer context={context} url={request.url} abortDelay={ABORT_AFTER_MS} nonce={nonce} />
          </RequestIdContext.Provider>
        </I18nextProvider>
      </NonceContext.Provider>,
      {
        nonce,
        [readyEvent]() {
          shellSent = true
          const body = withoutNulls()
          body.once('close', () => clearTimeout(timer))
          headers.set('Content-Type', 'text/html; charset=utf-8')
          headers.set('Content-Language', i18n.language)
          keepPrivate(headers)
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: statusCode }))
          pipe(body)
        },
        onShellError: (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
        onError(error: unknown) {
          statusCode = 500
          // Before the shell is out, onShellError reports the same fault.
          if (shellSent) log.error({ err: error }, 'rendering failed')
        },
      },
    )
    // Cleared when the body closes: left alone it keeps every render in memory until it fires.
    const timer = setTimeout(abort, ABORT_AFTER_MS + 1_000)
  })
}

/** Pages and their data are made for one person; no cache on the way may show them to the next. */
function keepPrivate(headers: Headers): void {
  headers.append('Vary', 'Cookie, Accept-Language')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache')
}

export function handleDataRequest(response: Response): Response {
  keepPrivate(response.headers)
  return response
}

/** Logs bugs. Answers such as 404 are not bugs, and what fails after the visitor has left is of no interest. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || isRouteErrorResponse(error) || error instanceof Response) return
  // The line of the request, under the same id, says where it was.
  log.error({ err: error }, 'request failed')
}

/** The root loader knows the person's own language; it may have failed, though. */
function languageIn({ staticHandlerContext }: EntryContext) {
  const root = staticHandlerContext.loaderData['root'] as { language?: unknown } | undefined
  return isLanguage(root?.language) ? root.language : null
}

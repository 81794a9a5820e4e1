import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { useRequestId } from '#app/components/shell/request-id.ts'
import { LinkButton } from '#app/components/ui/link-button.tsx'

const KINDS = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  422: 'invalid',
  429: 'tooMany',
  502: 'unavailable',
  503: 'unavailable',
} as const

// These sentences say no more than the page already does.
const GENERAL = ['errors:notFound', 'errors:forbidden', 'errors:signInFirst']

/** What a person sees in place of a page: what happened in plain words, and where to go from here. */
export function ErrorPage() {
  const error = useRouteError()
  const { t } = useTranslation()
  const { status, kind } = kindOf(error)
  const requestId = useRequestId()
  const message = isRouteErrorResponse(error) ? messageIn(error.data) : null
  return (
    <div className="max-w-prose py-6 sm:py-12">
      <p className="font-semibold text-muted-foreground">{t('errorPage.code', { status })}</p>
      <h1 className="mt-1 text-3xl font-bold sm:text-4xl">{t(`errorPage.${kind}.title`)}</h1>
      {message && (
        <p className="mt-4 border-l-4 border-accent pl-4 text-lg">
          <ErrorText message={message} />
        </p>
      )}
      <p className="mt-4 text-lg text-muted-foreground">{t(`errorPage.${kind}.text`)}</p>
      {status >= 500 && requestId && (
        <p className="mt-4 text-muted-foreground">
          {t('errorPage.reference')} <code className="break-all text-foreground">{requestId}</code>
        </p>
      )}
      <div className="mt-8 flex flex-wrap gap-3">
        {kind === 'unauthenticated' ? (
          <LinkButton to="/sign-in">{t('account.signIn')}</LinkButton>
        ) : (
          <LinkButton to="/">{t('errorPage.home')}</LinkButton>
        )}
        <LinkButton to="/catalogue" variant="secondary">
          {t('errorPage.catalogue')}
        </LinkButton>
      </div>
    </div>
  )
}

/** The document's title while an `ErrorPage` stands in for the whole site. */
export function ErrorTitle() {
  const { t } = useTranslation()
  return <title>{`${t(`errorPage.${kindOf(useRouteError()).kind}.title`)} – ${t('appName')}`}</title>
}

function kindOf(error: unknown) {
  const status = isRouteErrorResponse(error) ? error.status : 500
  return { status, kind: KINDS[status as keyof typeof KINDS] ?? ('broken' as const) }
}

/** The message key of a refusal's body, unless it only repeats the status. */
function messageIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('message' in body)) return null
  return typeof body.message === 'string' && !GENERAL.includes(body.message) ? body.message : null
}

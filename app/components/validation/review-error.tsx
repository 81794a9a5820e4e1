import { isRouteErrorResponse, useParams, useRouteError } from '@remix-run/react'
import { Scale } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { ErrorPage } from '#app/components/shell/error-page.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'

const OWN_INSTITUTION = 'validate:refusals.ownInstitution'

/** Refusals of a review, each with the way back to what can be done instead. */
export function ReviewError() {
  const error = useRouteError()
  const { submissionId } = useParams()
  const { t } = useTranslation('validate')
  const body: unknown = isRouteErrorResponse(error) ? error.data : null
  const message = typeof body === 'object' && body && 'message' in body ? String(body.message) : ''
  const toQueue = <LinkButton to="/validate">{t('toQueue')}</LinkButton>
  if (message.startsWith(OWN_INSTITUTION)) {
    return (
      <>
        <PageHeader title={t('conflict.title')} breadcrumbs={crumbs(t('queue.title'), t('conflict.title'))} />
        <EmptyState icon={Scale} title={t('conflict.heading')} actions={toQueue}>
          <p>
            <ErrorText message={message} />
          </p>
          <p className="mt-2">{t('conflict.text')}</p>
        </EmptyState>
      </>
    )
  }
  if (isRouteErrorResponse(error) && error.status === 409) {
    return (
      <>
        <PageHeader title={t('late.title')} breadcrumbs={crumbs(t('queue.title'), t('late.title'))} />
        <EmptyState
          title={t('late.heading')}
          actions={
            <>
              <LinkButton to={`/validate/${submissionId}`}>{t('late.look')}</LinkButton>
              <LinkButton to="/validate" variant="secondary">
                {t('toQueue')}
              </LinkButton>
            </>
          }
        >
          <ErrorText message={message} />
        </EmptyState>
      </>
    )
  }
  return <ErrorPage />
}

const crumbs = (queue: string, here: string) => [{ label: queue, to: '/validate' }, { label: here }]

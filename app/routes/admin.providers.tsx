import { type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Building2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { EmailAddress } from '#app/components/ui/email-address.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { may } from '#app/domain/access/policy.ts'
import { countDeadJobs } from '#app/domain/jobs/list-jobs.server.ts'
import { listProviders } from '#app/domain/organisations/decide-provider.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'organisation.list')
  const providers = await orRespond(listProviders({ actor }))
  return {
    title: getT(request, 'admin')('providers.title'),
    providers,
    mayVerify: may(actor, 'provider.verify'),
    // Here because a platform administrator's work begins on this page.
    deadJobs: may(actor, 'job.read') ? await orRespond(countDeadJobs({ actor })) : 0,
  }
}

const TONES = { waiting: 'warning', verified: 'success', refused: 'danger' } as const

export default function Providers() {
  const { providers, mayVerify, deadJobs } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation(['admin', 'account'])
  return (
    <>
      <PageHeader title={t('providers.title')} description={t('providers.lead')} />
      {deadJobs > 0 && (
        <Alert tone="warning" title={t('jobs.alert', { count: deadJobs })} className="mb-6">
          <Link className="link" to="/admin/jobs">
            {t('jobs.alertLink')}
          </Link>
        </Alert>
      )}
      {providers.length === 0 && (
        <EmptyState icon={Building2} title={t('providers.empty')}>
          {t('providers.emptyLead')}
        </EmptyState>
      )}
      <ul className="space-y-4">
        {providers.map((provider) => (
          <Card as="li" key={provider.id} className="space-y-3">
            <div className="flex flex-wrap items-start justify-between gap-3">
              <h2 className="min-w-0 text-xl font-semibold">
                {inLanguage(i18n.language, provider.name, provider.nameHi)}
              </h2>
              <StatusBadge tone={TONES[provider.status]}>
                {t(`providers.status.${provider.status}`)}
              </StatusBadge>
            </div>
            <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-muted-foreground">
              {provider.providerType && <Badge>{t(`account:providerType.${provider.providerType}`)}</Badge>}
              <span>
                {t('providers.registered')} <DateTime at={provider.registeredAt} />
              </span>
              <EmailAddress>{provider.contactEmail}</EmailAddress>
              {provider.website && (
                <a href={provider.website} rel="noreferrer noopener" className="link break-all">
                  {provider.website}
                </a>
              )}
            </p>
            {provider.description && (
              <p className="max-w-prose whitespace-pre-line">{provider.description}</p>
            )}
            {provider.refusalReason && (
              <p className="max-w-prose">
                <strong>{t('providers.refusedBecause')}</strong> {provider.refusalReason}
              </p>
            )}
            {mayVerify && provider.status !== 'verified' && (
              <div className="flex flex-wrap gap-3 pt-2">
                <Form method="post" action={`/admin/providers/${provider.id}/verification`}>
                  <CsrfField />
                  <Button type="submit">
                    {t('providers.verify')}
                    <span className="sr-only">: {provider.name}</span>
                  </Button>
                </Form>
                {provider.status === 'waiting' && (
                  <LinkButton variant="secondary" to={`/admin/providers/${provider.id}/refusal`}>
                    {t('providers.refuse')}
                    <span className="sr-only">: {provider.name}</span>
                  </LinkButton>
                )}
              </div>
            )}
            <p>
              <Link className="link" to={`/admin/organisations/${provider.id}`}>
                {t('organisations.peopleOf', { name: provider.name })}
              </Link>
            </p>
          </Card>
        ))}
      </ul>
    </>
  )
}

import { type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { EmailAddress } from '#app/components/ui/email-address.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { listSessions } from '#app/domain/people/session.server.ts'
import { readSessionToken } from '#app/lib/cookies.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireViewer } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const token = (await readSessionToken(request)) ?? ''
  const sessions = await listSessions({ token, userId: viewer.id })
  return { title: getT(request, 'account')('account.title'), viewer, sessions }
}

export default function Account() {
  const { viewer, sessions } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation(['account', 'common'])
  const others = sessions.filter(({ isCurrent }) => !isCurrent)
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <PageHeader
        title={t('account.title')}
        actions={
          <LinkButton to="/account/password" variant="secondary">
            {t('password.title')}
          </LinkButton>
        }
      />
      <Card>
        <DescriptionList
          items={[
            { term: t('name'), description: viewer.name },
            { term: t('email'), description: <EmailAddress>{viewer.email}</EmailAddress> },
            ...viewer.memberships.map((membership) => ({
              key: membership.membershipId,
              term: inLanguage(i18n.language, membership.organisationName, membership.organisationNameHi),
              description: (
                <span className="flex flex-wrap gap-2">
                  {membership.roles.map((role) => (
                    <Badge key={role}>{t(`common:role.${role}`)}</Badge>
                  ))}
                </span>
              ),
            })),
          ]}
        />
      </Card>
      <Card as="section">
        <CardHeader
          title={t('sessions.title')}
          description={t('sessions.lead')}
          actions={
            others.length > 0 && (
              <Form method="post" action="/account/sessions/revoke">
                <CsrfField />
                <Button type="submit" variant="secondary">
                  {t('sessions.revoke')}
                </Button>
              </Form>
            )
          }
        />
        <ul className="divide-y">
          {sessions.map((session) => (
            <li key={session.id} className="space-y-1 py-3">
              <p className="break-words">{session.userAgent || t('sessions.unknownDevice')}</p>
              <p className="flex flex-wrap items-center gap-3 text-sm text-muted-foreground">
                <span>
                  {t('sessions.since')} <DateTime at={session.startedAt} style="dateTime" />
                </span>
                {session.isCurrent && <Badge tone="success">{t('sessions.thisOne')}</Badge>}
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

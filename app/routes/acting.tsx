import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CsrfField } from '#app/components/forms/csrf-field.tsx'
import { startPageFor } from '#app/components/shell/navigation.ts'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { chooseActing } from '#app/domain/people/session.server.ts'
import { readSessionToken } from '#app/lib/cookies.server.ts'
import { localPath, orRespond, readForm } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireViewer } from '#app/viewer.server.ts'

const membershipIdSchema = objectId.catch('0'.repeat(24))

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const to = localPath(new URL(request.url).searchParams.get('to'), '/')
  const title = getT(request, 'account')('acting.title')
  return { title, to, memberships: viewer.memberships, current: viewer.acting?.membershipId ?? null }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const form = await readForm(request)
  const membershipId = membershipIdSchema.parse(form.get('membershipId'))
  const token = (await readSessionToken(request)) ?? ''
  await orRespond(chooseActing({ token, userId: viewer.id, membershipId }))
  const chosen = viewer.memberships.find((membership) => membership.membershipId === membershipId)
  const to = localPath(form.get('to'), '/')
  return redirect(to === '/' ? startPageFor(chosen) : to)
}

export default function ChooseActing() {
  const { memberships, current, to } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation(['account', 'common'])
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t('acting.title')} description={t('acting.lead')} />
      <ul className="space-y-4">
        {memberships.map((membership) => (
          <Card as="li" key={membership.membershipId}>
            <Form method="post" className="flex flex-wrap items-center justify-between gap-4">
              <CsrfField />
              <input type="hidden" name="to" value={to} />
              <input type="hidden" name="membershipId" value={membership.membershipId} />
              <div className="min-w-0 space-y-2">
                <h2 className="text-lg font-semibold">
                  {inLanguage(i18n.language, membership.organisationName, membership.organisationNameHi)}
                </h2>
                <p className="flex flex-wrap gap-2">
                  {membership.roles.map((role) => (
                    <Badge key={role}>{t(`common:role.${role}`)}</Badge>
                  ))}
                </p>
              </div>
              <Button type="submit" variant={membership.membershipId === current ? 'secondary' : 'primary'}>
                {membership.membershipId === current ? t('acting.stay') : t('acting.choose')}
                <span className="sr-only">: {membership.organisationName}</span>
              </Button>
            </Form>
          </Card>
        ))}
      </ul>
    </div>
  )
}

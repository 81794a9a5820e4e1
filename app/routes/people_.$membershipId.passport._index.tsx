import { type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PassportActions } from '#app/components/positions/passport-actions.tsx'
import { Passport } from '#app/components/positions/passport.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getPassport } from '#app/domain/positions/get-passport.server.ts'
import { personParamsSchema } from '#app/domain/positions/position.schema.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'position.read')
  const { membershipId } = parseParams(params, personParamsSchema)
  return {
    title: getT(request, 'positions')('passport.title'),
    passport: await orRespond(getPassport({ actor, membershipId })),
  }
}

export default function PersonPassport() {
  const { title, passport } = useLoaderData<typeof loader>()
  const { t } = useTranslation('positions')
  const { person, may, asOf } = passport
  const path = `/people/${person.membershipId}`
  return (
    <>
      <PageHeader
        eyebrow={title}
        title={person.name}
        breadcrumbs={[{ label: t('list.title'), to: '/people/positions' }, { label: person.name }]}
        meta={<DateTime at={asOf} />}
        actions={
          <>
            {may.attest && (
              <LinkButton to={`${path}/evidence/attestation`}>{t('passport.attest')}</LinkButton>
            )}
            {may.confirm && (
              <LinkButton to={`${path}/evidence/confirmation`}>{t('passport.confirm')}</LinkButton>
            )}
            {may.assign && (
              <LinkButton to={`${path}/passport/position`} variant="secondary">
                {t('passport.assign')}
              </LinkButton>
            )}
            <PassportActions csvPath={`${path}/passport.csv`} />
          </>
        }
      />
      {may.isOtherUnit && (
        <p className="mb-6 text-muted-foreground print:hidden">{t('passport.otherUnit')}</p>
      )}
      <Passport passport={passport} />
    </>
  )
}

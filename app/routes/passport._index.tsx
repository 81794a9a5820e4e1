import { type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PassportActions } from '#app/components/positions/passport-actions.tsx'
import { Passport } from '#app/components/positions/passport.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getPassport } from '#app/domain/positions/get-passport.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'passport.read_own')
  return {
    title: getT(request, 'positions')('passport.mine'),
    passport: await orRespond(getPassport({ actor })),
  }
}

export default function MyPassport() {
  const { title, passport } = useLoaderData<typeof loader>()
  const { t } = useTranslation('positions')
  return (
    <>
      <PageHeader
        eyebrow={passport.person.name}
        title={title}
        description={t('passport.lead')}
        meta={<DateTime at={passport.asOf} />}
        actions={<PassportActions csvPath="/passport.csv" />}
      />
      <Passport passport={passport} />
    </>
  )
}

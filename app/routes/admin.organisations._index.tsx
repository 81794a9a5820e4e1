import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Landmark } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { EmailAddress } from '#app/components/ui/email-address.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { may } from '#app/domain/access/policy.ts'
import { listMinistries } from '#app/domain/organisations/ministries.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'organisation.list')
  const ministries = await orRespond(listMinistries({ actor }))
  return {
    title: getT(request, 'admin')('ministries.title'),
    ministries,
    mayCreate: may(actor, 'ministry.create'),
  }
}

export default function Ministries() {
  const { ministries, mayCreate } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('admin')
  const add = mayCreate && <LinkButton to="/admin/organisations/new">{t('ministries.add')}</LinkButton>
  return (
    <>
      <PageHeader title={t('ministries.title')} description={t('ministries.lead')} actions={add} />
      <DataTable
        caption={t('ministries.title')}
        hideCaption
        rows={ministries}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={Landmark} title={t('ministries.empty')} actions={add}>
            {t('ministries.emptyLead')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: t('ministries.name'),
            rowHeader: true,
            cell: (ministry) => (
              <Link className="link" to={`/admin/organisations/${ministry.id}`}>
                {inLanguage(i18n.language, ministry.name, ministry.nameHi)}
              </Link>
            ),
          },
          {
            key: 'contact',
            header: t('ministries.contact'),
            cell: ({ contactEmail }) => <EmailAddress>{contactEmail}</EmailAddress>,
          },
          {
            key: 'since',
            header: t('ministries.since'),
            cell: ({ registeredAt }) => <DateTime at={registeredAt} />,
          },
        ]}
      />
    </>
  )
}

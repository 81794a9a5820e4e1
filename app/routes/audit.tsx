import { type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ScrollText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Alert } from '#app/components/ui/alert.tsx'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { listAuditEntries } from '#app/domain/audit/list-audit-entries.server.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'audit.read')
  const page = pageNumber.parse(new URL(request.url).searchParams.get('page'))
  const audit = await orRespond(listAuditEntries({ actor, page }))
  return { title: getT(request, 'admin')('audit.title'), audit, page }
}

export default function Audit() {
  const { audit, page } = useLoaderData<typeof loader>()
  const { t } = useTranslation('admin')
  return (
    <>
      <PageHeader title={t('audit.title')} description={t('audit.lead')} />
      <div className="space-y-6">
        {audit.brokenAt === null ? (
          <Alert tone="success" title={t('audit.intact')} />
        ) : (
          <Alert tone="danger" title={t('audit.broken', { number: audit.brokenAt })} />
        )}
        <DataTable
          caption={t('audit.title')}
          hideCaption
          rows={audit.entries}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={ScrollText} title={t('audit.empty')}>
              {t('audit.emptyLead')}
            </EmptyState>
          }
          columns={[
            { key: 'at', header: t('audit.at'), cell: ({ at }) => <DateTime at={at} style="dateTime" /> },
            {
              key: 'action',
              header: t('audit.action'),
              rowHeader: true,
              cell: ({ action }) =>
                t(`audit.actions.${action.replaceAll('.', '_')}` as 'audit.action', { defaultValue: action }),
            },
            {
              key: 'actor',
              header: t('audit.actor'),
              cell: ({ actorName }) => actorName ?? t('audit.system'),
            },
            {
              key: 'organisation',
              header: t('audit.organisation'),
              cell: ({ organisationName }) => organisationName ?? t('audit.platform'),
            },
            {
              key: 'details',
              header: t('audit.details'),
              cell: ({ details }) => (
                <span className="break-words text-sm">
                  {details.map(({ name, value }) => `${name}: ${value}`).join(' · ')}
                </span>
              ),
            },
          ]}
        />
        <Pagination
          page={page}
          pageCount={Math.ceil(audit.total / audit.pageSize)}
          pageTo={(to) => `/audit?page=${to}`}
        />
      </div>
    </>
  )
}

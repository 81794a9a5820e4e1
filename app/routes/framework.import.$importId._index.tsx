import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ImportCounts } from '#app/components/framework/import-counts.tsx'
import { ImportReport } from '#app/components/framework/import-report.tsx'
import { ProposalStatus } from '#app/components/framework/proposal-status.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { DataTable } from '#app/components/ui/data-table.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { getImport } from '#app/domain/competencies/get-import.server.ts'
import { type ImportView } from '#app/domain/competencies/import.schema.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ importId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.read_proposals')
  const { importId } = parseParams(params, paramsSchema)
  const page = pageNumber.parse(new URL(request.url).searchParams.get('page'))
  const view = await orRespond(getImport({ actor, importId, page }))
  return { title: view.fileName, view }
}

export default function Import() {
  const { title, view } = useLoaderData<typeof loader>()
  const { t } = useTranslation('framework')
  const isChecked = view.status === 'checked'
  return (
    <>
      <PageHeader
        eyebrow={t(`import.formats.${view.format}`)}
        title={title}
        description={isChecked ? t('import.checkedLead') : view.reason}
        meta={<ImportCounts item={view} />}
        breadcrumbs={[
          { label: t('list.title'), to: '/framework/proposals' },
          { label: t('import.title'), to: '/framework/import' },
          { label: title },
        ]}
        actions={<Actions view={view} />}
      />
      <div className="space-y-8">
        {view.isInvolved && <Alert title={t('proposal.involved')} />}
        {isChecked ? <ImportReport report={view.report} /> : <Proposals view={view} />}
      </div>
    </>
  )
}

function Actions({ view }: { view: ImportView }) {
  const { t } = useTranslation('framework')
  const { id, may, status, isOwn, mayPropose } = view
  const to = (step: string) => `/framework/import/${id}/${step}`
  return (
    <>
      {mayPropose && <LinkButton to={to('proposal')}>{t('decision.propose.submit')}</LinkButton>}
      {status === 'checked' && isOwn && (
        <a href={to('report.csv')} download className={buttonStyle({ variant: 'secondary' })}>
          {t('report.download')}
        </a>
      )}
      {may.verifyFirst && <LinkButton to={to('first-verification')}>{t('import.verifyFirst')}</LinkButton>}
      {may.verifyBoard && <LinkButton to={to('board-verification')}>{t('import.verifyBoard')}</LinkButton>}
      {may.reject && (
        <LinkButton to={to('rejection')} variant="secondary">
          {t('import.reject')}
        </LinkButton>
      )}
      {may.withdraw && (
        <LinkButton to={to('withdrawal')} variant="secondary">
          {t('decision.withdraw.submit')}
        </LinkButton>
      )}
    </>
  )
}

function Proposals({ view: { id, proposals } }: { view: ImportView }) {
  const { t, i18n } = useTranslation('framework')
  return (
    <>
      <DataTable
        caption={t('import.proposals')}
        rows={proposals.items}
        rowKey={(item) => item.id}
        columns={[
          {
            key: 'node',
            header: t('list.node'),
            rowHeader: true,
            cell: (item) => (
              <>
                <Link to={`/framework/proposals/${item.id}`} className="link">
                  {inLanguage(i18n.language, item.name, item.nameHi)}
                </Link>
                <span className="block text-sm font-normal text-muted-foreground">
                  {t(`kind.${item.nodeKind}`)} · {item.nodeId}
                </span>
              </>
            ),
          },
          {
            key: 'action',
            header: t('list.action'),
            cell: ({ action }) => <Badge>{t(`action.${action}`)}</Badge>,
          },
          {
            key: 'status',
            header: t('list.status'),
            cell: ({ status }) => <ProposalStatus status={status} />,
          },
        ]}
      />
      <Pagination
        page={proposals.page}
        pageCount={proposals.pageCount}
        pageTo={(number) => `/framework/import/${id}?page=${number}`}
      />
    </>
  )
}

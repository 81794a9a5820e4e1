import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Network } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ProposalStatus } from '#app/components/framework/proposal-status.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { DataTable, type Column } from '#app/components/ui/data-table.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { Pagination } from '#app/components/ui/pagination.tsx'
import { TabLinks } from '#app/components/ui/tab-links.tsx'
import { may } from '#app/domain/access/policy.ts'
import { listProposals } from '#app/domain/competencies/list-proposals.server.ts'
import { PROPOSAL_LISTS, type ProposalItem } from '#app/domain/competencies/proposal-views.ts'
import { orRespond } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { pageNumber } from '#app/lib/page-number.ts'
import { requireActor } from '#app/viewer.server.ts'

export const meta = metaFromTitle

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  // Everybody comes to what waits for them.
  const first = may(actor, 'framework.verify_board')
    ? 'board'
    : may(actor, 'framework.read_proposals')
      ? 'first'
      : 'mine'
  const searchSchema = z.object({ show: z.enum(PROPOSAL_LISTS).catch(first), page: pageNumber })
  const { show, page } = searchSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return {
    title: getT(request, 'framework', actor.language)('list.title'),
    proposals: await orRespond(listProposals({ actor, list: show, page })),
    mayImport: may(actor, 'framework.read_proposals'),
    mayKeepTerms: may(actor, 'framework.keep_own'),
  }
}

export default function Proposals() {
  const { title, proposals, mayImport, mayKeepTerms } = useLoaderData<typeof loader>()
  const { t } = useTranslation('framework')
  const { list, counts, items, page, pageCount, mayReadAll, waitingImports } = proposals
  const tabs = mayReadAll ? PROPOSAL_LISTS : []
  return (
    <>
      <PageHeader
        title={title}
        description={t(mayReadAll ? 'list.lead' : 'list.leadOwn')}
        actions={
          <>
            <LinkButton to="/framework/proposals/new">{t('list.propose')}</LinkButton>
            {mayKeepTerms && (
              <LinkButton to="/framework/terms" variant="secondary">
                {t('terms.title')}
              </LinkButton>
            )}
            {mayImport && (
              <LinkButton to="/framework/import" variant="secondary">
                {t('import.title')}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="space-y-6">
        {waitingImports > 0 && (
          <Alert title={t('list.imports', { count: waitingImports })}>
            <Link to="/framework/import" className="link">
              {t('list.seeImports')}
            </Link>
          </Alert>
        )}
        {tabs.length > 0 && (
          <TabLinks
            label={t('list.filters')}
            items={tabs.map((tab) => ({
              to: `/framework/proposals?show=${tab}`,
              label: t(`list.show.${tab}`),
              count: counts[tab],
              isCurrent: tab === list,
            }))}
          />
        )}
        <DataTable
          caption={t(`list.show.${list}`)}
          hideCaption
          columns={useColumns()}
          rows={items}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              icon={Network}
              title={t(`list.empty.${list}`)}
              actions={
                list === 'mine' && <LinkButton to="/framework/proposals/new">{t('list.propose')}</LinkButton>
              }
            >
              {t(`list.emptyText.${list}`)}
            </EmptyState>
          }
        />
        <Pagination
          page={page}
          pageCount={pageCount}
          pageTo={(number) => `/framework/proposals?show=${list}&page=${number}`}
        />
      </div>
    </>
  )
}

function useColumns(): Column<ProposalItem>[] {
  const { t, i18n } = useTranslation('framework')
  return [
    {
      key: 'node',
      header: t('list.node'),
      rowHeader: true,
      cell: ({ id, nodeId, name, nameHi, nodeKind }) => (
        <>
          <Link to={`/framework/proposals/${id}`} className="link">
            {inLanguage(i18n.language, name, nameHi)}
          </Link>
          <span className="block text-sm font-normal text-muted-foreground">
            {t(`kind.${nodeKind}`)}
            {nodeId && ` · ${nodeId}`}
          </span>
        </>
      ),
    },
    { key: 'action', header: t('list.action'), cell: ({ action }) => <Badge>{t(`action.${action}`)}</Badge> },
    {
      key: 'by',
      header: t('list.by'),
      cell: ({ proposerName, organisationName, organisationNameHi, isOwn }) => (
        <span>
          {isOwn ? t('list.you') : proposerName}
          <span className="block text-sm text-muted-foreground">
            {inLanguage(i18n.language, organisationName, organisationNameHi)}
          </span>
        </span>
      ),
    },
    {
      key: 'at',
      header: t('list.at'),
      cell: ({ proposedAt }) => <DateTime at={proposedAt} style="shortDate" />,
    },
    {
      key: 'status',
      header: t('list.status'),
      cell: ({ status, isOutdated }) => (
        <span className="flex flex-wrap gap-2">
          <ProposalStatus status={status} />
          {isOutdated && <Badge tone="warning">{t('proposal.outdatedBadge')}</Badge>}
        </span>
      ),
    },
  ]
}

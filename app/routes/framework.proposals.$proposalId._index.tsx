import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ChangesTable } from '#app/components/framework/changes-table.tsx'
import { historyPath } from '#app/components/framework/kind-path.ts'
import { NearDuplicates } from '#app/components/framework/near-duplicates.tsx'
import { ProposalStatus } from '#app/components/framework/proposal-status.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { DescriptionList, type Described } from '#app/components/ui/description-list.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { getProposal } from '#app/domain/competencies/get-proposal.server.ts'
import { type ProposalView } from '#app/domain/competencies/proposal-views.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { objectId } from '#app/lib/object-id.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ proposalId: objectId })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'framework.propose')
  const { proposalId } = parseParams(params, paramsSchema)
  const proposal = await orRespond(getProposal({ actor, proposalId }))
  return { title: inLanguage(actor.language, proposal.name, proposal.nameHi), proposal }
}

export default function Proposal() {
  const { proposal } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('framework')
  const { action, name, nameHi, nodeId, nodeKind, changes, names, duplicates } = proposal
  return (
    <>
      <PageHeader
        eyebrow={t(`kind.${nodeKind}`)}
        title={inLanguage(i18n.language, name, nameHi)}
        meta={
          <>
            <ProposalStatus status={proposal.status} />
            <Badge>{t(`action.${action}`)}</Badge>
            {nodeId && action !== 'create' && (
              <Link to={historyPath(nodeKind, nodeId)} className="link">
                {t('proposal.history', { code: nodeId })}
              </Link>
            )}
          </>
        }
        breadcrumbs={[
          { label: t('list.title'), to: '/framework/proposals' },
          { label: inLanguage(i18n.language, name, nameHi) },
        ]}
        actions={<Decisions proposal={proposal} />}
      />
      <div className="space-y-6">
        {proposal.isOutdated && <OutdatedAlert proposal={proposal} />}
        {proposal.isInvolved && <Alert title={t('proposal.involved')} />}
        {proposal.rejection && (
          <Alert tone="danger" title={t(`proposal.rejected.${proposal.rejection.stage}`)}>
            <p className="whitespace-pre-wrap">{proposal.rejection.reason}</p>
          </Alert>
        )}
        {proposal.successor && (
          <Alert title={t('proposal.successor')}>
            {proposal.successor.id}{' '}
            {inLanguage(i18n.language, proposal.successor.name, proposal.successor.nameHi)}
          </Alert>
        )}
        {changes.length > 0 && (
          <ChangesTable
            caption={t(action === 'create' ? 'proposal.content' : 'proposal.changes')}
            changes={changes}
            names={names}
            onlyAfter={action === 'create'}
          />
        )}
        {duplicates.length > 0 && <NearDuplicates kind={nodeKind} duplicates={duplicates} />}
        <Card as="section" padding="lg">
          <CardHeader title={t('proposal.record')} />
          <DescriptionList items={useRecord(proposal)} />
        </Card>
      </div>
    </>
  )
}

/** What can be done about a proposal whose node has changed under it, by whoever reads this. */
function OutdatedAlert({ proposal: { may, isRenewable } }: { proposal: ProposalView }) {
  const { t } = useTranslation('framework')
  if (!isRenewable) return <Alert tone="warning" title={t('proposal.outdatedGone')} />
  return (
    <Alert tone="warning" title={t('proposal.outdated')}>
      {t(may.renew ? 'proposal.outdatedOwn' : 'proposal.outdatedOthers')}
    </Alert>
  )
}

function Decisions({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation('framework')
  const { id, may, importId } = proposal
  const to = (step: string) => `/framework/proposals/${id}/${step}`
  return (
    <>
      {importId !== null && (
        <LinkButton to={`/framework/import/${importId}`} variant="secondary">
          {t('proposal.import')}
        </LinkButton>
      )}
      {may.renew && <LinkButton to={to('renewal')}>{t('proposal.renew')}</LinkButton>}
      {may.verifyFirst && <LinkButton to={to('first-verification')}>{t('decision.first.submit')}</LinkButton>}
      {may.verifyBoard && <LinkButton to={to('board-verification')}>{t('decision.board.submit')}</LinkButton>}
      {may.reject && (
        <LinkButton to={to('rejection')} variant="secondary">
          {t('decision.reject.submit')}
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

function useRecord(proposal: ProposalView): Described[] {
  const { t, i18n } = useTranslation('framework')
  const { firstVerification, boardVerification, rejection, usedBy, termCode, renewedAt } = proposal
  const step = (term: string, one: { byName: string; at: string; remarks?: string | null } | null) =>
    one
      ? [
          {
            term,
            description: (
              <>
                {one.byName}, <DateTime at={one.at} />
                {one.remarks && (
                  <p className="mt-1 whitespace-pre-wrap text-muted-foreground">{one.remarks}</p>
                )}
              </>
            ),
          },
        ]
      : []
  const organisation = inLanguage(i18n.language, proposal.organisationName, proposal.organisationNameHi)
  return [
    { term: t('form.reason'), description: <p className="whitespace-pre-wrap">{proposal.reason}</p> },
    ...step(t('proposal.proposed'), {
      byName: `${proposal.proposerName} (${organisation})`,
      at: proposal.proposedAt,
    }),
    ...(renewedAt ? [{ term: t('proposal.renewed'), description: <DateTime at={renewedAt} /> }] : []),
    ...(termCode ? [{ term: t('proposal.term'), description: <code>{termCode}</code> }] : []),
    ...(usedBy.positions + usedBy.courses > 0
      ? [
          {
            term: t('proposal.usedBy'),
            description: `${t('proposal.positions', { count: usedBy.positions })}, ${t('proposal.courses', { count: usedBy.courses })}`,
          },
        ]
      : []),
    ...step(t('proposal.first'), firstVerification),
    ...step(t('proposal.board'), boardVerification),
    ...step(t('proposal.refused'), rejection && { ...rejection, remarks: null }),
  ]
}

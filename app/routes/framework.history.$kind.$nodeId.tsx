import { type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ChangesTable } from '#app/components/framework/changes-table.tsx'
import { KIND_PATHS, kindOfPath, kindPath } from '#app/components/framework/kind-path.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { type Crumb } from '#app/components/ui/breadcrumbs.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { may } from '#app/domain/access/policy.ts'
import { getNodeHistory } from '#app/domain/competencies/get-node-history.server.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { type HistoryEntry, type Named } from '#app/domain/competencies/proposal-views.ts'
import { orRespond, parseParams } from '#app/lib/http.server.ts'
import { getT } from '#app/lib/i18n.server.ts'
import { inLanguage } from '#app/lib/in-language.ts'
import { metaFromTitle } from '#app/lib/page-meta.ts'
import { getViewer } from '#app/viewer.server.ts'

const paramsSchema = z.object({ kind: z.enum(KIND_PATHS), nodeId: z.string().min(1).max(60) })

export const meta = metaFromTitle

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await getViewer(request)
  const { kind, nodeId } = parseParams(params, paramsSchema)
  const history = await orRespond(getNodeHistory({ viewer, nodeKind: kindOfPath(kind), nodeId }))
  return {
    title: getT(request, 'framework', viewer?.language)('history.title', { code: nodeId }),
    history,
    mayPropose: may(viewer, 'framework.propose'),
    maySteward: may(viewer, 'framework.steward'),
  }
}

export default function NodeHistory() {
  const { history, mayPropose, maySteward } = useLoaderData<typeof loader>()
  const { t, i18n } = useTranslation('framework')
  const { nodeKind, nodeId, name, nameHi, status, isPrivate, successor, entries, names } = history
  const path = kindPath(nodeKind)
  const isInUse = status === 'verified'
  return (
    <>
      <PageHeader
        breadcrumbs={[
          ...(isPrivate ? [{ label: t('terms.title'), to: '/framework/terms' }] : pageOf(nodeKind, nodeId)),
          { label: t('history.crumb') },
        ]}
        eyebrow={`${t(`kind.${nodeKind}`)} · ${nodeId}`}
        title={t('history.title', { code: inLanguage(i18n.language, name, nameHi) })}
        description={t('history.lead')}
        meta={<StatusBadge tone={isInUse ? 'success' : 'neutral'}>{t(`nodeStatus.${status}`)}</StatusBadge>}
        actions={
          isInUse && (
            <>
              {mayPropose && (
                <LinkButton to={`/framework/proposals/new/${path}?node=${nodeId}`} variant="secondary">
                  {t('history.change')}
                </LinkButton>
              )}
              {maySteward && (
                <LinkButton
                  to={`/framework/proposals/new/retirement?kind=${path}&node=${nodeId}`}
                  variant="secondary"
                >
                  {t('history.retire')}
                </LinkButton>
              )}
            </>
          )
        }
      />
      <div className="space-y-6">
        {successor && (
          <Alert title={t('proposal.successor')}>
            {successor.id} {inLanguage(i18n.language, successor.name, successor.nameHi)}
          </Alert>
        )}
        <ol className="space-y-6">
          {entries.map((entry) => (
            <Card as="li" key={entry.version} padding="lg" className="space-y-4">
              <Entry entry={entry} names={names} />
            </Card>
          ))}
        </ol>
      </div>
    </>
  )
}

/** The page that shows the node itself; resources have none. */
function pageOf(kind: NodeKind, id: string): Crumb[] {
  if (kind === 'competency') return [{ label: id, to: `/competencies/${id}` }]
  return kind === 'position' ? [{ label: id, to: `/framework/positions/${id}` }] : []
}

function Entry({ entry, names }: { entry: HistoryEntry; names: Record<string, Named> }) {
  const { t } = useTranslation('framework')
  const { version, action, at, byName, reason, proposalId, changes } = entry
  const changesTable = (
    <ChangesTable
      caption={t('proposal.changes')}
      hideCaption
      changes={changes}
      names={names}
      onlyAfter={action === 'create'}
    />
  )
  return (
    <>
      <h2 className="text-xl font-semibold">
        {t('history.version', { version, action: t(`done.${action}`) })}
      </h2>
      <p className="text-muted-foreground">
        <DateTime at={at} />
        {byName && <> · {t('history.by', { name: byName })}</>}
        {proposalId && (
          <>
            {' '}
            ·{' '}
            <Link to={`/framework/proposals/${proposalId}`} className="link">
              {t('history.proposal')}
              <span className="sr-only"> {t('history.versionNumber', { version })}</span>
            </Link>
          </>
        )}
      </p>
      {reason && <p className="whitespace-pre-wrap">{reason}</p>}
      {action === 'create' ? (
        <details>
          <summary className="link list-item w-fit cursor-pointer">{t('history.content')}</summary>
          <div className="mt-4">{changesTable}</div>
        </details>
      ) : (
        changesTable
      )}
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { ProposalStatus } from '#app/components/framework/proposal-status.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { PROPOSAL_STATUSES } from '#app/domain/competencies/framework.schema.ts'
import { type ImportItem } from '#app/domain/competencies/import.schema.ts'

/** How far an import is: only looked at, or how many of its proposals are where. */
export function ImportCounts({ item: { status, counts } }: { item: Pick<ImportItem, 'status' | 'counts'> }) {
  const { t } = useTranslation('framework')
  if (status === 'checked') return <StatusBadge>{t('import.onlyChecked')}</StatusBadge>
  return (
    <ul className="flex flex-wrap gap-2">
      {PROPOSAL_STATUSES.filter((one) => counts[one]).map((one) => (
        <li key={one} className="flex items-center gap-1.5">
          <ProposalStatus status={one} />
          <span className="tabular-nums">{counts[one]}</span>
        </li>
      ))}
    </ul>
  )
}

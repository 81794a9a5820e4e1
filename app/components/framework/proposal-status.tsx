import { useTranslation } from 'react-i18next'
import { type Tone } from '#app/components/ui/badge.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { type ProposalStatus as Status } from '#app/domain/competencies/framework.schema.ts'

const TONES: Record<Status, Tone> = {
  proposed: 'info',
  first_verified: 'accent',
  verified: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
}

export function ProposalStatus({ status }: { status: Status }) {
  const { t } = useTranslation('framework')
  return <StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>
}

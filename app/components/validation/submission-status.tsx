import { useTranslation } from 'react-i18next'
import { type Tone } from '#app/components/ui/badge.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'

type Status = 'queued' | 'in_review' | 'changes_requested' | 'approved' | 'rejected' | 'withdrawn'

const TONES: Record<Status, Tone> = {
  queued: 'info',
  in_review: 'primary',
  changes_requested: 'warning',
  approved: 'success',
  rejected: 'danger',
  withdrawn: 'neutral',
}

/** Where a submission, or one of its rounds, stands. */
export function SubmissionStatus({ status }: { status: string }) {
  const { t } = useTranslation('validate')
  const known = status in TONES ? (status as Status) : 'queued'
  return <StatusBadge tone={TONES[known]}>{t(`status.${known}`)}</StatusBadge>
}

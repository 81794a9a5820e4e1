import { useTranslation } from 'react-i18next'
import { type Tone } from '#app/components/ui/badge.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'
import { type ItemStatus } from '#app/domain/learning/item-outcome.ts'

const TONES: Record<ItemStatus, Tone> = {
  not_started: 'neutral',
  in_progress: 'info',
  completed: 'success',
  passed: 'success',
  failed: 'warning',
  untracked: 'neutral',
}

/** How far a learner has come with one part of a course. */
export function ItemStatusBadge({ status }: { status: ItemStatus }) {
  const { t } = useTranslation('learn')
  return <StatusBadge tone={TONES[status]}>{t(`status.${status}`)}</StatusBadge>
}

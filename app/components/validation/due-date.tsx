import { useTranslation } from 'react-i18next'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'

/** Until when the validators owe an answer, and whether they are late with it. */
export function DueDate({ at, isOverdue }: { at: string; isOverdue: boolean }) {
  const { t } = useTranslation('validate')
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <DateTime at={at} style="shortDate" />
      {isOverdue && <StatusBadge tone="danger">{t('overdue')}</StatusBadge>}
    </span>
  )
}

import { useTranslation } from 'react-i18next'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { SubmissionStatus } from '#app/components/validation/submission-status.tsx'
import { type ReviewRound } from '#app/domain/validation/submission-views.ts'

/** What happened in each round, and why; the last one first. */
export function RoundsList({ rounds }: { rounds: ReviewRound[] }) {
  const { t } = useTranslation('validate')
  return (
    <ol reversed className="divide-y">
      {rounds.map(({ number, submittedAt, outcome, reason, decidedAt, decidedBy }) => (
        <li key={number} className="space-y-2 py-4 first:pt-0 last:pb-0">
          <h3 className="flex flex-wrap items-center gap-3 font-semibold">
            {t('round', { number })}
            {outcome ? (
              <SubmissionStatus status={outcome} />
            ) : (
              <span className="text-sm font-normal text-muted-foreground">{t('rounds.open')}</span>
            )}
          </h3>
          <p className="text-sm text-muted-foreground">
            {t('rounds.submitted')} <DateTime at={submittedAt} style="dateTime" />
            {decidedAt && (
              <>
                {' · '}
                {decidedBy ? t('rounds.decidedBy', { name: decidedBy }) : t('rounds.ended')}{' '}
                <DateTime at={decidedAt} style="dateTime" />
              </>
            )}
          </p>
          {reason && (
            <blockquote className="max-w-prose border-l-4 border-accent pl-4 whitespace-pre-line [overflow-wrap:anywhere]">
              {reason}
            </blockquote>
          )}
        </li>
      ))}
    </ol>
  )
}

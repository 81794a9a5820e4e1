import { useTranslation } from 'react-i18next'
import { Progress } from '#app/components/ui/progress.tsx'
import { type StandingView } from '#app/domain/learning/learning-views.ts'

type CourseProgressProps = { standing: StandingView; isOpened: boolean; label: string }

/** How far the learner has come, as a bar and in words. */
export function CourseProgress({ standing, isOpened, label }: CourseProgressProps) {
  const { t } = useTranslation('learn')
  const { doneCount, itemCount, progressPercent } = standing
  const inWords = useWords({ standing, isOpened, label })
  return (
    <div className="space-y-1.5">
      <Progress
        value={progressPercent}
        label={label}
        valueText={inWords}
        tone={itemCount > 0 && doneCount === itemCount ? 'success' : 'primary'}
      />
      <p className="text-sm text-muted-foreground">
        {inWords}
        {progressPercent > 0 && progressPercent < 100 && (
          <span className="tabular-nums"> · {t('score.percent', { percent: progressPercent })}</span>
        )}
      </p>
    </div>
  )
}

/** "0 of 1 part" tells nobody anything, so a course of one part is put into a word. */
function useWords({ standing: { doneCount, itemCount }, isOpened }: CourseProgressProps): string {
  const { t } = useTranslation('learn')
  if (itemCount > 1) return t('progress.items', { done: doneCount, count: itemCount })
  if (itemCount > 0 && doneCount === itemCount) return t('status.completed')
  return isOpened ? t('status.in_progress') : t('status.not_started')
}

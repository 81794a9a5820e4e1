import { useTranslation } from 'react-i18next'
import { Progress } from '#app/components/ui/progress.tsx'
import { type PlayContents } from '#app/domain/learning/learning-views.ts'

/** How much of the course is done, as the server counts it. */
export function PlayerProgress({ doneCount, itemCount }: PlayContents['progress']) {
  const { t } = useTranslation('learn')
  const inWords = t('progress.items', { done: doneCount, count: itemCount })
  return (
    <div className="min-w-0 flex-1 space-y-1 sm:w-36 sm:flex-none">
      <p aria-hidden="true" className="truncate text-xs text-muted-foreground tabular-nums">
        {t('progress.short', { done: doneCount, count: itemCount })}
      </p>
      <Progress
        thin
        value={doneCount}
        max={itemCount}
        label={t('play.progress')}
        valueText={inWords}
        tone={doneCount === itemCount ? 'success' : 'primary'}
      />
    </div>
  )
}

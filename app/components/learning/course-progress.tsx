import { useTranslation } from 'react-i18next'
import { Progress } from '#app/components/ui/progress.tsx'

/** How many parts of a course are done, as a bar and in words. */
export function CourseProgress({ done, count, label }: { done: number; count: number; label: string }) {
  const { t } = useTranslation('learn')
  const inWords = t('progress.items', { done, count })
  return (
    <div className="space-y-1.5">
      <Progress
        value={done}
        max={count}
        label={label}
        valueText={inWords}
        tone={done === count ? 'success' : 'primary'}
      />
      <p className="text-sm text-muted-foreground">{inWords}</p>
    </div>
  )
}

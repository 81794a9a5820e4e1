import { useTranslation } from 'react-i18next'
import { Card } from '#app/components/ui/card.tsx'
import { Progress } from '#app/components/ui/progress.tsx'
import { type TranslationCounts } from '#app/domain/translations/translation-views.ts'

/** How much of a lesson is in a language and up to date. */
export function TranslationSummary({ counts, language }: { counts: TranslationCounts; language: string }) {
  const { t } = useTranslation('translation')
  const { percentCurrent: percent, total, current, stale, missing } = counts
  const said = t('summary', { language, percent })
  return (
    <Card className="space-y-3">
      <p className="text-lg font-semibold" role="status">
        {said}
      </p>
      <Progress
        value={current}
        max={total}
        label={said}
        valueText={t('summaryOf', { current, total })}
        tone={percent === 100 ? 'success' : 'primary'}
      />
      <p className="text-sm text-muted-foreground">
        {t('summaryOf', { current, total })} · {t('summaryStale', { count: stale })} ·{' '}
        {t('summaryMissing', { count: missing })}
      </p>
    </Card>
  )
}

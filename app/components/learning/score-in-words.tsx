import { useTranslation } from 'react-i18next'
import { type ScoreView } from '#app/domain/learning/learning-views.ts'

/** A percentage; the bare points when the course did not say out of how many. */
export function ScoreInWords({ score: { percent, raw, max } }: { score: ScoreView }) {
  const { t } = useTranslation('learn')
  if (percent !== null) return <span className="tabular-nums">{t('score.percent', { percent })}</span>
  if (raw === null) return null
  const points = max === null ? t('score.points', { count: raw }) : t('score.outOf', { raw, max })
  return <span className="tabular-nums">{points}</span>
}

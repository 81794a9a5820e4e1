import { useTranslation } from 'react-i18next'
import { timeInWords } from '#app/domain/learning/time-in-words.ts'

export function TimeInWords({ seconds }: { seconds: number }) {
  const { t } = useTranslation('learn')
  return <>{timeInWords(t, seconds)}</>
}

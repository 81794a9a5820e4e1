import { useTranslation } from 'react-i18next'
import { Card } from '#app/components/ui/card.tsx'
import { type FindingView } from '#app/domain/packages/package-view.ts'
import { inLanguage } from '#app/lib/in-language.ts'

/** What was wrong and was mended while reading: good to know that it was noticed, and nothing has to be done today. */
export function RecoveredList({ findings }: { findings: readonly FindingView[] }) {
  const { t, i18n } = useTranslation('provide')
  const sentences = new Set(
    findings.map(({ message, messageHi }) => inLanguage(i18n.language, message, messageHi)),
  )
  return (
    <Card>
      <h4 className="font-semibold">{t('report.recovered')}</h4>
      <p className="mb-2 text-muted-foreground">{t('report.recoveredText')}</p>
      <ul className="list-disc space-y-1 pl-5 [overflow-wrap:anywhere]">
        {[...sentences].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
  )
}

import { type LoggedCall } from '@karmashala/player'
import { useTranslation } from 'react-i18next'

/** What the content asked for, and what it was told. */
export function CallInWords({ call: { call, element, value, answer } }: { call: LoggedCall }) {
  const { t } = useTranslation('learn')
  const isRefused = call !== 'GetValue' && answer !== 'true'
  return (
    <span className="block max-w-prose font-normal [overflow-wrap:anywhere]">
      {t(`report.did.${call}`)} {element && <code className="text-sm">{element}</code>}
      {call === 'SetValue' && <span className="block text-muted-foreground">“{value}”</span>}
      {call === 'GetValue' && (
        <span className="block text-muted-foreground">{answer ? `“${answer}”` : t('report.empty')}</span>
      )}
      {isRefused && <span className="block text-danger">{t('report.refused')}</span>}
    </span>
  )
}

import { useTranslation } from 'react-i18next'
import { formatFileSize } from '#app/components/courses/file-size.tsx'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Progress } from '#app/components/ui/progress.tsx'
import { type Transfer } from './use-upload.ts'

type TransferPanelProps = { transfer: Transfer; pause: () => void; goOn: () => void; cancel: () => void }

/** How far the file has come and how long the rest will take, with what can be done about it. */
export function TransferPanel({ transfer, pause, goOn, cancel }: TransferPanelProps) {
  const { t, i18n } = useTranslation('provide')
  const { state, name, sent, total } = transfer
  const percent = total > 0 ? Math.floor((sent / total) * 100) : 0
  const size = (bytes: number) => formatFileSize(bytes, i18n.language)
  const isStopped = state === 'paused' || state === 'interrupted'
  return (
    <div className="space-y-3">
      <p className="font-medium [overflow-wrap:anywhere]">{t('package.sending', { name })}</p>
      <Progress
        value={percent}
        label={t('package.sending', { name })}
        valueText={t('package.sent', { percent })}
      />
      <p className="flex flex-wrap gap-x-2 text-sm text-muted-foreground tabular-nums">
        <span>{t('package.sent', { percent })}</span>
        <span aria-hidden="true">·</span>
        <span>{t('package.sentOf', { sent: size(sent), total: size(total) })}</span>
        {transfer.secondsLeft !== null && (
          <>
            <span aria-hidden="true">·</span>
            <TimeLeftText seconds={transfer.secondsLeft} />
          </>
        )}
      </p>
      {/* The states are announced, the numbers are not: they change four times a second. */}
      <div role="status">
        {state !== 'sending' && (
          <Alert tone={state === 'paused' ? 'info' : 'warning'} title={t(`package.transfer.${state}`)}>
            {t(`package.transfer.${state}Text`)}
          </Alert>
        )}
      </div>
      <div className="flex flex-wrap gap-3">
        {isStopped ? (
          <Button onClick={goOn}>{t('package.goOn')}</Button>
        ) : (
          <Button variant="secondary" onClick={pause}>
            {t('package.pause')}
          </Button>
        )}
        <Button variant="secondary" onClick={cancel}>
          {t('package.cancel')}
        </Button>
      </div>
    </div>
  )
}

function TimeLeftText({ seconds }: { seconds: number }) {
  const { t } = useTranslation('provide')
  if (seconds < 60) return <span>{t('package.left.soon')}</span>
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return <span>{t('package.left.minutes', { count: minutes })}</span>
  return <span>{t('package.left.hours', { count: Math.round(minutes / 60) })}</span>
}

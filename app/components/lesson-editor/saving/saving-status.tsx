import { Check, CircleAlert, CloudOff, LoaderCircle, PenLine } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorText } from '#app/components/forms/error-text.tsx'
import { type SavingPhase } from '#app/components/lesson-editor/saving/saving-queue.ts'
import { useSession } from '#app/components/lesson-editor/session-context.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Icon } from '#app/components/ui/icon.tsx'

const GLYPHS: Record<SavingPhase | 'conflict', typeof Check> = {
  saved: Check,
  unsaved: PenLine,
  saving: LoaderCircle,
  offline: CloudOff,
  signed_out: CircleAlert,
  refused: CircleAlert,
  conflict: CircleAlert,
}

export function useSaving() {
  const { queue } = useSession()
  return useSyncExternalStore(queue.subscribe, queue.getState, queue.getState)
}

/** Whether the work is stored, in a word. Not announced: it changes all the time; trouble is, by the notice. */
export function SavingStatus() {
  const { t } = useTranslation('authoring')
  const { phase, held } = useSaving()
  const shown = phase === 'saved' && held.size > 0 ? 'conflict' : phase
  const isTrouble = ['offline', 'signed_out', 'refused', 'conflict'].includes(shown)
  return (
    <p
      data-saving={shown}
      className={`flex items-center gap-1.5 text-sm ${isTrouble ? 'text-danger' : 'text-muted-foreground'}`}
    >
      <Icon icon={GLYPHS[shown]} size="sm" className={shown === 'saving' ? 'animate-spin' : undefined} />
      <span>{t(`saving.${shown}`)}</span>
    </p>
  )
}

/** What the writer has to know or do so that nothing is lost. */
export function SavingNotice() {
  const { t } = useTranslation('authoring')
  const { queue } = useSession()
  const { phase, refusal } = useSaving()
  return (
    <>
      {phase === 'offline' && (
        <Alert tone="warning" live title={t('saving.offlineTitle')}>
          {t('saving.offlineText')}
        </Alert>
      )}
      {phase === 'signed_out' && (
        <Alert tone="danger" live title={t('saving.signedOutTitle')}>
          <p>{t('saving.signedOutText')}</p>
          <p className="mt-2 flex flex-wrap items-center gap-3">
            <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
              {t('saving.signIn')}
            </a>
            <Button size="sm" variant="secondary" onClick={() => queue.retry()}>
              {t('saving.signedInAgain')}
            </Button>
          </p>
        </Alert>
      )}
      {phase === 'refused' && refusal && (
        <Alert tone="danger" live title={t('saving.refusedTitle')}>
          <ErrorText message={refusal} />
        </Alert>
      )}
    </>
  )
}

/** Blocks somebody else had removed while they were being written in. */
export function ReturnedNotice() {
  const { t } = useTranslation('authoring')
  const { returned } = useSaving()
  if (returned.length === 0) return null
  return (
    <Alert tone="info" live>
      {t('saving.returned', { count: returned.length })}
    </Alert>
  )
}

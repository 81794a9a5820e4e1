import { Link } from '@remix-run/react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Leave } from '#app/components/learning/player-bar.tsx'
import { type SavingState } from '#app/components/learning/use-player.ts'
import { Alert } from '#app/components/ui/alert.tsx'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { Button } from '#app/components/ui/button.tsx'

const Strip = ({ children }: { children: ReactNode }) => (
  <div className="shrink-0 p-2 sm:px-4">{children}</div>
)

/** Says so when something the learner did is not stored yet, and what to do. */
export function SavingNotice({ saving, onRetry }: { saving: SavingState; onRetry: () => Promise<void> }) {
  return (
    <>
      <SavingAnnouncement saving={saving} />
      <TroubleNotice saving={saving} onRetry={onRetry} />
    </>
  )
}

/** Read out, politely and once each: trouble, and its end. Every other save is seen in the bar only. */
function SavingAnnouncement({ saving }: { saving: SavingState }) {
  const { t } = useTranslation('learn')
  const [hadTrouble, setHadTrouble] = useState(false)
  const isTrouble = saving === 'retrying' || saving === 'expired'
  if (isTrouble && !hadTrouble) setHadTrouble(true)
  return (
    <p role="status" className="sr-only">
      {saving === 'retrying' && t('play.retryingText')}
      {hadTrouble && saving === 'saved' && t('play.savedAgain')}
    </p>
  )
}

function TroubleNotice({ saving, onRetry }: { saving: SavingState; onRetry: () => Promise<void> }) {
  const { t } = useTranslation('learn')
  if (saving === 'retrying') {
    return (
      <Strip>
        <Alert tone="warning">{t('play.retryingText')}</Alert>
      </Strip>
    )
  }
  if (saving !== 'expired') return null
  return (
    <Strip>
      <Alert tone="warning" live title={t('play.expiredTitle')}>
        <p>{t('play.expiredText')}</p>
        <p className="mt-2 flex flex-wrap gap-3">
          <a
            href="/sign-in?to=/learn"
            target="_blank"
            rel="noreferrer"
            className={buttonStyle({ variant: 'secondary', size: 'sm' })}
          >
            {t('play.signIn')}
          </a>
          <Button size="sm" onClick={() => void onRetry()}>
            {t('play.tryAgain')}
          </Button>
        </p>
      </Alert>
    </Strip>
  )
}

export function SlowNotice() {
  const { t } = useTranslation('learn')
  return (
    <Strip>
      <Alert tone="warning" live title={t('play.slowTitle')}>
        <p>{t('play.slowText')}</p>
        <Button size="sm" variant="secondary" className="mt-2" onClick={() => window.location.reload()}>
          {t('play.reload')}
        </Button>
      </Alert>
    </Strip>
  )
}

type FinishedProps = { text: string; exitTo: string; nextTo: string | null; onLeave: Leave }

/** The content has said its last word; it often shows a blank page now, so the ways on are offered here. */
export function FinishedNotice({ text, exitTo, nextTo, onLeave }: FinishedProps) {
  const { t } = useTranslation('learn')
  return (
    <Strip>
      <Alert tone="success" live title={t('play.finishedTitle')}>
        <p>{text}</p>
        <p className="mt-2 flex flex-wrap gap-3">
          {nextTo && (
            <Link to={nextTo} onClick={onLeave} className={buttonStyle({ size: 'sm' })}>
              {t('play.next')}
            </Link>
          )}
          <Link
            to={exitTo}
            onClick={onLeave}
            className={buttonStyle({ size: 'sm', variant: nextTo ? 'secondary' : 'primary' })}
          >
            {t('play.exit')}
          </Link>
        </p>
      </Alert>
    </Strip>
  )
}

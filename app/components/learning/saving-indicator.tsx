import { Check, CircleAlert, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type SavingState } from '#app/components/learning/use-player.ts'
import { Icon } from '#app/components/ui/icon.tsx'

const GLYPHS = {
  opening: LoaderCircle,
  ready: Check,
  saving: LoaderCircle,
  saved: Check,
  retrying: CircleAlert,
  expired: CircleAlert,
  leaving: LoaderCircle,
} as const

/** Not announced: it changes every few seconds. What the learner must know is said by the notices below the bar. */
export function SavingIndicator({ saving }: { saving: SavingState }) {
  const { t } = useTranslation('learn')
  const isTrouble = saving === 'retrying' || saving === 'expired'
  return (
    <p
      data-saving={saving}
      title={t(`play.${saving}`)}
      className={`flex items-center gap-1.5 text-sm noscript:hidden ${isTrouble ? 'text-danger' : 'text-muted-foreground'}`}
    >
      <Icon
        icon={GLYPHS[saving]}
        size="sm"
        className={GLYPHS[saving] === LoaderCircle ? 'animate-spin' : undefined}
      />
      <span className="sr-only lg:not-sr-only">{t(`play.${saving}`)}</span>
    </p>
  )
}

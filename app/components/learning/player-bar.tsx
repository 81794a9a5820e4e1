import { Link } from '@remix-run/react'
import {
  AppWindow,
  ArrowLeft,
  ArrowRight,
  Check,
  CircleAlert,
  LoaderCircle,
  LogOut,
  PanelTop,
  ScrollText,
} from 'lucide-react'
import { type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type SavingState } from '#app/components/learning/use-player.ts'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { Icon } from '#app/components/ui/icon.tsx'

export type PlayerPlace = {
  title: ReactNode
  subtitle: ReactNode
  /** A word before the title that says what kind of visit this is. */
  banner?: ReactNode
  itemCount: number
  previousTo: string | null
  nextTo: string | null
  exitTo: string
  exitLabel: string
  exitHint: string
  /** Another way out, such as to what was observed. */
  asideTo?: string
  asideLabel?: string
}

export type Leave = (event: MouseEvent<HTMLAnchorElement>) => void

type PlayerBarProps = PlayerPlace & {
  saving: SavingState | null
  /** Where the same part opens in the other way: in a window of its own, or in this page. */
  windowTo: string | null
  isInWindow: boolean
  onMove: Leave
  onLeave: Leave
}

/** The slim bar over a course: what it is, whether it is saved, and the ways out. */
export function PlayerBar({ saving, windowTo, isInWindow, onMove, onLeave, ...place }: PlayerBarProps) {
  const { t } = useTranslation('learn')
  const { itemCount, previousTo, nextTo, exitTo, exitLabel, exitHint } = place
  return (
    <header className="flex shrink-0 items-center gap-x-2 border-b bg-card px-2 py-1.5 sm:gap-x-4 sm:px-4">
      <Link
        to={exitTo}
        onClick={onLeave}
        aria-label={exitHint}
        className={buttonStyle({ variant: 'secondary', size: 'sm' })}
      >
        <Icon icon={LogOut} size="sm" className="rotate-180" />
        <span className="hidden sm:inline">{exitLabel}</span>
      </Link>
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-base leading-snug font-semibold">
          {place.banner}
          {place.title}
        </h1>
        {place.subtitle && <p className="truncate text-sm text-muted-foreground">{place.subtitle}</p>}
      </div>
      {place.asideTo && (
        <Link to={place.asideTo} onClick={onLeave} className={buttonStyle({ variant: 'ghost', size: 'sm' })}>
          <Icon icon={ScrollText} size="sm" />
          <span className="sr-only sm:not-sr-only">{place.asideLabel}</span>
        </Link>
      )}
      {windowTo && (
        <a
          href={windowTo}
          onClick={onMove}
          aria-label={t(isInWindow ? 'play.inPage' : 'play.inWindow')}
          title={t(isInWindow ? 'play.inPage' : 'play.inWindow')}
          className={buttonStyle({ variant: 'ghost', size: 'sm' })}
        >
          <Icon icon={isInWindow ? PanelTop : AppWindow} size="sm" />
        </a>
      )}
      {saving && <SavingIndicator saving={saving} />}
      {itemCount > 1 && (
        <nav aria-label={t('course.contents')} className="flex gap-1">
          <Step to={previousTo} label={t('play.previous')} icon={ArrowLeft} onLeave={onLeave} />
          <Step to={nextTo} label={t('play.next')} icon={ArrowRight} onLeave={onLeave} />
        </nav>
      )}
    </header>
  )
}

type StepProps = { to: string | null; label: string; icon: typeof ArrowLeft; onLeave: Leave }

function Step({ to, label, icon, onLeave }: StepProps) {
  const look = buttonStyle({ variant: 'ghost', size: 'sm' })
  if (!to) {
    return (
      <span aria-hidden="true" className={`${look} opacity-40`}>
        <Icon icon={icon} size="sm" />
      </span>
    )
  }
  return (
    <Link to={to} onClick={onLeave} aria-label={label} title={label} className={look}>
      <Icon icon={icon} size="sm" />
    </Link>
  )
}

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
function SavingIndicator({ saving }: { saving: SavingState }) {
  const { t } = useTranslation('learn')
  const isTrouble = saving === 'retrying' || saving === 'expired'
  return (
    <p
      data-saving={saving}
      className={`flex items-center gap-1.5 text-sm noscript:hidden ${isTrouble ? 'text-danger' : 'text-muted-foreground'}`}
    >
      <Icon
        icon={GLYPHS[saving]}
        size="sm"
        className={GLYPHS[saving] === LoaderCircle ? 'animate-spin' : undefined}
      />
      <span className="sr-only md:not-sr-only">{t(`play.${saving}`)}</span>
    </p>
  )
}

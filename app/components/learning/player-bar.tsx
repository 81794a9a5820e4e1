import { Link } from '@remix-run/react'
import {
  AppWindow,
  ArrowLeft,
  ArrowRight,
  ListTree,
  LogOut,
  PanelLeftClose,
  PanelLeftOpen,
  PanelTop,
  ScrollText,
} from 'lucide-react'
import { type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CONTENTS_ID } from '#app/components/learning/contents-panel.tsx'
import { PlayerProgress } from '#app/components/learning/player-progress.tsx'
import { SavingIndicator } from '#app/components/learning/saving-indicator.tsx'
import { type PlayerContents } from '#app/components/learning/use-contents.ts'
import { type SavingState } from '#app/components/learning/use-player.ts'
import { buttonStyle } from '#app/components/ui/button-style.ts'
import { Button } from '#app/components/ui/button.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { Icon } from '#app/components/ui/icon.tsx'

export type PlayerPlace = {
  title: ReactNode
  subtitle: ReactNode
  /** A word before the title that says what kind of visit this is. */
  banner?: ReactNode
  exitTo: string
  exitLabel: string
  exitHint: string
  /** Another way out, such as to what was observed. */
  asideTo?: string
  asideLabel?: string
}

export type Leave = (event: MouseEvent<HTMLAnchorElement>) => void

/** Null: not now. Undefined: the content brings its own. */
export type Steps = { previousTo: string | null | undefined; nextTo: string | null | undefined }

type PlayerBarProps = PlayerPlace & {
  saving: SavingState | null
  /** Where the same part opens in the other way: in a window of its own, or in this page. */
  windowTo: string | null
  isInWindow: boolean
  onMove: Leave
  onLeave: Leave
  /** Null in a course of one part. */
  parts: (Steps & { progress: PlayerContents['progress'] } & ContentsButtonsProps) | null
}

/** The bar over a course: what it is, how far one has come, whether it is saved, and the ways on and out. */
export function PlayerBar({
  saving,
  windowTo,
  isInWindow,
  onMove,
  onLeave,
  parts,
  ...place
}: PlayerBarProps) {
  const { t } = useTranslation('learn')
  const { exitTo, exitLabel, exitHint } = place
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b bg-card px-2 py-1.5 sm:flex-nowrap sm:gap-x-3 sm:px-4">
      <Link
        to={exitTo}
        onClick={onLeave}
        aria-label={exitHint}
        title={exitHint}
        className={buttonStyle({ variant: 'secondary', size: 'sm' })}
      >
        <Icon icon={LogOut} size="sm" className="rotate-180" />
        <span className="hidden lg:inline">{exitLabel}</span>
      </Link>
      {parts && <FoldButton {...parts} />}
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-base leading-snug font-semibold">
          {place.banner}
          {place.title}
        </h1>
        {place.subtitle && <p className="truncate text-sm text-muted-foreground">{place.subtitle}</p>}
      </div>
      {place.asideTo && (
        <Link
          to={place.asideTo}
          onClick={onLeave}
          title={place.asideLabel}
          className={buttonStyle({ variant: 'ghost', size: 'sm' })}
        >
          <Icon icon={ScrollText} size="sm" />
          <span className="sr-only lg:not-sr-only">{place.asideLabel}</span>
        </Link>
      )}
      {windowTo && (
        <a
          href={windowTo}
          onClick={onMove}
          aria-label={t(isInWindow ? 'play.inPage' : 'play.inWindow')}
          title={t(isInWindow ? 'play.inPage' : 'play.inWindow')}
          className={cn(buttonStyle({ variant: 'ghost', size: 'sm' }), 'noscript:hidden')}
        >
          <Icon icon={isInWindow ? PanelTop : AppWindow} size="sm" />
        </a>
      )}
      {saving && <SavingIndicator saving={saving} />}
      {parts && (
        <div className="flex w-full items-center gap-2 sm:w-auto">
          <DrawerButton {...parts} />
          {parts.progress && parts.progress.itemCount > 0 ? (
            <PlayerProgress {...parts.progress} />
          ) : (
            <span className="flex-1" />
          )}
          <nav aria-label={t('play.steps')} className="flex gap-1">
            <Step to={parts.previousTo} label={t('play.previous')} icon={ArrowLeft} onLeave={onLeave} />
            <Step to={parts.nextTo} label={t('play.next')} icon={ArrowRight} onLeave={onLeave} />
          </nav>
        </div>
      )}
    </header>
  )
}

type ContentsButtonsProps = {
  isFolded: boolean
  onFold: () => void
  isDrawerOpen: boolean
  onOpenDrawer: () => void
}

/** Where there is room for the list of contents beside the content. */
function FoldButton({ isFolded, onFold }: ContentsButtonsProps) {
  const { t } = useTranslation('learn')
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-expanded={!isFolded}
      aria-controls={isFolded ? undefined : CONTENTS_ID}
      onClick={onFold}
      className="max-lg:hidden noscript:hidden"
    >
      <Icon icon={isFolded ? PanelLeftOpen : PanelLeftClose} size="sm" />
      {t('course.contents')}
    </Button>
  )
}

/** Where there is none. */
function DrawerButton({ isDrawerOpen, onOpenDrawer }: ContentsButtonsProps) {
  const { t } = useTranslation('learn')
  return (
    <Button
      variant="secondary"
      size="sm"
      aria-haspopup="dialog"
      aria-expanded={isDrawerOpen}
      onClick={onOpenDrawer}
      className="lg:hidden noscript:hidden"
    >
      <Icon icon={ListTree} size="sm" />
      <span className="sm:sr-only">{t('course.contents')}</span>
    </Button>
  )
}

type StepProps = { to: string | null | undefined; label: string; icon: typeof ArrowLeft; onLeave: Leave }

function Step({ to, label, icon, onLeave }: StepProps) {
  const look = buttonStyle({ variant: 'ghost', size: 'sm' })
  if (to === undefined) return null
  if (to === null) {
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

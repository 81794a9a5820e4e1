import {
  Circle,
  CircleCheck,
  CircleDot,
  CircleX,
  ExternalLink,
  FileText,
  Lock,
  type LucideIcon,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { lockInWords } from '#app/components/learning/lock-in-words.ts'
import { ScoreInWords } from '#app/components/learning/score-in-words.tsx'
import { Icon } from '#app/components/ui/icon.tsx'
import { type ItemStatus } from '#app/domain/learning/item-outcome.ts'
import { type ContentsPart } from '#app/domain/learning/learning-views.ts'

const LOOKS: Record<ItemStatus, { glyph: LucideIcon; colour: string }> = {
  not_started: { glyph: Circle, colour: 'text-muted-foreground' },
  in_progress: { glyph: CircleDot, colour: 'text-info' },
  completed: { glyph: CircleCheck, colour: 'text-success' },
  passed: { glyph: CircleCheck, colour: 'text-success' },
  failed: { glyph: CircleX, colour: 'text-warning' },
  untracked: { glyph: ExternalLink, colour: 'text-muted-foreground' },
}

const UNKNOWN = { glyph: FileText, colour: 'text-muted-foreground' }

/** The state of a part as a shape, beside the words that say the same. */
export function PartGlyph({ part: { status, lock } }: { part: ContentsPart }) {
  const isLocked = lock && (status === 'not_started' || status === null)
  const { glyph, colour } = status === null ? UNKNOWN : LOOKS[status]
  return (
    <Icon
      icon={isLocked ? Lock : glyph}
      size="sm"
      className={`mt-1 ${isLocked ? 'text-muted-foreground' : colour}`}
    />
  )
}

/** How far the learner has come with a part and, where it is closed, why. */
export function PartState({ part, isCurrent }: { part: ContentsPart; isCurrent: boolean }) {
  const { t, i18n } = useTranslation('learn')
  const { status, score, lock, isHidden } = part
  const isUntouched = status === 'not_started' || status === null
  return (
    <span lang={i18n.language} className="block text-sm text-muted-foreground">
      {isCurrent && isUntouched && t('play.openNow')}
      {!isCurrent && lock && isUntouched && lockInWords(lock, { t, language: i18n.language })}
      {!isCurrent && !lock && status === 'not_started' && t('status.not_started')}
      {!isUntouched && t(`status.${status}`)}
      {score && (
        <>
          {' · '}
          <ScoreInWords score={score} />
        </>
      )}
      {!isCurrent && lock && !isUntouched && <> · {lockInWords(lock, { t, language: i18n.language })}</>}
      {isHidden && <> {t('preview.hidden')}</>}
    </span>
  )
}

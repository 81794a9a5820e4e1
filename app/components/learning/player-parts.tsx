import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ItemStatusBadge } from '#app/components/learning/item-status-badge.tsx'
import { type Leave } from '#app/components/learning/player-bar.tsx'
import { type SequenceView } from '#app/domain/learning/learning-views.ts'

export type PlayerPart = SequenceView['parts'][number]

type PlayerPartsProps = { parts: PlayerPart[]; navigationPath: string; onLeave: Leave }

/** What lies in a sequenced course, with what has been done of it; a part that may be opened now is a link. */
export function PlayerParts({ parts, navigationPath, onLeave }: PlayerPartsProps) {
  const { t } = useTranslation('learn')
  if (parts.length < 2) return null
  return (
    <details className="shrink-0 border-b bg-card text-sm">
      <summary className="cursor-pointer px-4 py-2 font-semibold">{t('course.contents')}</summary>
      <ol className="max-h-[40vh] divide-y overflow-auto border-t">
        {parts.map((part) => (
          <li
            key={part.itemId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2"
          >
            <PartName part={part} navigationPath={navigationPath} onLeave={onLeave} />
            <ItemStatusBadge status={part.status} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function PartName({ part, navigationPath, onLeave }: Omit<PlayerPartsProps, 'parts'> & { part: PlayerPart }) {
  const { itemId, title, path, isCurrent, isOpen } = part
  const name = [...path, title].join(' › ')
  if (isCurrent)
    return (
      <span aria-current="step" className="font-semibold">
        {name}
      </span>
    )
  if (!isOpen) return <span className="text-muted-foreground">{name}</span>
  const query = new URLSearchParams({ request: 'choice', target: itemId })
  return (
    <Link to={`${navigationPath}?${String(query)}`} onClick={onLeave} className="link">
      {name}
    </Link>
  )
}

import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import { DateTime } from '#app/components/ui/date-time.tsx'
import { formatDate } from '#app/components/ui/format.ts'
import { type EvidenceView } from '#app/domain/positions/passport-view.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type EvidenceListProps = { evidence: readonly EvidenceView[]; membershipId: string }

/** On what somebody is said to hold a competency; what was withdrawn is struck through and says why. */
export function EvidenceList({ evidence, membershipId }: EvidenceListProps) {
  if (evidence.length === 0) return null
  return (
    <ul className="space-y-2 text-left text-sm font-normal print:text-xs">
      {evidence.map((one) => (
        <li key={one.evidenceId}>
          <Evidence evidence={one} membershipId={membershipId} />
        </li>
      ))}
    </ul>
  )
}

function Evidence({ evidence, membershipId }: { evidence: EvidenceView; membershipId: string }) {
  const { t, i18n } = useTranslation('positions')
  const { evidenceId, level, kind, at, byName, note, course, withdrawn, isOwn } = evidence
  const title = course && inLanguage(i18n.language, course.title, course.titleHi)
  return (
    <>
      <p className={cn(withdrawn && 'line-through')}>
        {course && title ? (
          <Link to={course.path} className="link">
            {t('passport.course', { title })}
          </Link>
        ) : (
          <span className="font-semibold">
            {t(`kind.${kind}`)}
            {byName && ` ${t('passport.by', { name: byName })}`}
          </span>
        )}
        {', '}
        {t('level', { level })}
        {', '}
        <DateTime at={at} style="shortDate" />
      </p>
      {note && <p className="[overflow-wrap:anywhere] text-muted-foreground">{note}</p>}
      {withdrawn && (
        <p className="[overflow-wrap:anywhere]">
          {t('passport.withdrawn', {
            day: formatDate(withdrawn.at, i18n.language, 'shortDate'),
            reason: withdrawn.reason,
          })}
        </p>
      )}
      {isOwn && !withdrawn && (
        <Link to={`/people/${membershipId}/evidence/${evidenceId}/withdrawal`} className="link print:hidden">
          {t('passport.withdraw')}
        </Link>
      )}
    </>
  )
}

import { BookOpen, ClipboardList } from 'lucide-react'
import { type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { HeldTable, NeedsTable } from '#app/components/positions/needs-table.tsx'
import { NextCourses } from '#app/components/positions/next-courses.tsx'
import { PassportPositions } from '#app/components/positions/passport-positions.tsx'
import { PrintedTable } from '#app/components/positions/printed-table.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { type PassportView } from '#app/domain/positions/passport-view.ts'

/** The competency passport: whose it is, what the position needs beside what is held, and what comes next. */
export function Passport({ passport }: { passport: PassportView }) {
  const { t } = useTranslation('positions')
  const { person, positions, needs, also, may } = passport
  const { membershipId, isSelf } = person
  const hasPosition = positions.some(({ isCurrent }) => isCurrent)
  return (
    <div className="space-y-10">
      <Card padding="lg">
        <PassportPositions passport={passport} />
      </Card>
      {hasPosition ? (
        <Section title={t('passport.needs')} lead={needs.length > 0 && <Summary passport={passport} />}>
          {needs.length > 0 ? (
            <>
              <NeedsTable caption={t('passport.needs')} rows={needs} membershipId={membershipId} />
              <PrintedTable caption={t('passport.needs')} rows={needs} membershipId={membershipId} />
            </>
          ) : (
            <p>{t('passport.needsNone')}</p>
          )}
        </Section>
      ) : (
        <EmptyState
          icon={ClipboardList}
          title={t('passport.noPosition')}
          actions={
            may.assign && (
              <>
                <LinkButton to={`/people/${membershipId}/passport/position`}>
                  {t('passport.assign')}
                </LinkButton>
                <LinkButton to="/people/positions/import" variant="secondary">
                  {t('list.import')}
                </LinkButton>
              </>
            )
          }
        >
          {t(
            may.assign
              ? 'passport.noPositionOther'
              : isSelf
                ? 'passport.noPositionOwn'
                : 'passport.noPositionReader',
          )}
        </EmptyState>
      )}
      {needs.length > 0 && (
        <Section title={t('passport.next')}>
          <Next passport={passport} />
        </Section>
      )}
      {also.length > 0 && (
        <Section title={t('passport.also')} lead={needs.length > 0 && t('passport.alsoText')}>
          <HeldTable caption={t('passport.also')} rows={also} membershipId={membershipId} />
          <PrintedTable caption={t('passport.also')} rows={also} membershipId={membershipId} />
        </Section>
      )}
      {also.length === 0 && !hasPosition && (
        <EmptyState icon={BookOpen} title={t('passport.nothingHeld')}>
          {t('passport.nothingHeldText')}
        </EmptyState>
      )}
    </div>
  )
}

function Section({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="space-y-4">
      <h2 className="text-xl font-semibold">{title}</h2>
      {lead && <p className="text-muted-foreground">{lead}</p>}
      {children}
    </section>
  )
}

function Summary({ passport: { needs } }: { passport: PassportView }) {
  const { t } = useTranslation('positions')
  const missing = needs.reduce((sum, need) => sum + need.missing, 0)
  const met = needs.filter((need) => need.missing === 0).length
  return (
    <>
      <strong className="text-foreground">{t('passport.summary', { met, needed: needs.length })}</strong>
      {'. '}
      {missing === 0 ? t('passport.summaryNone') : t('passport.summaryText', { count: missing })}
    </>
  )
}

function Next({ passport: { needs, next, person } }: { passport: PassportView }) {
  const { t } = useTranslation('positions')
  if (needs.every(({ missing }) => missing === 0))
    return <p>{person.isSelf ? t('passport.nextMet') : t('passport.nextMetOther')}</p>
  // Whoever may read a passport may read the gaps of the person, and the other way round.
  const toGaps = (
    <p className="print:hidden">
      <LinkButton to={`/gaps/person/${person.membershipId}`} variant="secondary">
        {t('passport.toGaps')}
      </LinkButton>
    </p>
  )
  if (next.length === 0) {
    return (
      <>
        <p>{t('passport.nextNone')}</p>
        {toGaps}
      </>
    )
  }
  return (
    <>
      <p className="text-muted-foreground">{t('passport.nextText')}</p>
      <NextCourses courses={next} />
      {toGaps}
    </>
  )
}

import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { formatDate } from '#app/components/ui/format.ts'
import { type PassportView, type PositionHeldView } from '#app/domain/positions/passport-view.ts'
import { inLanguage } from '#app/lib/in-language.ts'

/** Who it is about: unit, designation, and the positions of today and of earlier. */
export function PassportPositions({ passport }: { passport: PassportView }) {
  const { t, i18n } = useTranslation(['positions', 'common'])
  const { person, positions, may } = passport
  const current = positions.filter(({ isCurrent }) => isCurrent)
  const others = positions.filter(({ isCurrent }) => !isCurrent)
  const facts: [string, string | null][] = [
    [t('passport.ministry'), inLanguage(i18n.language, person.ministryName, person.ministryNameHi)],
    [t('passport.unit'), person.unit],
    [t('passport.designation'), person.designation],
    [t('passport.employeeNumber'), person.employeeNumber],
  ]
  return (
    <DescriptionList
      items={[
        {
          term: t('passport.positions'),
          description:
            current.length === 0 ? (
              t('passport.noPosition')
            ) : (
              <ul className="space-y-2">
                {current.map((position) => (
                  <li key={position.positionId + position.from}>
                    <PositionLine position={position} />
                    {may.assign && !position.to && <EndLink passport={passport} position={position} />}
                  </li>
                ))}
              </ul>
            ),
        },
        ...facts.flatMap(([term, description]) => (description ? [{ term, description }] : [])),
        ...(others.length > 0
          ? [
              {
                term: t('passport.positionsPast'),
                description: (
                  <ul className="space-y-2">
                    {others.map((position) => (
                      <li key={position.positionId + position.from}>
                        <PositionLine position={position} />
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function PositionLine({ position }: { position: PositionHeldView }) {
  const { t, i18n } = useTranslation('positions')
  const { positionId, name, nameHi, from, to } = position
  const day = (iso: string) => formatDate(iso, i18n.language, 'shortDate')
  return (
    <>
      <a href={`/framework/positions/${positionId}`} className="link font-semibold">
        {inLanguage(i18n.language, name, nameHi)}
      </a>{' '}
      <span className="text-muted-foreground" suppressHydrationWarning>
        {to
          ? t('passport.period', { from: day(from), to: day(to) })
          : t('passport.since', { day: day(from) })}
      </span>
    </>
  )
}

function EndLink({ passport, position }: { passport: PassportView; position: PositionHeldView }) {
  const { t, i18n } = useTranslation('positions')
  const query = new URLSearchParams({ position: position.positionId, from: position.from })
  return (
    <Link
      to={`/people/${passport.person.membershipId}/passport/position-end?${query.toString()}`}
      className="link ml-3 text-sm print:hidden"
    >
      {t('passport.end')}
      <span className="sr-only">: {inLanguage(i18n.language, position.name, position.nameHi)}</span>
    </Link>
  )
}

import { useTranslation } from 'react-i18next'
import { type FindingGroup } from '#app/components/packages/group-findings.ts'
import { type FindingView } from '#app/domain/packages/package-view.ts'
import { inLanguage } from '#app/lib/in-language.ts'

/** As many of the other places as one reads before they are folded. */
const SHOWN = 2

type T = ReturnType<typeof useTranslation<'provide'>>['t']

export type FindingReader = 'author' | 'validator'

type FindingCardProps = { group: FindingGroup; level: 4 | 5; reader: FindingReader }

/** What was found, where, what it means for learners, what to do, and what says so. */
export function FindingCard({ group: { first, findings }, level, reader }: FindingCardProps) {
  const { t, i18n } = useTranslation('provide')
  const Heading = `h${level}` as const
  const say = (en: string, hi: string) => inLanguage(i18n.language, en, hi)
  const advice = say(first.fix.en, first.fix.hi)
  const others = findings.slice(1)
  const shown = others.slice(0, SHOWN)
  const rest = others.slice(SHOWN)
  return (
    <li className="space-y-2 py-4 break-inside-avoid">
      <Heading className="font-medium [overflow-wrap:anywhere]">
        {say(first.message, first.messageHi)}
      </Heading>
      <Place finding={first} />
      {others.length > 0 && (
        <div className="space-y-1 text-sm">
          <p className="font-medium">{t('report.alsoFound')}</p>
          <PlaceList findings={shown} />
          {rest.length > 0 && (
            <details>
              <summary className="link min-h-6 w-fit">{t('report.more', { count: rest.length })}</summary>
              <PlaceList findings={rest} />
            </details>
          )}
        </div>
      )}
      {first.impact && (
        <p>
          <span className="font-medium">{t('report.meaning')}</span> {say(first.impact.en, first.impact.hi)}
        </p>
      )}
      {advice && (
        <p>
          <span className="font-medium">{t(`report.fix.${reader}`)}</span> {advice}
        </p>
      )}
      <p className="text-sm text-muted-foreground [overflow-wrap:anywhere]">
        {t('package.rule', { rule: first.rule })}
        {first.ruleTitle && <>: {say(first.ruleTitle.en, first.ruleTitle.hi)}</>}
        {first.clause && <> · {clauseInWords(first.clause, t)}</>}
      </p>
    </li>
  )
}

function PlaceList({ findings }: { findings: readonly FindingView[] }) {
  const { i18n } = useTranslation('provide')
  return (
    <ul className="space-y-1 border-l-2 pl-3">
      {findings.map((finding, index) => (
        <li key={index} className="[overflow-wrap:anywhere]">
          {inLanguage(i18n.language, finding.message, finding.messageHi)}
          <Place finding={finding} />
        </li>
      ))}
    </ul>
  )
}

function Place({ finding: { where } }: { finding: FindingView }) {
  const { t } = useTranslation('provide')
  const place = [where.entry, where.line && t('package.line', { line: where.line }), where.element].filter(
    Boolean,
  )
  if (place.length === 0) return null
  return (
    <p className="text-sm text-muted-foreground [overflow-wrap:anywhere]">
      {t('package.where')} {place.join(', ')}
    </p>
  )
}

/** Clauses of standards are cited as they are called; only the platform's own rules have a name in both languages. */
const clauseInWords = (clause: string, t: T): string =>
  t('report.clause', { clause: clause.replace(/^This platform/, t('report.ownRule')) })

import { useTranslation } from 'react-i18next'
import { FindingCard, type FindingReader } from '#app/components/packages/finding-card.tsx'
import { groupFindings, type FindingGroup } from '#app/components/packages/group-findings.ts'
import { TONE_OF, URGENCIES, type Urgency } from '#app/components/packages/urgency.ts'
import { Badge } from '#app/components/ui/badge.tsx'
import { type FindingView } from '#app/domain/packages/package-view.ts'

/** As many as one reads before the list is folded. */
const SHOWN = 8

type FindingsListProps = {
  findings: readonly FindingView[]
  level?: 3 | 4
  /** Shows only this part; all of them without it. */
  urgency?: Urgency | null
  /** Authors are told what to do; validators, what they can ask for. */
  reader?: FindingReader
}

/** What the checks found in a package, the worst first, each with what to do about it. */
export function FindingsList({ findings, level = 3, urgency = null, reader = 'author' }: FindingsListProps) {
  const { t } = useTranslation('provide')
  const groups = groupFindings(findings)
  const shown = URGENCIES.filter((one) => (urgency === null || one === urgency) && groups[one].length > 0)
  if (shown.length === 0) return <p className="text-muted-foreground">{t('report.nothingOfThat')}</p>
  return (
    <div className="space-y-6">
      {shown.map((one) => (
        <UrgencySection key={one} urgency={one} groups={groups[one]} level={level} reader={reader} />
      ))}
    </div>
  )
}

type UrgencySectionProps = {
  urgency: Urgency
  groups: readonly FindingGroup[]
  level: 3 | 4
  reader: FindingReader
}

function UrgencySection({ urgency, groups, level, reader }: UrgencySectionProps) {
  const { t } = useTranslation('provide')
  const Heading = `h${level}` as const
  const below = level === 3 ? 4 : 5
  const count = groups.reduce((sum, { findings }) => sum + findings.length, 0)
  const rest = groups.slice(SHOWN)
  return (
    <section>
      <Heading className="flex items-center gap-2 font-semibold">
        {t(`report.urgency.${urgency}`)}
        <Badge tone={TONE_OF[urgency]}>{count}</Badge>
      </Heading>
      <p className="text-sm text-muted-foreground">
        {t(`report.urgencyText.${urgency}`)}
        {urgency === 'should' && reader === 'author' && <> {t('report.alsoForValidators')}</>}
      </p>
      <ul className="mt-2 divide-y border-y">
        {groups.slice(0, SHOWN).map((group) => (
          <FindingCard key={group.key} group={group} level={below} reader={reader} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary className="link mt-3 min-h-6 w-fit">
            {t('report.moreFindings', { count: rest.length })}
          </summary>
          <ul className="mt-2 divide-y border-y">
            {rest.map((group) => (
              <FindingCard key={group.key} group={group} level={below} reader={reader} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

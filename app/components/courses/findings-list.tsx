import { useTranslation } from 'react-i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import { type FindingView } from '#app/domain/packages/package-view.ts'

const SEVERITIES = ['error', 'warning', 'note'] as const
const TONES: Record<(typeof SEVERITIES)[number], Tone> = { error: 'danger', warning: 'warning', note: 'info' }

type FindingsListProps = { findings: readonly FindingView[]; level?: 3 | 4 }

/** What the checks found in a package, the worst first, each with what to do about it. */
export function FindingsList({ findings, level = 3 }: FindingsListProps) {
  const { t } = useTranslation('provide')
  const Heading = `h${level}` as const
  return (
    <div className="space-y-6">
      {SEVERITIES.map((severity) => {
        const group = findings.filter((finding) => finding.severity === severity)
        if (group.length === 0) return null
        return (
          <section key={severity}>
            <Heading className="flex items-center gap-2 font-semibold">
              {t(`package.severity.${severity}`)}
              <Badge tone={TONES[severity]}>{group.length}</Badge>
            </Heading>
            <p className="text-sm text-muted-foreground">{t(`package.severityText.${severity}`)}</p>
            <ul className="mt-2 divide-y border-y">
              {group.map((finding, index) => (
                <FindingRow key={`${finding.rule} ${index}`} finding={finding} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function FindingRow({ finding }: { finding: FindingView }) {
  const { t, i18n } = useTranslation('provide')
  const { rule, message, messageHi, fix, where } = finding
  const advice = inLanguage(i18n.language, fix.en, fix.hi)
  const place = [where.entry, where.line && t('package.line', { line: where.line }), where.element]
  return (
    <li className="space-y-1 py-3">
      <p className="font-medium [overflow-wrap:anywhere]">{inLanguage(i18n.language, message, messageHi)}</p>
      {advice && (
        <p>
          <span className="font-medium">{t('package.fix')}</span> {advice}
        </p>
      )}
      <p className="text-sm text-muted-foreground [overflow-wrap:anywhere]">
        {place.some(Boolean) && (
          <>
            {t('package.where')} {place.filter(Boolean).join(', ')}
            {' · '}
          </>
        )}
        {t('package.rule', { rule })}
      </p>
    </li>
  )
}

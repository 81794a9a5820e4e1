import { useTranslation } from 'react-i18next'
import { type PreviewRecord } from '#app/components/lessons/preview-record.ts'
import { Card, CardHeader } from '#app/components/ui/card.tsx'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { StatusBadge } from '#app/components/ui/status-badge.tsx'

const TONES = { correct: 'success', incorrect: 'danger', neutral: 'neutral' } as const

type RecordPanelProps = {
  record: PreviewRecord
  /** What the places of the course are called, by language. */
  places: Record<string, Record<string, string>>
  passMarkPercent: number
}

/** The simulated learner record: what a platform would hold after each step. */
export function RecordPanel({ record, places, passMarkPercent }: RecordPanelProps) {
  const { t } = useTranslation('lessons')
  const { state, answers, language } = record
  const names = places[state?.location ?? '']
  const place = (language && names?.[language]) ?? Object.values(names ?? {})[0]
  return (
    <Card as="section" className="space-y-4">
      <CardHeader title={t('preview.record')} />
      <div role="status" className="space-y-4">
        {state ? (
          <DescriptionList
            items={[
              {
                term: t('preview.status'),
                description: t(state.completed ? 'preview.values.completed' : 'preview.values.incomplete'),
              },
              { term: t('preview.success'), description: t(`preview.values.${successOf(state.passed)}`) },
              {
                term: t('preview.score'),
                description:
                  state.scorePercent === null
                    ? '–'
                    : t('preview.scoreOf', { percent: state.scorePercent, passMark: passMarkPercent }),
              },
              { term: t('preview.progress'), description: `${state.progressPercent}%` },
              {
                term: t('preview.bookmark'),
                description: place ? <span lang={language ?? undefined}>{place}</span> : '–',
              },
              {
                term: t('preview.suspended'),
                description: t('preview.characters', { count: state.suspendedLength }),
              },
            ]}
          />
        ) : (
          <p className="text-muted-foreground">{t('preview.recordEmpty')}</p>
        )}
      </div>
      {answers.length > 0 && (
        <div className="space-y-2">
          <h3 className="font-semibold">{t('preview.answers')}</h3>
          <ol className="space-y-2">
            {answers.map(({ id, words, result }, index) => (
              <li key={index} className="flex flex-wrap items-center justify-between gap-2 text-sm">
                <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{words || id}</span>
                <StatusBadge tone={TONES[result]}>{t(`preview.values.${result}`)}</StatusBadge>
              </li>
            ))}
          </ol>
        </div>
      )}
    </Card>
  )
}

const successOf = (passed: boolean | null) => (passed === null ? 'unknown' : passed ? 'passed' : 'failed')

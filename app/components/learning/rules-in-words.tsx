import { explicitRollUp } from '@karmashala/player'
import { useTranslation } from 'react-i18next'
import { DescriptionList } from '#app/components/ui/description-list.tsx'
import { type ModuleRulesView } from '#app/domain/courses/completion-rules.schema.ts'

type RulesInWordsProps = Omit<ModuleRulesView, 'moduleId' | 'title'> & { stacked?: boolean }

/** How completion is decided, for those who may not change it: authors of a submitted version, validators. */
export function RulesInWords({ stacked = false, ...view }: RulesInWordsProps) {
  const { t } = useTranslation('learn')
  const { rules, kind, hasPassMark, passMarkPercent, partCount, isSequenced } = view
  const { completeOn, scoreThreshold, masteryOverride, afterCompletion } = rules
  const percent = Math.round((scoreThreshold ?? 0) * 100)
  const rollUp = isSequenced ? rules.rollUp : explicitRollUp(rules.rollUp)
  return (
    <DescriptionList
      stacked={stacked}
      items={[
        {
          term: t('rules.completeOn'),
          description: completeOn === 'score' ? t('rules.scoreOf', { percent }) : t(`rules.on.${completeOn}`),
        },
        ...(kind === 'lesson' && passMarkPercent !== null
          ? [
              {
                term: t('rules.lessonPassMark'),
                description: t('score.percent', { percent: passMarkPercent }),
              },
            ]
          : []),
        ...(kind === 'package' && hasPassMark
          ? [
              {
                term: t('rules.passMark'),
                description: t(masteryOverride ? 'rules.passMarkDecides' : 'rules.passMarkIsIgnored'),
              },
            ]
          : []),
        ...(partCount > 1
          ? [
              { term: t('rules.parts'), description: t(`rules.partsOn.${rollUp.completion}`) },
              { term: t('rules.partsScore'), description: t(`rules.scoreFrom.${rollUp.score}`) },
            ]
          : []),
        { term: t('rules.afterCompletion'), description: t(`rules.after.${afterCompletion}`) },
      ]}
    />
  )
}

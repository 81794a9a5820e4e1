import { type CompletionRules } from '@karmashala/player'
import { useTranslation } from 'react-i18next'
import { DescriptionList } from '#app/components/ui/description-list.tsx'

/** How completion is decided, for those who may not change it: authors of a submitted version, validators. */
export function RulesInWords({ rules, hasPassMark }: { rules: CompletionRules; hasPassMark: boolean }) {
  const { t } = useTranslation('learn')
  const { completeOn, scoreThreshold, masteryOverride, afterCompletion } = rules
  const percent = Math.round((scoreThreshold ?? 0) * 100)
  return (
    <DescriptionList
      items={[
        {
          term: t('rules.completeOn'),
          description: completeOn === 'score' ? t('rules.scoreOf', { percent }) : t(`rules.on.${completeOn}`),
        },
        ...(hasPassMark
          ? [
              {
                term: t('rules.passMark'),
                description: t(masteryOverride ? 'rules.passMarkDecides' : 'rules.passMarkIsIgnored'),
              },
            ]
          : []),
        { term: t('rules.afterCompletion'), description: t(`rules.after.${afterCompletion}`) },
      ]}
    />
  )
}

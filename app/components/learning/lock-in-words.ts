import { type TFunction } from 'i18next'
import { type ConditionView, type PartLock } from '#app/domain/learning/learning-views.ts'

type Words = { t: TFunction<'learn'>; language: string }

/** Why a part is not open, in a sentence of its own. */
export function lockInWords(lock: PartLock, words: Words): string {
  const { t } = words
  if (lock.reason === 'sequencing') return t('lock.sequencing')
  if (!lock.until) return t('lock.unknown')
  return t('lock.prerequisites', { conditions: conditionInWords(lock.until, words) })
}

function conditionInWords(condition: ConditionView, words: Words): string {
  const { t, language } = words
  switch (condition.kind) {
    case 'done':
    case 'notDone':
      return t(`lock.${condition.kind}`, { title: condition.title })
    case 'status': {
      const { title, status, isEqual } = condition
      const name = status === 'not attempted' ? 'not_attempted' : status
      return t(`lock.${isEqual ? 'is' : 'isNoLonger'}.${name}`, { title })
    }
    case 'all':
      return new Intl.ListFormat(language, { type: 'conjunction' }).format(partsInWords(condition.of, words))
    case 'any':
      return new Intl.ListFormat(language, { type: 'disjunction' }).format(partsInWords(condition.of, words))
    case 'atLeast': {
      const { count, of } = condition
      const conditions = new Intl.ListFormat(language, { type: 'unit' }).format(partsInWords(of, words))
      return t('lock.atLeast', { count, conditions })
    }
  }
}

/** "A and (B or C)": what belongs together stays together. */
const partsInWords = (of: ConditionView[], words: Words): string[] =>
  of.map((one) => ('of' in one ? `(${conditionInWords(one, words)})` : conditionInWords(one, words)))

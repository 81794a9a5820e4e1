import {
  definitions,
  percentCurrent,
  remarkSentence,
  textFingerprint,
  translationRows,
  type LessonContent,
  type TranslationRow,
} from '@karmashala/authoring'
import { type TranslationCounts, type UnitView } from '#app/domain/translations/translation-views.ts'

/** Everything there is to translate in a lesson, in reading order. */
export const unitsOf = (content: LessonContent, language: string): UnitView[] =>
  translationRows(content, language).map(toUnitView)

function toUnitView(row: TranslationRow): UnitView {
  const { blockId, blockType, key, kind, source, target, of, state, problems } = row
  const words = blockType === null ? undefined : definitions.get(blockType)?.words
  const part = partOf(key)
  return {
    id: `unit-${blockId ?? 'title'}-${key.replace(/[^A-Za-z0-9]+/g, '-')}`,
    ...{ blockId, key, source, target, of, state },
    seen: seenOf(target),
    block: words ? { en: words.en.name, hi: words.hi.name } : null,
    part: words?.en.fields?.[part]
      ? { en: words.en.fields[part], hi: words.hi.fields?.[part] ?? words.en.fields[part] }
      : null,
    isInline: kind === 'inline',
    problems: problems.map((problem) => ({
      en: remarkSentence(problem, 'en'),
      hi: remarkSentence(problem, 'hi'),
    })),
  }
}

/** Tells whether somebody else has changed a translation since it was shown. */
export const seenOf = (target: string | null): string => textFingerprint(target ?? '')

/** `attrs.options.#a1.text` is called `options.text` where the words of a block name its fields. */
const partOf = (key: string): string =>
  key
    .replace(/^attrs\./, '')
    .split('.')
    .filter((step) => !/^(?:#.*|\d+)$/.test(step))
    .join('.')

export function countsOf(units: readonly UnitView[]): TranslationCounts {
  const counts = { total: units.length, current: 0, stale: 0, missing: 0 }
  for (const { state } of units) counts[state] += 1
  return { ...counts, percentCurrent: percentCurrent(counts) }
}

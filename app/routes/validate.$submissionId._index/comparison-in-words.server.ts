import { type Dictionary } from '@karmashala/frac'
import { type TFunction } from 'i18next'
import { inLanguage } from '#app/lib/in-language.ts'
import { formatMoney } from '#app/components/ui/format.ts'
import { languageList } from '#app/domain/catalogue/language-name.ts'
import { type Licence } from '#app/domain/courses/course.schema.ts'
import { versionLanguages } from '#app/domain/courses/version-languages.ts'
import { toTagViews } from '#app/domain/courses/tag-views.server.ts'
import { type Comparison, type ReviewComparison } from '#app/domain/validation/submission-views.ts'
import {
  compareSnapshots,
  type CompletionSnapshot,
  type SnapshotPart,
  type VersionSnapshot,
} from '#app/domain/validation/version-snapshot.ts'
import { type Language } from '#app/lib/i18n.ts'

type T = TFunction<('provide' | 'catalogue' | 'learn' | 'validate')[]>
type Words = { t: T; language: Language; dictionary: Dictionary }

/** What has changed, in the words of the page. */
export function comparisonInWords(comparison: Comparison, t: T, language: Language): ReviewComparison {
  const { before, now, dictionary } = comparison
  const { changed, unchanged } = compareSnapshots(before, now)
  const lines = (snapshot: VersionSnapshot, part: SnapshotPart) =>
    linesOf(snapshot, part, { t, language, dictionary })
  const linesNow = (part: SnapshotPart) =>
    part === 'packages' ? packagesNow(before, now, t) : lines(now, part)
  return {
    with: comparison.with,
    changed: changed.map((part) => ({ part, before: lines(before, part), now: linesNow(part) })),
    unchanged,
  }
}

/** A lesson keeps its name when what it says is changed; that it was is said beside the name. */
function packagesNow(before: VersionSnapshot, now: VersionSnapshot, t: T): string[] {
  const known = new Set(before.packages.map(({ sha256 }) => sha256))
  const names = new Set(before.packages.map(({ name }) => name))
  return now.packages.map(({ sha256, name }) =>
    names.has(name) && !known.has(sha256) ? t('validate:changes.contentChanged', { name }) : name,
  )
}

function linesOf(
  snapshot: VersionSnapshot,
  part: SnapshotPart,
  { t, language, dictionary }: Words,
): string[] {
  switch (part) {
    case 'outcomes':
      return snapshot.outcomes
    case 'packages':
      return snapshot.packages.map(({ name }) => name)
    case 'completion':
      return (snapshot.completion ?? []).flatMap((rules) => rulesInWords(rules, t))
    case 'tags':
      return toTagViews(snapshot.tags, dictionary).map((tag, at) => {
        const level = t('catalogue:level', {
          level: tag.level,
          name: inLanguage(language, tag.levelName, tag.levelNameHi),
        })
        const name = inLanguage(language, tag.name, tag.nameHi)
        const module = snapshot.tags[at]?.module
        return [name, level, t(`catalogue:roles.${tag.role}`), ...(module ? [module.title] : [])].join(' · ')
      })
    case 'pricePerSeatPerYearInPaise':
      return snapshot[part] === null ? [] : [formatMoney(snapshot[part], language)]
    case 'passMarkPercent':
      return snapshot.passMarkPercent == null
        ? []
        : [t('learn:score.percent', { percent: snapshot.passMarkPercent })]
    case 'language':
      return [languageList(versionLanguages(snapshot), language)]
    case 'licence':
      return [t(`provide:licences.${snapshot.licence as Licence}`)]
    case 'durationInMinutes':
      return [t('provide:details.minutes', { count: snapshot.durationInMinutes })]
    default:
      return snapshot[part] ? [snapshot[part]] : []
  }
}

/** The same words in which the rules stand further down the page. */
function rulesInWords(
  { completeOn, scoreThreshold, masteryOverride, afterCompletion, rollUp }: CompletionSnapshot,
  t: T,
): string[] {
  const percent = Math.round((scoreThreshold ?? 0) * 100)
  const line = (term: string, text: string) => t('learn:rules.inWords', { term, text })
  return [
    line(
      t('learn:rules.completeOn'),
      completeOn === 'score' ? t('learn:rules.scoreOf', { percent }) : t(`learn:rules.on.${completeOn}`),
    ),
    ...(masteryOverride === null
      ? []
      : [
          line(
            t('learn:rules.passMark'),
            t(masteryOverride ? 'learn:rules.passMarkDecides' : 'learn:rules.passMarkIsIgnored'),
          ),
        ]),
    ...(rollUp
      ? [
          line(t('learn:rules.parts'), t(`learn:rules.partsOn.${rollUp.completion}`)),
          line(t('learn:rules.partsScore'), t(`learn:rules.scoreFrom.${rollUp.score}`)),
        ]
      : []),
    line(t('learn:rules.afterCompletion'), t(`learn:rules.after.${afterCompletion}`)),
  ]
}

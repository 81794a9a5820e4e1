import { FARTHEST, LAST_BUCKET, PART, type Matches, type Measures } from './match-query.ts'
import { MEASURES, valueRules, type SortBy } from './rank.ts'

/** A run of rules that look at how well a document matches, or a value it is ordered by. */
export type RankingPart = { kind: 'relevance'; rules: string[] } | { kind: 'value'; sort: SortBy }

/** The ranking rules as they are gone through: what looks at the match, between what looks at values. */
export function rankingParts(rules: string[], sort: SortBy[]): RankingPart[] {
  const parts: RankingPart[] = []
  for (const rule of rules) {
    const last = parts.at(-1)
    if (!Object.hasOwn(MEASURES, rule)) {
      for (const one of valueRules(rule, sort)) parts.push({ kind: 'value', sort: one })
    } else if (last?.kind === 'relevance') last.rules.push(rule)
    else parts.push({ kind: 'relevance', rules: [rule] })
  }
  return parts
}

/**
 * How well documents match, from above 0 to 1, by document number. Of two documents the one that the rules put first never
 * has the lower score. As in Meilisearch every rule divides what the one before it left undecided into as many equal
 * steps as it tells apart, and rules that order by values do not count; the steps are our own.
 */
export function scorer(matches: Matches, rules: string[]): (document: number) => number {
  const measures = rules.flatMap((rule) => (Object.hasOwn(MEASURES, rule) ? MEASURES[rule]! : []))
  if (matches.unitCount === 0 || measures.length === 0) return () => 1
  const steps = measures.map((name) => ({ list: matches[name], worst: worstOf(name, matches) }))
  const count = steps.reduce((product, { worst }) => product * (worst + 1), 1)
  return (document) => {
    const place = steps.reduce((sum, { list, worst }) => sum * (worst + 1) + (worst - list[document]!), 0)
    return (place + 1) / count
  }
}

function worstOf(name: keyof Measures, { unitCount, typosAllowed, attributeCount }: Matches): number {
  switch (name) {
    case 'wordsMissing': return unitCount - 1
    case 'typos': return typosAllowed
    case 'proximity': return (unitCount - 1) * FARTHEST
    case 'attribute': return unitCount * Math.max(0, attributeCount - 1)
    case 'position': return unitCount * LAST_BUCKET
    case 'inexact': return PART * (unitCount + 1) + unitCount
  } // prettier-ignore
}

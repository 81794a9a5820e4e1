import {
  NONE,
  noChoices,
  packRowChoices,
  rowPairs,
  unpackRowChoices,
  type RowChoices,
} from '../../interactions/row-choices.ts'
import { letter, pointsFor, type Scoring } from '../../interactions/scoring.ts'

export type MatchingAttrs = {
  pairs: readonly { id: string; left: string; right: string }[]
  extras: readonly { id: string; text: string }[]
  explanation: string
  points?: number | null
}

/** What can be chosen: the right side of each pair, then the extras. */
export const matchingThings = ({ pairs, extras }: MatchingAttrs): string[] => [
  ...pairs.map(({ right }) => right),
  ...extras.map(({ text }) => text),
]

/** Each pair is worth the same. */
export const matchingScoring: Scoring<MatchingAttrs, RowChoices> = {
  kind: 'matching',
  isScored: () => true,
  empty: ({ pairs }) => noChoices(pairs.length),
  isComplete: (_attrs, chosen) => chosen.length > 0 && !chosen.includes(NONE),
  grade: ({ pairs, points }, chosen) =>
    pointsFor(points, chosen.filter((index, row) => index === row).length / Math.max(1, pairs.length)),
  solution: ({ pairs }) => pairs.map((_, row) => row),
  feedback: ({ explanation }) => (explanation === '' ? [] : [explanation]),
  pack: (_attrs, chosen) => packRowChoices(chosen),
  unpack: (attrs, packed) => unpackRowChoices(packed, attrs.pairs.length, matchingThings(attrs).length),
  packedMax: ({ pairs }) => pairs.length,
  report: (attrs, chosen) => ({
    type: 'matching',
    response: rowPairs(chosen),
    correct: rowPairs(matchingScoring.solution(attrs)),
  }),
  components: (attrs) => ({
    source: attrs.pairs.map(({ left }, row) => ({ id: letter(row), words: left })),
    target: matchingThings(attrs).map((words, index) => ({ id: letter(index), words })),
  }),
}

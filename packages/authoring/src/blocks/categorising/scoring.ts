import {
  NONE,
  noChoices,
  packRowChoices,
  rowPairs,
  unpackRowChoices,
  type RowChoices,
} from '../../interactions/row-choices.ts'
import { letter, pointsFor, type Scoring } from '../../interactions/scoring.ts'

export type CategorisingAttrs = {
  categories: readonly { id: string; name: string }[]
  items: readonly { id: string; text: string; category: string }[]
  explanation: string
  points?: number | null
}

/** Each item is worth the same. */
export const categorisingScoring: Scoring<CategorisingAttrs, RowChoices> = {
  kind: 'matching',
  isScored: () => true,
  empty: ({ items }) => noChoices(items.length),
  isComplete: (_attrs, chosen) => chosen.length > 0 && !chosen.includes(NONE),
  grade: (attrs, chosen) => {
    const solution = categorisingScoring.solution(attrs)
    const right = chosen.filter((index, row) => index !== NONE && index === solution[row])
    return pointsFor(attrs.points, right.length / Math.max(1, attrs.items.length))
  },
  solution: ({ categories, items }) =>
    items.map(({ category }) => categories.findIndex(({ id }) => id === category)),
  feedback: ({ explanation }) => (explanation === '' ? [] : [explanation]),
  pack: (_attrs, chosen) => packRowChoices(chosen),
  unpack: ({ items, categories }, packed) => unpackRowChoices(packed, items.length, categories.length),
  packedMax: ({ items }) => items.length,
  report: (attrs, chosen) => ({
    type: 'matching',
    response: rowPairs(chosen),
    correct: rowPairs(categorisingScoring.solution(attrs)),
  }),
  components: ({ items, categories }) => ({
    source: items.map(({ text }, row) => ({ id: letter(row), words: text })),
    target: categories.map(({ name }, index) => ({ id: letter(index), words: name })),
  }),
}

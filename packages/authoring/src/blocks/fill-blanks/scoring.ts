import { isAccepted, type Comparison } from '../../interactions/answer-forms.ts'
import { blanksOf } from '../../interactions/blanks.ts'
import { packList, unpackList } from '../../interactions/packed.ts'
import { pointsFor, type Scoring } from '../../interactions/scoring.ts'

export type FillBlanksAttrs = Comparison & { text: string; explanation: string; points?: number | null }
/** What was typed, by the number of the blank. */
export type FillBlanksResponse = string[]

export const BLANK_LENGTH_MAX = 60

/** Each blank is worth the same. */
export const fillBlanksScoring: Scoring<FillBlanksAttrs, FillBlanksResponse> = {
  kind: 'fill-in',
  isScored: () => true,
  empty: ({ text }) => blanksOf(text).map(() => ''),
  isComplete: (_attrs, typed) => typed.length > 0 && typed.every((words) => words.trim() !== ''),
  grade: (attrs, typed) => {
    const blanks = blanksOf(attrs.text)
    const right = blanks.filter(({ number, accepted }) => isAccepted(typed[number] ?? '', accepted, attrs))
    return pointsFor(attrs.points, blanks.length === 0 ? 0 : right.length / blanks.length)
  },
  solution: ({ text }) => blanksOf(text).map(({ accepted }) => accepted[0] ?? ''),
  feedback: ({ explanation }) => (explanation === '' ? [] : [explanation]),
  pack: (_attrs, typed) => packList(typed),
  unpack: ({ text }, packed) => {
    const typed = unpackList(packed, blanksOf(text).length)
    return typed?.every((words) => words.length <= BLANK_LENGTH_MAX) ? typed : null
  },
  packedMax: ({ text }) => blanksOf(text).length * (2 * BLANK_LENGTH_MAX + 1),
  report: ({ text, matchCase }, typed) => ({
    type: 'fill-in',
    response: typed,
    correct: blanksOf(text).map(({ accepted }) => accepted),
    ...(matchCase ? { matchCase } : {}),
  }),
  components: () => ({}),
}

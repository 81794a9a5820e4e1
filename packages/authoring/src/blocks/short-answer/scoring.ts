import { isAccepted, type Comparison } from '../../interactions/answer-forms.ts'
import { packWords, unpackWords } from '../../interactions/packed.ts'
import { pointsFor, type Scoring } from '../../interactions/scoring.ts'

export type ShortAnswerAttrs = Comparison & {
  accepted: readonly { id: string; text: string }[]
  explanation: string
  points?: number | null
}

export const SHORT_ANSWER_MAX = 100

const forms = ({ accepted }: ShortAnswerAttrs) =>
  accepted.map(({ text }) => text).filter((text) => text.trim())

/** The response is what was typed. */
export const shortAnswerScoring: Scoring<ShortAnswerAttrs, string> = {
  kind: 'fill-in',
  isScored: () => true,
  empty: () => '',
  isComplete: (_attrs, typed) => typed.trim() !== '',
  grade: (attrs, typed) => pointsFor(attrs.points, isAccepted(typed, forms(attrs), attrs) ? 1 : 0),
  solution: (attrs) => forms(attrs)[0] ?? '',
  feedback: ({ explanation }) => (explanation === '' ? [] : [explanation]),
  pack: (_attrs, typed) => packWords(typed),
  unpack: (_attrs, packed) => {
    const typed = unpackWords(packed)
    return typed !== null && typed.length <= SHORT_ANSWER_MAX ? typed : null
  },
  packedMax: () => 2 * SHORT_ANSWER_MAX,
  report: (attrs, typed) => ({
    type: 'fill-in',
    response: [typed],
    correct: [forms(attrs)],
    ...(attrs.matchCase ? { matchCase: true } : {}),
  }),
  components: () => ({}),
}

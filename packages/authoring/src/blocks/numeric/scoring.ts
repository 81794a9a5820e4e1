import { numberIn } from '../../interactions/number-words.ts'
import { packWords, unpackWords } from '../../interactions/packed.ts'
import { pointsFor, type Scoring } from '../../interactions/scoring.ts'

export type NumericAttrs = {
  mode: 'value' | 'range'
  value?: number | null
  tolerance?: number | null
  min?: number | null
  max?: number | null
  unit: string
  explanation: string
  points?: number | null
}

export const NUMERIC_LENGTH_MAX = 40

/** From where to where an answer is right; null is open. Both null when the author has not said. */
export function rightRange(attrs: NumericAttrs): { min: number | null; max: number | null } {
  const { mode, value, tolerance, min, max } = attrs
  if (mode === 'range') return { min: min ?? null, max: max ?? null }
  if (typeof value !== 'number') return { min: null, max: null }
  return { min: rounded(value - (tolerance ?? 0)), max: rounded(value + (tolerance ?? 0)) }
}

/** 0.3 - 0.1 is 0.19999999999999998 in a computer; who types 0.2 is right. */
const rounded = (number: number) => Number(number.toPrecision(13))

/** The response is what was typed, so that it can be shown again as it was. */
export const numericScoring: Scoring<NumericAttrs, string> = {
  kind: 'numeric',
  isScored: () => true,
  empty: () => '',
  isComplete: ({ unit }, typed) => numberIn(typed, unit) !== null,
  grade: (attrs, typed) => {
    const number = numberIn(typed, attrs.unit)
    const { min, max } = rightRange(attrs)
    const isSaid = min !== null || max !== null
    const isRight = number !== null && isSaid && number >= (min ?? -Infinity) && number <= (max ?? Infinity)
    return pointsFor(attrs.points, isRight ? 1 : 0)
  },
  solution: (attrs) => {
    const { min, max } = rightRange(attrs)
    const number = attrs.mode === 'value' ? attrs.value : (min ?? max)
    return typeof number === 'number' ? plain(number) : ''
  },
  feedback: ({ explanation }) => (explanation === '' ? [] : [explanation]),
  pack: (_attrs, typed) => packWords(typed),
  unpack: (_attrs, packed) => {
    const typed = unpackWords(packed)
    return typed !== null && typed.length <= NUMERIC_LENGTH_MAX ? typed : null
  },
  packedMax: () => 2 * NUMERIC_LENGTH_MAX,
  report: (attrs, typed) => ({
    type: 'numeric',
    response: numberIn(typed, attrs.unit),
    correct: rightRange(attrs),
  }),
  components: () => ({}),
}

/** Never `1e-7`, which nobody types. */
const plain = (number: number) =>
  number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 12 })

import { filled, interactionWords } from '../../interactions/interaction-words.ts'
import { rightRange, type NumericAttrs } from './scoring.ts'

/** What is right, for people: `30 days`, `28 to 31 days`, `at least 28 days`. */
export function answerRange(attrs: NumericAttrs, language: string): string {
  const { min, max } = rightRange(attrs)
  const words = interactionWords(language)
  const inWords = (number: number) => number.toLocaleString('en-IN', { maximumFractionDigits: 12 })
  const range =
    min !== null && max !== null
      ? min === max
        ? inWords(min)
        : filled(words.fromTo, { from: inWords(min), to: inWords(max) })
      : min !== null
        ? filled(words.atLeast, { number: inWords(min) })
        : max !== null
          ? filled(words.atMost, { number: inWords(max) })
          : ''
  return [range, attrs.unit].filter(Boolean).join(' ')
}

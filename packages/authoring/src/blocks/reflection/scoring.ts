import { packWords, unpackWords } from '../../interactions/packed.ts'
import { type Scoring } from '../../interactions/scoring.ts'

export type ReflectionAttrs = { maxLength: number }

/** The response is what was written. Nobody judges it. */
export const reflectionScoring: Scoring<ReflectionAttrs, string> = {
  kind: 'long-fill-in',
  isScored: () => false,
  empty: () => '',
  isComplete: (_attrs, written) => written.trim() !== '',
  grade: () => ({ score: 0, maxScore: 0 }),
  solution: () => '',
  feedback: () => [],
  pack: (_attrs, written) => packWords(written),
  unpack: ({ maxLength }, packed) => {
    const written = unpackWords(packed)
    return written !== null && written.length <= maxLength ? written : null
  },
  packedMax: ({ maxLength }) => 2 * maxLength,
  report: (_attrs, written) => ({ type: 'long-fill-in', response: [written], correct: [] }),
  components: () => ({}),
}

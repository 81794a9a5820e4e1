import { letter, pointsFor, position, type Scoring } from './scoring.ts'

type Option = { id: string; text: string; correct: boolean; feedback: string }
type Attrs = { options: readonly Option[]; explanation: string; points?: number | null }
/** Positions of the chosen options, in ascending order. */
export type ChoiceResponse = number[]

/** A choice is all right or not right: half points for half the options would reward choosing everything. */
const choiceScoring = (most: number): Scoring<Attrs, ChoiceResponse> => {
  const solution = ({ options }: Attrs) => options.flatMap(({ correct }, index) => (correct ? [index] : []))
  return {
    kind: 'choice',
    isScored: () => true,
    empty: () => [],
    isComplete: (_attrs, chosen) => chosen.length > 0,
    grade: ({ options, points }, chosen) =>
      pointsFor(
        points,
        chosen.length > 0 && options.every(({ correct }, index) => correct === chosen.includes(index))
          ? 1
          : 0,
      ),
    solution,
    feedback: ({ options, explanation }, chosen) => {
      const said = chosen.flatMap((index) => {
        const { text = '', feedback = '' } = options[index] ?? {}
        // Of several, each says what it is about.
        return feedback === '' ? [] : [chosen.length > 1 ? `${text}: ${feedback}` : feedback]
      })
      return explanation === '' ? said : [...said, explanation]
    },
    pack: (_attrs, chosen) => chosen.map(letter).join(''),
    unpack: ({ options }, packed) => unpackPositions(packed, options.length, most),
    packedMax: ({ options }) => Math.min(most, options.length),
    report: (attrs, chosen) => ({
      type: 'choice',
      response: chosen.map(letter),
      correct: solution(attrs).map(letter),
    }),
    components: ({ options }) => ({
      choices: options.map(({ text }, index) => ({ id: letter(index), words: text })),
    }),
  }
}

export const singleChoiceScoring = choiceScoring(1)
export const multipleChoiceScoring = choiceScoring(Infinity)

/** Ascending positions below `count`, `most` of them; null for anything else. */
export function unpackPositions(packed: string, count: number, most: number): number[] | null {
  const chosen = [...packed].map(position)
  const isAscending = chosen.every((index, at) => index > (chosen[at - 1] ?? -1))
  return isAscending && chosen.length <= most && chosen.every((index) => index < count) ? chosen : null
}

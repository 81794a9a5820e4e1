import { letter, position, type Scoring } from './scoring.ts'

type Option = { id: string; text: string; correct: boolean; feedback: string }
type Attrs = { options: readonly Option[]; explanation: string; points?: number | null }
/** Positions of the chosen options, in ascending order. */
export type ChoiceResponse = number[]

/** A choice is all right or not right: half points for half the options would reward choosing everything. */
export const choiceScoring: Scoring<Attrs, ChoiceResponse> = {
  kind: 'choice',
  isScored: () => true,
  empty: () => [],
  isComplete: (_attrs, chosen) => chosen.length > 0,
  grade: ({ options, points }, chosen) => {
    const maxScore = points ?? 1
    const isRight = options.every(({ correct }, index) => correct === chosen.includes(index))
    return { score: isRight ? maxScore : 0, maxScore }
  },
  solution: ({ options }) => options.flatMap(({ correct }, index) => (correct ? [index] : [])),
  feedback: ({ options, explanation }, chosen) =>
    [...chosen.map((index) => options[index]?.feedback ?? ''), explanation].filter((words) => words !== ''),
  pack: (_attrs, chosen) => chosen.map(letter).join(''),
  unpack: ({ options }, packed) => {
    const chosen = [...packed].map(position)
    return chosen.every((index) => index >= 0 && index < options.length) ? chosen : null
  },
  report: (attrs, chosen) => ({
    type: 'choice',
    response: chosen.map(letter),
    correct: choiceScoring.solution(attrs).map(letter),
  }),
}

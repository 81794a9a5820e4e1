import {
  emptyAnswers,
  gradeAnswers,
  innerPackedMax,
  packAnswers,
  partsOf,
  solvedAnswers,
  unpackAnswers,
  type InnerAnswer,
  type InnerQuestion,
} from '../../interactions/inner-questions.ts'
import { type Scoring } from '../../interactions/scoring.ts'

export type Stop = { id: string; at: number; questions: readonly InnerQuestion[] }
export type InVideoQuestionAttrs = { stops: readonly Stop[] }

/** In the order of the film, whatever the order they were written in. */
export const stopsInOrder = ({ stops }: InVideoQuestionAttrs): Stop[] =>
  [...stops].sort((one, other) => one.at - other.at)

export const filmQuestions = (attrs: InVideoQuestionAttrs): InnerQuestion[] =>
  stopsInOrder(attrs).flatMap(({ questions }) => questions)

/** The answers to all questions in the order of the film. Each question is worth its own points. */
export const inVideoQuestionScoring: Scoring<InVideoQuestionAttrs, InnerAnswer[]> = {
  kind: 'other',
  isScored: (attrs) => filmQuestions(attrs).length > 0,
  empty: (attrs) => emptyAnswers(filmQuestions(attrs)),
  isComplete: (_attrs, answers) => answers.length > 0 && answers.every(({ isChecked }) => isChecked),
  grade: (attrs, answers) => gradeAnswers(filmQuestions(attrs), answers),
  solution: (attrs) => solvedAnswers(filmQuestions(attrs)),
  feedback: () => [],
  pack: (attrs, answers) => packAnswers(filmQuestions(attrs), answers),
  unpack: (attrs, packed) => unpackAnswers(filmQuestions(attrs), packed),
  packedMax: (attrs) => filmQuestions(attrs).reduce((sum, question) => sum + innerPackedMax(question) + 1, 0),
  report: (attrs, answers) => {
    const { score, maxScore } = gradeAnswers(filmQuestions(attrs), answers)
    return { type: 'other', response: String(score), correct: String(maxScore) }
  },
  components: () => ({}),
  parts: (attrs, answers) => partsOf(filmQuestions(attrs), answers),
}

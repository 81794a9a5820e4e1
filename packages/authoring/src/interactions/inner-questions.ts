import { packList, unpackList } from './packed.ts'
import { QUESTION_SCORINGS } from './question-scorings.ts'
import { type AnyScoring, type Grade, type InteractionPart } from './scoring.ts'

/** A question inside an assessment or a film: a whole block of one of `QUESTION_SCORINGS`. */
export type InnerQuestion = { type: string; attrs: { id: string } & Record<string, unknown> }

/** What a learner did with it. Once checked it does not change any more. */
export type InnerAnswer = { response: unknown; isChecked: boolean }

export function innerScoring({ type }: InnerQuestion): AnyScoring {
  const scoring = QUESTION_SCORINGS[type]
  // The schemas of the blocks that hold questions admit these kinds only.
  if (!scoring) throw new Error(`${type} cannot stand inside another block.`)
  return scoring
}

export const emptyAnswers = (questions: readonly InnerQuestion[]): InnerAnswer[] =>
  questions.map((question) => ({ response: innerScoring(question).empty(question.attrs), isChecked: false }))

/** All answers, checked, with full points. */
export const solvedAnswers = (questions: readonly InnerQuestion[]): InnerAnswer[] =>
  questions.map((question) => ({
    response: innerScoring(question).solution(question.attrs),
    isChecked: true,
  }))

export const isAnswered = (question: InnerQuestion, answer: InnerAnswer | undefined): boolean =>
  answer !== undefined && innerScoring(question).isComplete(question.attrs, answer.response)

/** Points of those that are checked, out of the points of all. */
export function gradeAnswers(questions: readonly InnerQuestion[], answers: readonly InnerAnswer[]): Grade {
  const grades = questions.map((question, index) => {
    const { response, isChecked } = answers[index] ?? { response: null, isChecked: false }
    const scoring = innerScoring(question)
    const { score, maxScore } = scoring.grade(
      question.attrs,
      isChecked ? response : scoring.empty(question.attrs),
    )
    return { score: isChecked ? score : 0, maxScore }
  })
  const sum = (of: (grade: Grade) => number) =>
    Math.round(grades.reduce((total, grade) => total + of(grade), 0) * 100) / 100
  return { score: sum(({ score }) => score), maxScore: sum(({ maxScore }) => maxScore) }
}

export const partsOf = (
  questions: readonly InnerQuestion[],
  answers: readonly InnerAnswer[],
): InteractionPart[] =>
  questions.flatMap(({ type, attrs }, index) => {
    const answer = answers[index]
    return answer?.isChecked ? [{ id: attrs.id, type, attrs, response: answer.response }] : []
  })

const CHECKED = '1'
const OPEN = '0'

export const packAnswers = (questions: readonly InnerQuestion[], answers: readonly InnerAnswer[]): string =>
  packList(
    questions.map((question, index) => {
      const { response, isChecked } = answers[index] ?? { response: null, isChecked: false }
      const scoring = innerScoring(question)
      const packed = scoring.pack(question.attrs, response ?? scoring.empty(question.attrs))
      return isChecked ? CHECKED + packed : packed === '' ? '' : OPEN + packed
    }),
  )

/** Null unless every answer is one that its question may have. */
export function unpackAnswers(questions: readonly InnerQuestion[], packed: string): InnerAnswer[] | null {
  const list = unpackList(packed, questions.length)
  const answers = list?.map((one, index): InnerAnswer | null => {
    const question = questions[index]
    if (!question || !/^(?:|[01].*)$/su.test(one) || one === OPEN) return null
    const response = innerScoring(question).unpack(question.attrs, one.slice(1))
    return response === null ? null : { response, isChecked: one.startsWith(CHECKED) }
  })
  return answers?.every((answer) => answer !== null) ? answers : null
}

const TYPED = ['fill-in', 'long-fill-in', 'numeric']

/** The most characters one answer takes within a list: signs in what is typed are escaped there once more. */
export function innerPackedMax(question: InnerQuestion): number {
  const { kind, packedMax } = innerScoring(question)
  return 1 + Math.ceil(packedMax(question.attrs) * (TYPED.includes(kind) ? 1.5 : 1))
}

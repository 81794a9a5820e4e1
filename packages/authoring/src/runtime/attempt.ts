import { type AnyScoring, type Grade } from '../interactions/scoring.ts'
import { type PageData, type PageQuestion } from './page-data.ts'

/** What a learner has done with one interaction. */
export type Answer = {
  response: unknown
  checked: boolean
  /** The language it was given in: typed words are judged by the attributes of that language. */
  language: string
  /** Set when the words of the answer did not fit into the record of an earlier visit; its result did. */
  lost: Grade | null
}

/** One learner's way through a course page. */
export type Attempt = {
  /** Draws and shuffles come from it; the same in every session. */
  seed: string
  language: string
  /** The learner chose the language in the course; until then it is that of the system or the browser. */
  isLanguageChosen: boolean
  /** Position of the open screen. */
  at: number
  read: boolean[]
  answers: Answer[]
  /** Best result so far in per cent, to two decimals; null while no attempt was finished. */
  best: number | null
  completed: boolean
}

export type Scorings = Readonly<Record<string, AnyScoring>>

/** The scoring of a question. A page is only written with kinds that have one. */
export function scoringOf(scorings: Scorings, { type }: PageQuestion): AnyScoring {
  const scoring = scorings[type]
  if (!scoring) throw new Error(`No scoring for ${type}`)
  return scoring
}

/** The attributes of a question in a language, in the source language where that one is missing. */
export const attrsOf = ({ attrs }: PageQuestion, language: string): unknown =>
  attrs[language] ?? Object.values(attrs)[0]

export function newAttempt(data: PageData, scorings: Scorings, seed: string): Attempt {
  const language = data.languages[0] ?? 'en'
  return {
    seed,
    language,
    isLanguageChosen: false,
    at: 0,
    read: data.screens.map(() => false),
    answers: data.questions.map((question) => emptyAnswer(question, scorings, language)),
    best: null,
    completed: false,
  }
}

export const emptyAnswer = (question: PageQuestion, scorings: Scorings, language: string): Answer => ({
  response: scoringOf(scorings, question).empty(attrsOf(question, language)),
  checked: false,
  language,
  lost: null,
})

/** Points of an answer, in the language it was given in. */
export function gradeOf(question: PageQuestion, scorings: Scorings, answer: Answer): Grade {
  if (answer.lost) return answer.lost
  const scoring = scoringOf(scorings, question)
  const attrs = attrsOf(question, answer.language)
  const { score, maxScore } = scoring.grade(attrs, answer.response)
  return { score: answer.checked ? score : 0, maxScore }
}

export const isScored = (question: PageQuestion, scorings: Scorings): boolean =>
  scoringOf(scorings, question).isScored(attrsOf(question, ''))

/** The answer of somebody who answers all questions again. What is not scored, or has attempts of its own, stays. */
export function startedOver(
  question: PageQuestion,
  scorings: Scorings,
  answer: Answer,
  language: string,
): Answer {
  const stays = !isScored(question, scorings) || scoringOf(scorings, question).hasAttemptLeft
  return stays ? answer : emptyAnswer(question, scorings, language)
}

/** False for what is not scored, and where every attempt has been used. */
export function mayStartOver(question: PageQuestion, scorings: Scorings, answer: Answer): boolean {
  const { hasAttemptLeft } = scoringOf(scorings, question)
  return (
    isScored(question, scorings) &&
    (!hasAttemptLeft || hasAttemptLeft(attrsOf(question, answer.language), answer.response))
  )
}

/**
 * An answer after its controls have changed. Where the words of an earlier visit were lost and its points kept, these
 * stay until the new answer is worth as much.
 */
export function changedAnswer(
  question: PageQuestion,
  scorings: Scorings,
  before: Answer | undefined,
  now: Answer,
): Answer {
  const lost = before?.lost
  if (!lost || (now.checked && gradeOf(question, scorings, now).score >= lost.score)) return now
  return { ...now, checked: true, lost }
}

export type Standing = {
  allRead: boolean
  /** Of scored questions: what asks for reflection holds nobody up. */
  allChecked: boolean
  hasScore: boolean
  score: number
  maxScore: number
  /** To two decimals: whole ones would round a result up to a pass mark it has missed. */
  percent: number
  /** Questions with all their points, of the scored ones. */
  right: number
  scored: number
  progress: number
}

/** Where a learner stands now. */
export function standingOf(data: PageData, scorings: Scorings, attempt: Attempt): Standing {
  const graded = data.questions.flatMap((question, index) => {
    const answer = attempt.answers[index]
    if (!answer || !isScored(question, scorings)) return []
    return [{ ...gradeOf(question, scorings, answer), checked: answer.checked }]
  })
  const score = sum(graded.map((one) => one.score))
  const maxScore = sum(graded.map((one) => one.maxScore))
  const done = attempt.read.filter(Boolean).length + graded.filter(({ checked }) => checked).length
  const steps = attempt.read.length + graded.length
  return {
    allRead: attempt.read.every(Boolean),
    allChecked: graded.every(({ checked }) => checked),
    hasScore: maxScore > 0,
    score,
    maxScore,
    percent: maxScore > 0 ? Math.round((10_000 * score) / maxScore) / 100 : 0,
    right: graded.filter((one) => one.checked && one.score >= one.maxScore).length,
    scored: graded.length,
    progress: attempt.completed || steps === 0 ? 1 : Math.floor((100 * done) / steps) / 100,
  }
}

/** Completion sticks and the best result counts: a look back takes nothing away. */
export function settle(data: PageData, scorings: Scorings, attempt: Attempt): void {
  const { allRead, allChecked, hasScore, percent } = standingOf(data, scorings, attempt)
  if (!allRead || !allChecked) return
  attempt.completed = true
  if (hasScore) attempt.best = Math.max(attempt.best ?? 0, percent)
}

const sum = (numbers: readonly number[]): number =>
  Math.round(numbers.reduce((total, one) => total + one, 0) * 100) / 100

import {
  emptyAnswers,
  gradeAnswers,
  type InnerAnswer,
  type InnerQuestion,
} from '../../interactions/inner-questions.ts'
import { hashOf, seededOrder } from '../../interactions/seeded.ts'

export type Pool = { id: string; draw: number; questions: readonly InnerQuestion[] }
export type AssessmentAttrs = {
  id: string
  pools: readonly Pool[]
  shuffle: boolean
  attempts?: number | null
  passPercent: number
  minutes?: number | null
  strictTime?: boolean | null
  feedback: 'question' | 'end' | 'never'
  points?: number | null
}

export type AssessmentResponse = {
  /** 0 before the first. */
  attempt: number
  /** Which questions were drawn comes from it, so that they are the same after a break. */
  seed: string
  /** When the attempt began, in seconds since 1970; 0 where the learner does without a limit of time. */
  startedAt: number
  /** False while the attempt runs. */
  isOver: boolean
  /** The best attempt that is over, in hundredths of a per cent. */
  best: number | null
  /** To the drawn questions, in their order. */
  answers: InnerAnswer[]
}

/** More attempts than anybody makes, so that the record stays short. */
export const ATTEMPT_MAX = 999
export const WHOLE = 10_000
const UNTIMED = 0

export const notBegun: AssessmentResponse = {
  attempt: 0,
  seed: '',
  startedAt: 0,
  isOver: false,
  best: null,
  answers: [],
}

/** How many questions each attempt asks. A pool cannot give more than it has. */
export const drawnCount = ({ pools }: Pick<AssessmentAttrs, 'pools'>): number =>
  pools.reduce((sum, { draw, questions }) => sum + Math.min(draw, questions.length), 0)

/** The questions of an attempt in their order. */
export function drawnQuestions(
  { pools, shuffle }: AssessmentAttrs,
  { attempt, seed }: Pick<AssessmentResponse, 'attempt' | 'seed'>,
): InnerQuestion[] {
  if (attempt === 0) return []
  const chance = `${seed}.${attempt}`
  const drawn = pools.flatMap(({ id, draw, questions }) => {
    const order = seededOrder(questions.length, `${chance}.${id}`).slice(0, draw)
    return (shuffle ? order : order.sort((one, other) => one - other)).flatMap(
      (index) => questions[index] ?? [],
    )
  })
  return shuffle ? seededOrder(drawn.length, chance).flatMap((index) => drawn[index] ?? []) : drawn
}

export const attemptsLeft = ({ attempts }: AssessmentAttrs, { attempt }: AssessmentResponse): number =>
  (attempts ?? ATTEMPT_MAX) - attempt

export const canBegin = (attrs: AssessmentAttrs, response: AssessmentResponse): boolean =>
  (response.attempt === 0 || response.isOver) && attemptsLeft(attrs, response) > 0 && drawnCount(attrs) > 0

/** The limit may be turned off by who needs more time. */
export const mayTurnOffTime = ({ minutes, strictTime }: AssessmentAttrs): boolean =>
  typeof minutes === 'number' && strictTime !== true

/** The next attempt. `seed` is of the learner, `now` in milliseconds since 1970. */
export function begun(
  attrs: AssessmentAttrs,
  response: AssessmentResponse,
  { seed, now, isUntimed = false }: { seed: string; now: number; isUntimed?: boolean },
): AssessmentResponse {
  if (!canBegin(attrs, response)) return response
  const next = {
    ...response,
    attempt: response.attempt + 1,
    seed: response.seed || hashOf(`${seed}${attrs.id}`).toString(36),
    startedAt: isUntimed && mayTurnOffTime(attrs) ? UNTIMED : Math.max(1, Math.floor(now / 1000)),
    isOver: false,
  }
  return { ...next, answers: emptyAnswers(drawnQuestions(attrs, next)) }
}

/** The share of the running or last attempt, in hundredths of a per cent. */
export function shareOf(attrs: AssessmentAttrs, response: AssessmentResponse): number {
  const { score, maxScore } = gradeAnswers(drawnQuestions(attrs, response), response.answers)
  return maxScore === 0 ? 0 : Math.round((WHOLE * score) / maxScore)
}

/** Hands the attempt in as it is; questions without an answer earn nothing. */
export function finished(attrs: AssessmentAttrs, response: AssessmentResponse): AssessmentResponse {
  if (response.attempt === 0 || response.isOver) return response
  const answers = response.answers.map((answer) => ({ ...answer, isChecked: true }))
  const over = { ...response, isOver: true, answers }
  return { ...over, best: Math.max(response.best ?? 0, shareOf(attrs, over)) }
}

/** Null without a limit; not below 0, and never more than there was, whatever is done to the clock. */
export function secondsLeft(
  { minutes }: AssessmentAttrs,
  { startedAt }: AssessmentResponse,
  now: number,
): number | null {
  if (!minutes || startedAt === UNTIMED) return null
  return Math.min(minutes * 60, Math.max(0, Math.ceil(startedAt + minutes * 60 - now / 1000)))
}

/** Whole per cent, rounded down: nobody is shown a pass mark they have missed. */
export const percentOf = (share: number): number => Math.floor(share / 100)

export const hasPassed = ({ passPercent }: AssessmentAttrs, { best }: AssessmentResponse): boolean =>
  best !== null && best >= passPercent * 100

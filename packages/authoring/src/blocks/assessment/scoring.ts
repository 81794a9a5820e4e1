import {
  innerPackedMax,
  packAnswers,
  partsOf,
  solvedAnswers,
  unpackAnswers,
} from '../../interactions/inner-questions.ts'
import { pointsFor, type Scoring } from '../../interactions/scoring.ts'
import {
  ATTEMPT_MAX,
  begun,
  canBegin,
  drawnCount,
  drawnQuestions,
  notBegun,
  percentOf,
  WHOLE,
  type AssessmentAttrs,
  type AssessmentResponse,
} from './attempts.ts'

const HEAD = /^([1-9]\d{0,2})\.([0-9a-z]{1,7})\.([0-9a-z]{1,7})\.([01])\.(\d{1,5}|-)$/
const HEAD_MAX = 3 + 1 + 7 + 1 + 7 + 1 + 1 + 1 + 5

const packHead = ({ attempt, seed, startedAt, isOver, best }: AssessmentResponse): string =>
  attempt === 0 ? '' : [attempt, seed, startedAt.toString(36), isOver ? 1 : 0, best ?? '-'].join('.')

/** The best attempt counts. What an attempt is worth does not hang on which questions it drew. */
export const assessmentScoring: Scoring<AssessmentAttrs, AssessmentResponse> = {
  kind: 'other',
  isScored: (attrs) => drawnCount(attrs) > 0,
  empty: () => notBegun,
  isComplete: (_attrs, { best }) => best !== null,
  grade: (attrs, { best }) => {
    const count = drawnCount(attrs)
    return count === 0 ? { score: 0, maxScore: 0 } : pointsFor(attrs.points ?? count, (best ?? 0) / WHOLE)
  },
  solution: (attrs) => {
    const first = begun(attrs, notBegun, { seed: '', now: 0 })
    if (first.attempt === 0) return first
    return { ...first, isOver: true, best: WHOLE, answers: solvedAnswers(drawnQuestions(attrs, first)) }
  },
  feedback: () => [],
  pack: (attrs, response) => {
    const packed = packAnswers(drawnQuestions(attrs, response), response.answers)
    return packed === '' ? packHead(response) : `${packHead(response)}/${packed}`
  },
  // Whatever is too long, the attempts that were used and the time that runs are not forgotten.
  packBriefly: (_attrs, response) => packHead(response),
  hasAttemptLeft: canBegin,
  unpack: (attrs, packed) => {
    if (packed === '') return notBegun
    const slash = packed.indexOf('/')
    const match = HEAD.exec(slash < 0 ? packed : packed.slice(0, slash))
    const inner = slash < 0 ? '' : packed.slice(slash + 1)
    if (!match || (slash >= 0 && inner === '') || drawnCount(attrs) === 0) return null
    const [, attempt, seed = '', startedAt = '', isOver, best] = match
    const response = {
      attempt: Number(attempt),
      seed,
      startedAt: Number.parseInt(startedAt, 36),
      isOver: isOver === '1',
      best: best === '-' ? null : Number(best),
    }
    const isPossible =
      response.attempt <= (attrs.attempts ?? ATTEMPT_MAX) &&
      (response.best ?? 0) <= WHOLE &&
      (response.best !== null) === (response.isOver || response.attempt > 1)
    const answers = unpackAnswers(drawnQuestions(attrs, response), inner)
    return isPossible && answers ? { ...response, answers } : null
  },
  packedMax: ({ pools }) =>
    HEAD_MAX +
    1 +
    pools.reduce((sum, { draw, questions }) => {
      const longest = questions.map(innerPackedMax).sort((one, other) => other - one)
      return sum + longest.slice(0, draw).reduce((length, one) => length + one + 1, 0)
    }, 0),
  report: (_attrs, { best }) => ({
    type: 'other',
    response: best === null ? '' : String(percentOf(best)),
    correct: '100',
  }),
  components: () => ({}),
  parts: (attrs, response) => partsOf(drawnQuestions(attrs, response), response.answers),
}

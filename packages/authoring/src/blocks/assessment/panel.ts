import { type BehaviourPage } from '../../interactions/behaviour.ts'
import { isAnswered } from '../../interactions/inner-questions.ts'
import { pageButton, paragraph } from '../../interactions/inner-view.ts'
import {
  attemptsLeft,
  canBegin,
  drawnQuestions,
  hasPassed,
  mayTurnOffTime,
  percentOf,
  shareOf,
  type AssessmentAttrs,
  type AssessmentResponse,
} from './attempts.ts'

/** What stands above the questions: the result so far, what is left to do, and the button that begins. */
export function panelContent(
  attrs: AssessmentAttrs,
  response: AssessmentResponse,
  page: BehaviourPage,
  start: (isUntimed: boolean) => void,
  said: readonly string[],
): HTMLElement[] {
  const isRunning = response.attempt > 0 && !response.isOver
  if (isRunning) return [paragraph(page.text('assessmentNumber', { number: response.attempt }))]
  const number = response.attempt + 1
  const words = number === 1 ? page.text('assessmentStart') : page.text('assessmentAgain', { number })
  const shown = [...said.map(paragraph), ...result(attrs, response, page)]
  if (!canBegin(attrs, response)) return shown
  const choice = mayTurnOffTime(attrs) ? withoutTime(page) : null
  const button = pageButton(words, () => start(choice?.box.checked === true))
  return [...shown, ...(choice ? [choice.line] : []), button]
}

function withoutTime(page: BehaviourPage) {
  const line = document.createElement('label')
  line.className = 'kl-without-time'
  const box = document.createElement('input')
  box.type = 'checkbox'
  // It says how to begin and is no answer.
  for (const kind of ['input', 'change']) line.addEventListener(kind, (event) => event.stopPropagation())
  line.append(box, page.text('assessmentWithoutTime'))
  return { line, box }
}

function result(attrs: AssessmentAttrs, response: AssessmentResponse, page: BehaviourPage): HTMLElement[] {
  if (response.best === null) return []
  const isPassed = hasPassed(attrs, response)
  const badge = paragraph(page.text(isPassed ? 'assessmentPassed' : 'assessmentFailed'))
  badge.className = `result-badge ${isPassed ? 'is-passed' : 'is-failed'}`
  const left = attemptsLeft(attrs, response)
  const leftWords =
    left <= 0
      ? [page.text('assessmentNoneLeft')]
      : attrs.attempts
        ? [page.text('assessmentLeft', { count: left })]
        : []
  return [
    badge,
    ...[
      page.text('assessmentResult', { percent: percentOf(shareOf(attrs, response)) }),
      page.text('assessmentBest', { percent: percentOf(response.best) }),
      page.text('assessmentPass', { percent: attrs.passPercent }),
      ...leftWords,
    ].map(paragraph),
  ]
}

/** How many of the drawn questions have no answer yet. */
export const openCount = (attrs: AssessmentAttrs, response: AssessmentResponse): number =>
  drawnQuestions(attrs, response).filter((question, index) => !isAnswered(question, response.answers[index]))
    .length

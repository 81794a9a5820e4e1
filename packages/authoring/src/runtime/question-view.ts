import { type AnyBehaviour, type BehaviourPage } from '../interactions/behaviour.ts'
import { filled } from '../interactions/interaction-words.ts'
import { type AnyScoring, type Grade } from '../interactions/scoring.ts'
import { type Answer } from './attempt.ts'
import { type CourseStrings } from './course-strings.ts'
import { make, makeButton } from './page-elements.ts'

export type QuestionView = {
  element: HTMLElement
  /** Shows the state of an answer: on opening, on checking, on starting again and after a change of language. */
  draw: (answer: Answer, grade: Grade) => void
}

type QuestionParts = {
  element: HTMLElement
  attrs: unknown
  scoring: AnyScoring
  behaviour: AnyBehaviour
  page: BehaviourPage
  strings: CourseStrings
  answer: () => Answer
  /** The controls say something else; `isStep` when it is worth a save, false for every key while typing. */
  changed: (response: unknown, isStep: boolean) => void
  check: () => void
}

/** One interaction on one screen in one language: its button, its feedback, its marks. */
export function questionView(parts: QuestionParts): QuestionView {
  const { element, attrs, scoring, behaviour, page, strings } = parts
  const live = make('div', 'question-feedback')
  const button = behaviour.checksItself ? null : makeButton('button button-check', strings.check, press)
  if (button) {
    live.setAttribute('aria-live', 'polite')
    const actions = make('div', 'question-actions')
    actions.append(button)
    element.append(actions, live)
  }
  behaviour.write(element, attrs, parts.answer().response, page)
  behaviour.mount?.(element, attrs, page, () => read(true))
  element.addEventListener('input', () => read(false))
  element.addEventListener('change', () => read(true))

  function read(isStep: boolean): void {
    const isLocked = parts.answer().checked && !behaviour.checksItself
    if (isLocked) return
    live.textContent = ''
    parts.changed(behaviour.read(element, attrs), isStep)
  }

  function press(): void {
    if (parts.answer().checked) return
    const response = behaviour.read(element, attrs)
    parts.changed(response, false)
    if (scoring.isComplete(attrs, response)) {
      parts.check()
      return
    }
    const words = behaviour.incomplete?.(attrs, response, page) ?? strings.answerFirst
    live.replaceChildren(make('p', 'question-verdict is-missing', words))
  }

  function draw(answer: Answer, grade: Grade): void {
    behaviour.write(element, attrs, answer.response, page)
    if (!button) return
    behaviour.mark?.(element, attrs, answer.checked && !answer.lost ? answer.response : null, page)
    for (const fieldset of element.querySelectorAll('fieldset')) fieldset.disabled = answer.checked
    button.textContent = answer.checked ? strings.checked : strings.check
    button.setAttribute('aria-disabled', String(answer.checked))
    live.replaceChildren(...(answer.checked ? feedback(answer, grade) : []))
  }

  function feedback(answer: Answer, grade: Grade): HTMLElement[] {
    const said = answer.lost ? [strings.wordsNotKept] : scoring.feedback(attrs, answer.response)
    return [verdict(grade, strings), ...said.map((words) => make('p', 'question-remark', words))]
  }

  return { element, draw }
}

function verdict({ score, maxScore }: Grade, strings: CourseStrings): HTMLElement {
  if (maxScore === 0) return make('p', 'question-verdict', strings.noted)
  if (score >= maxScore) return make('p', 'question-verdict is-right', strings.right)
  if (score <= 0) return make('p', 'question-verdict is-not-right', strings.wrong)
  return make('p', 'question-verdict is-partly', filled(strings.partlyRight, { score, max: maxScore }))
}

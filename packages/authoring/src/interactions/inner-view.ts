import { type AnyBehaviour, type BehaviourPage } from './behaviour.ts'
import { innerScoring, type InnerAnswer, type InnerQuestion } from './inner-questions.ts'
import { QUESTION_BEHAVIOURS } from './question-behaviours.ts'

/** A question inside an assessment or a film, as it stands in the page. */
export type InnerView = {
  element: HTMLElement
  read: () => unknown
  /**
   * Shows an answer. `locked` takes the controls out of use; `marked` says what was right. A button that checks is there
   * when `check` was given; it keeps the focus of whoever pressed it.
   */
  draw: (answer: InnerAnswer, state: { isLocked: boolean; isMarked: boolean }) => void
}

type InnerParts = {
  /** The element of the block that holds the question. */
  within: HTMLElement
  question: InnerQuestion
  page: BehaviourPage
  changed: () => void
  /** Called when the learner checks a complete answer; without it nothing in the question checks. */
  check?: (response: unknown) => void
}

/** Null where the markup does not have the question. */
export function innerView({ within, question, page, changed, check }: InnerParts): InnerView | null {
  const { attrs, type } = question
  const behaviour: AnyBehaviour | undefined = QUESTION_BEHAVIOURS[type]
  const found = within.querySelector<HTMLElement>(`[data-block-id="${attrs.id}"]`)
  if (!behaviour || !found) return null
  const element = found
  const known = behaviour
  const scoring = innerScoring(question)
  const feedback = document.createElement('div')
  feedback.className = 'question-feedback'
  // Without a button all questions are marked at once, and nobody wants to hear all of it.
  if (check) feedback.setAttribute('aria-live', 'polite')
  let isChecked = false
  const button = check ? pageButton(page.text('check'), press) : null
  button?.classList.add('button-check')
  element.append(...(button ? [button] : []), feedback)
  known.mount?.(element, attrs, page, changed)

  function press(): void {
    if (isChecked) return
    const response = known.read(element, attrs)
    if (scoring.isComplete(attrs, response)) check?.(response)
    else {
      const words = known.incomplete?.(attrs, response, page) ?? page.text('answerFirst')
      feedback.replaceChildren(verdictLine(words, 'is-missing'))
    }
  }

  function verdict(response: unknown): HTMLElement {
    const { score, maxScore } = scoring.grade(attrs, response)
    if (score >= maxScore) return verdictLine(page.text('right'), 'is-right')
    if (score <= 0) return verdictLine(page.text('wrong'), 'is-not-right')
    return verdictLine(page.text('partlyRight', { score, max: maxScore }), 'is-partly')
  }

  return {
    element,
    read: () => known.read(element, attrs),
    draw: ({ response }, { isLocked, isMarked }) => {
      // Written only when it differs: who is typing keeps the place of the cursor.
      if (scoring.pack(attrs, known.read(element, attrs)) !== scoring.pack(attrs, response)) {
        known.write(element, attrs, response, page)
      }
      known.mark?.(element, attrs, isMarked ? response : null, page)
      for (const fieldset of element.querySelectorAll('fieldset')) fieldset.disabled = isLocked
      isChecked = isLocked
      if (button) {
        button.textContent = page.text(isLocked ? 'checked' : 'check')
        button.setAttribute('aria-disabled', String(isLocked))
      }
      const said = isMarked ? [verdict(response), ...scoring.feedback(attrs, response).map(paragraph)] : []
      // What stands there already would be heard once more.
      if (said.map(markupOf).join('') !== [...feedback.children].map(markupOf).join(''))
        feedback.replaceChildren(...said)
    },
  }
}

const markupOf = ({ outerHTML }: Element) => outerHTML

/** A button in the look of the page. */
export function pageButton(words: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button'
  button.textContent = words
  button.addEventListener('click', press)
  return button
}

function verdictLine(words: string, state: 'is-right' | 'is-partly' | 'is-not-right' | 'is-missing') {
  const line = paragraph(words)
  line.className = `question-verdict ${state}`
  return line
}

export function paragraph(words: string): HTMLParagraphElement {
  const made = document.createElement('p')
  made.textContent = words
  return made
}

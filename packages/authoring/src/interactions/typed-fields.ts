import { type BehaviourPage } from './behaviour.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

/** Where learners type, in the order of their numbers. */
export const typedFields = (element: HTMLElement): Field[] =>
  [...element.querySelectorAll<Field>('[data-typed]')].sort(
    (one, other) => Number(one.dataset['typed']) - Number(other.dataset['typed']),
  )

/** Says beside a control whether it was right, and what would have been; null takes the words away. */
export function markBeside(
  control: HTMLElement,
  verdict: { isRight: boolean; answer: string } | null,
  page: BehaviourPage,
): void {
  const place = control.closest<HTMLElement>('[data-row]') ?? control.parentElement ?? control
  place.classList.toggle('is-correct', verdict?.isRight === true)
  place.classList.toggle('is-wrong', verdict?.isRight === false)
  place.querySelector('.kl-verdict')?.remove()
  control.removeAttribute('aria-describedby')
  if (!verdict) return
  const words = document.createElement('span')
  words.className = 'kl-verdict'
  words.id = `${control.id}-verdict`
  words.textContent = verdict.isRight
    ? page.text('right')
    : page.text('wrongAnswerIs', { answer: verdict.answer })
  control.setAttribute('aria-describedby', words.id)
  place.append(words)
}

import { type Behaviour } from './behaviour.ts'
import { type ChoiceResponse } from './choice-scoring.ts'
import { placeRows } from './place-rows.ts'
import { seededOrder } from './seeded.ts'

type Attrs = { id: string; shuffle?: boolean | null; options: readonly { correct: boolean }[] }

const inputs = (element: HTMLElement) => [...element.querySelectorAll<HTMLInputElement>('.kl-option input')]
const byPosition = (element: HTMLElement) =>
  inputs(element).sort((one, other) => Number(one.value) - Number(other.value))

/** Single and multiple choice: what the native controls say is the response. */
export const choiceBehaviour = (
  type: 'singleChoice' | 'multipleChoice',
): Behaviour<Attrs, ChoiceResponse> => ({
  type,
  read: (element) => byPosition(element).flatMap((input, index) => (input.checked ? [index] : [])),
  write: (element, _attrs, chosen) => {
    byPosition(element).forEach((input, index) => {
      input.checked = chosen.includes(index)
    })
  },
  mount: (element, { id, shuffle, options }, page) => {
    if (!shuffle) return
    const rows = byPosition(element).map((input) => input.closest<HTMLElement>('.kl-option'))
    placeRows(
      rows.filter((row) => row !== null),
      seededOrder(options.length, `${page.seed}${id}`),
    )
  },
  mark: (element, { options }, chosen, page) => {
    byPosition(element).forEach((input, index) => {
      const option = input.closest('.kl-option')
      const isCorrect = options[index]?.correct === true
      const isChosen = chosen?.includes(index) === true
      option?.classList.toggle('is-correct', chosen !== null && isCorrect)
      option?.classList.toggle('is-wrong', isChosen && !isCorrect)
      option?.querySelector('.option-badge')?.remove()
      if (chosen === null || (!isCorrect && !isChosen)) return
      const badge = document.createElement('span')
      badge.className = 'option-badge'
      badge.textContent = [
        isCorrect ? page.text('correctAnswer') : '',
        isChosen ? page.text('yourChoice') : '',
      ]
        .filter(Boolean)
        .join(' · ')
      option?.querySelector('label')?.append(badge)
    })
  },
})

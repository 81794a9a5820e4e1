import { type BehaviourPage } from './behaviour.ts'
import { NONE, type RowChoices } from './row-choices.ts'
import { markBeside } from './typed-fields.ts'

/** The selects of a question, in the order of its rows and not of the page. */
export const rowSelects = (element: HTMLElement): HTMLSelectElement[] =>
  [...element.querySelectorAll<HTMLSelectElement>('select[data-select]')].sort(
    (one, other) => Number(one.dataset['select']) - Number(other.dataset['select']),
  )

export const readRowSelects = (element: HTMLElement): RowChoices =>
  rowSelects(element).map(({ value }) => (value === '' ? NONE : Number(value)))

export function writeRowSelects(element: HTMLElement, chosen: RowChoices): void {
  rowSelects(element).forEach((select, row) => {
    const index = chosen[row] ?? NONE
    select.value = index === NONE ? '' : String(index)
  })
}

/** As if the learner had chosen it in the select. */
export function chooseInRow(select: HTMLSelectElement, value: string): void {
  select.value = value
  select.dispatchEvent(new Event('change', { bubbles: true }))
}

/** `things` are the words of what can be chosen. */
export function markRowSelects(
  element: HTMLElement,
  chosen: RowChoices | null,
  { solution, things }: { solution: RowChoices; things: readonly string[] },
  page: BehaviourPage,
): void {
  rowSelects(element).forEach((select, row) => {
    const right = solution[row] ?? NONE
    const verdict = chosen && { isRight: chosen[row] === right, answer: things[right] ?? '' }
    markBeside(select, verdict, page)
  })
}

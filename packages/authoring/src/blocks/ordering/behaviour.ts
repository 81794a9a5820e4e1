import { type Behaviour, type BehaviourPage } from '../../interactions/behaviour.ts'
import { isLocked, makeDraggable } from '../../interactions/drag.ts'
import { placeRows } from '../../interactions/place-rows.ts'
import { shuffledOrder } from '../../interactions/seeded.ts'
import { stepsInPlace, type OrderingAttrs, type OrderingResponse } from './scoring.ts'

type Attrs = OrderingAttrs & { id: string }

const rowsOf = (element: HTMLElement) => [...element.querySelectorAll<HTMLElement>('.kl-row')]
const selectOf = (row: HTMLElement) => row.querySelector<HTMLSelectElement>('select')
const nameOf = (row: HTMLElement) => row.querySelector('.kl-row-text')?.textContent ?? ''
const stepOf = (row: HTMLElement) => Number(row.dataset['row'])

/** A list; each row has a select of its place, buttons that move it, and can be dragged. */
export const orderingBehaviour: Behaviour<Attrs, OrderingResponse> = {
  type: 'ordering',
  read: (element) => (element.dataset['arranged'] === 'yes' ? rowsOf(element).map(stepOf) : []),
  write: (element, { id, steps }, order) => {
    const isArranged = order.length > 0
    element.dataset['arranged'] = isArranged ? 'yes' : 'no'
    const byStep = rowsOf(element).sort((one, other) => stepOf(one) - stepOf(other))
    placeRows(byStep, isArranged ? order : shuffledOrder(steps.length, id))
    showPlaces(element)
  },
  mount: (element, _attrs, page, changed) => {
    const moveTo = (row: HTMLElement, place: number, keepFocus: HTMLElement | null) => {
      if (isLocked(row)) return
      const others = rowsOf(element).filter((other) => other !== row)
      const wanted = Math.max(0, Math.min(others.length, place))
      const parent = row.parentElement
      if (others[wanted]) parent?.insertBefore(row, others[wanted])
      else others.at(-1)?.after(row)
      element.dataset['arranged'] = 'yes'
      showPlaces(element)
      keepFocus?.focus()
      page.announce(page.text('movedTo', { name: nameOf(row), place: wanted + 1, total: others.length + 1 }))
      changed()
    }
    for (const row of rowsOf(element)) {
      const select = selectOf(row)
      select?.addEventListener('change', () => {
        if (select.value !== '') moveTo(row, Number(select.value) - 1, select)
      })
      const placeNow = () => rowsOf(element).indexOf(row)
      row.append(
        moveButton('↑', page.text('moveUp', { name: nameOf(row) }), (button) =>
          moveTo(row, placeNow() - 1, button),
        ),
        moveButton('↓', page.text('moveDown', { name: nameOf(row) }), (button) =>
          moveTo(row, placeNow() + 1, button),
        ),
      )
    }
    makeDraggable(
      element,
      {
        items: () => rowsOf(element),
        touch: 'grip',
        targets: () => rowsOf(element),
        nameOf,
        drop: (row, target, isAfter) => {
          const others = rowsOf(element).filter((other) => other !== row)
          moveTo(row, others.indexOf(target) + (isAfter ? 1 : 0), null)
        },
      },
      page,
    )
  },
  mark: (element, _attrs, order, page) => {
    const inPlace = new Set(order === null ? [] : stepsInPlace(order))
    for (const row of rowsOf(element)) markRow(row, order === null ? null : inPlace.has(stepOf(row)), page)
  },
  incomplete: (_attrs, _order, page) => page.text('orderFirst'),
}

/** The selects say the place of their row, or nothing while nobody has moved anything. */
function showPlaces(element: HTMLElement): void {
  const isArranged = element.dataset['arranged'] === 'yes'
  rowsOf(element).forEach((row, place) => {
    const select = selectOf(row)
    if (select) select.value = isArranged ? String(place + 1) : ''
  })
}

function moveButton(sign: string, label: string, move: (button: HTMLElement) => void): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'kl-move'
  button.textContent = sign
  button.setAttribute('aria-label', label)
  button.addEventListener('click', () => move(button))
  return button
}

function markRow(row: HTMLElement, isRight: boolean | null, page: BehaviourPage): void {
  row.classList.toggle('is-correct', isRight === true)
  row.classList.toggle('is-wrong', isRight === false)
  row.querySelector('.kl-verdict')?.remove()
  if (isRight === null) return
  const words = document.createElement('span')
  words.className = 'kl-verdict'
  words.textContent = isRight ? page.text('right') : page.text('belongsAt', { place: stepOf(row) + 1 })
  row.append(words)
}

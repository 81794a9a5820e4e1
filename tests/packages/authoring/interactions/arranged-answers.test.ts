// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { matchingScoring } from '../../../../packages/authoring/src/blocks/matching/scoring.ts'
import { orderingScoring, stepsInPlace } from '../../../../packages/authoring/src/blocks/ordering/scoring.ts'
import { categorisingScoring } from '../../../../packages/authoring/src/blocks/categorising/scoring.ts'
import { buttonNamed, choose, inThePage, press } from './in-the-page.ts'
import { sampleInteractions } from './sample-interactions.ts'

const sample = (type: string) => {
  const block = sampleInteractions().find((one) => one.type === type)
  if (!block) throw new Error(type)
  return block
}
const orderAttrs = {
  steps: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: id })),
  explanation: '',
  points: 4,
}

test.each([
  [[0, 1, 2, 3, 4], 4],
  [[1, 2, 3, 4, 0], 3],
  [[1, 0, 2, 3, 4], 3],
  [[4, 3, 2, 1, 0], 0],
  [[2, 3, 4, 0, 1], 2],
])('the order %j earns %i of 4 points', (order, score) => {
  expect(orderingScoring.grade(orderAttrs, order)).toEqual({ score, maxScore: 4 })
})

test('the steps that need not be moved are those in the longest right run', () => {
  expect(stepsInPlace([1, 2, 0, 3])).toEqual([1, 2, 3])
})

test('an order with a step twice or a step too many is refused', () => {
  for (const packed of ['aabcd', 'abcd', 'abcdef', 'abcdz'])
    expect(orderingScoring.unpack(orderAttrs, packed)).toBe(null)
})

test('each right pair earns its share', () => {
  const attrs = {
    pairs: ['a', 'b', 'c'].map((id) => ({ id, left: id, right: id })),
    extras: [],
    explanation: '',
    points: 2,
  }
  expect(matchingScoring.grade(attrs, [0, 2, -1])).toEqual({ score: 0.67, maxScore: 2 })
})

test('an item whose category is gone is never right', () => {
  const attrs = {
    categories: [{ id: 'c1', name: 'One' }],
    items: [{ id: 'i1', text: 'Item', category: 'gone' }],
    explanation: '',
  }
  expect(categorisingScoring.grade(attrs, [-1]).score).toBe(0)
  expect(categorisingScoring.grade(attrs, [0]).score).toBe(0)
})

test('the rows of an order never stand in the right order at first', () => {
  const { element, read } = inThePage(sample('ordering'))
  const rows = [...element.querySelectorAll<HTMLElement>('.kl-row')].map(({ dataset }) =>
    Number(dataset['row']),
  )
  expect(rows.length).toBe(4)
  expect(rows).not.toEqual([0, 1, 2, 3])
  expect(read()).toEqual([])
})

test('a button moves a row, says where it is now and keeps the focus', () => {
  const { element, read, page, state } = inThePage(sample('ordering'))
  const name = element.querySelectorAll('.kl-row-text')[1]?.textContent ?? ''
  const button = buttonNamed(element, `Move ${name} up`)

  press(button)

  expect(element.querySelector('.kl-row-text')?.textContent).toBe(name)
  expect(document.activeElement).toBe(button)
  expect(page.said).toEqual([`${name}: now at place 1 of 4.`])
  expect(read()).toHaveLength(4)
  expect(state.changes).toBeGreaterThan(0)
})

test('moving the first row up leaves it where it is', () => {
  const { element } = inThePage(sample('ordering'))
  const first = element.querySelector('.kl-row-text')?.textContent ?? ''
  press(buttonNamed(element, `Move ${first} up`))
  expect(element.querySelector('.kl-row-text')?.textContent).toBe(first)
})

test('choosing a place in the select moves the row there, and every select says its place', () => {
  const { element } = inThePage(sample('ordering'))
  const selects = () => [...element.querySelectorAll('select')]
  const last = selects()[3]
  choose(last, '1')
  expect(selects()[0]).toBe(last)
  expect(selects().map(({ value }) => value)).toEqual(['1', '2', '3', '4'])
})

/** Drags as a pointer does; `under` is what lies under it at the end. */
function drag(item: HTMLElement, under: HTMLElement, pointerType = 'mouse', pressed: Element = item) {
  // happy-dom has no layout to ask.
  document.elementsFromPoint = () => [item, under]
  const event = (kind: string, clientX: number) =>
    new PointerEvent(kind, { bubbles: true, pointerId: 1, button: 0, pointerType, clientX, clientY: 0 })
  pressed.dispatchEvent(event('pointerdown', 0))
  pressed.dispatchEvent(event('pointermove', 50))
  pressed.dispatchEvent(event('pointerup', 50))
}
const one = (element: HTMLElement, selector: string) => {
  const found = element.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(selector)
  return found
}

test('dragging a card onto a row chooses it in the select of that row', () => {
  const { element, read, page } = inThePage(sample('matching'))
  drag(one(element, '.kl-card[data-thing="1"]'), one(element, '.kl-row[data-row="0"]'))
  expect(read()).toEqual([1, -1, -1])
  expect(page.said).toEqual(['reviews picked up.', 'Over CPIO.', 'reviews put at CPIO.'])
})

test('dragging a row into a box chooses its category, and the box shows it', () => {
  const { element, read } = inThePage(sample('categorising'))
  drag(one(element, '.kl-row[data-row="2"]'), one(element, '.kl-box[data-thing="0"]'))
  expect(read()).toEqual([-1, -1, 0])
  expect(one(element, '.kl-box[data-thing="0"]').textContent).toContain('Half pay leave')
})

test('dragging a row of an order puts it where it is let go', () => {
  const { element } = inThePage(sample('ordering'))
  const rows = () => [...element.querySelectorAll<HTMLElement>('.kl-row')]
  const [first, , third] = rows()
  if (!first || !third) throw new Error('no rows')
  drag(third, first)
  expect(rows().indexOf(third)).toBe(0)
})

test('a finger takes up a row by its grip only, so that it can scroll over the rows', () => {
  const { element, read } = inThePage(sample('categorising'))
  const row = one(element, '.kl-row[data-row="0"]')
  const box = one(element, '.kl-box[data-thing="1"]')
  drag(row, box, 'touch')
  expect(read()).toEqual([-1, -1, -1])
  drag(row, box, 'touch', one(row, '.kl-grip'))
  expect(read()).toEqual([1, -1, -1])
})

test('nothing is dragged in a question that has been checked', () => {
  const { element, read } = inThePage(sample('matching'))
  one(element, 'fieldset').setAttribute('disabled', '')
  drag(one(element, '.kl-card[data-thing="1"]'), one(element, '.kl-row[data-row="0"]'))
  expect(read()).toEqual([-1, -1, -1])
})

test('letting go beside every target changes nothing', () => {
  const { element, read, page } = inThePage(sample('matching'))
  const card = one(element, '.kl-card')
  drag(card, document.body)
  expect(read()).toEqual([-1, -1, -1])
  expect(page.said.at(-1)).toBe('Put back.')
  expect(card.style.transform).toBe('')
})

test('an area on the picture is a label of its control in the list', () => {
  const { element, read } = inThePage(sample('hotspot'))
  one(element, '.kl-area[data-area="1"]').click()
  expect(read()).toEqual([1])
  expect(one(element, '.kl-area[data-area="1"]').classList.contains('is-chosen')).toBe(true)
})

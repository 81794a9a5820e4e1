import { type Behaviour } from '../../interactions/behaviour.ts'
import { makeDraggable } from '../../interactions/drag.ts'
import { type RowChoices } from '../../interactions/row-choices.ts'
import {
  chooseInRow,
  markRowSelects,
  readRowSelects,
  rowSelects,
  writeRowSelects,
} from '../../interactions/row-selects.ts'
import { categorisingScoring, type CategorisingAttrs } from './scoring.ts'

/** Selects; and boxes of the categories onto which the rows can be dragged. */
export const categorisingBehaviour: Behaviour<CategorisingAttrs, RowChoices> = {
  type: 'categorising',
  read: (element) => readRowSelects(element),
  write: (element, attrs, chosen) => {
    writeRowSelects(element, chosen)
    fillBoxes(element, attrs)
  },
  mount: (element, attrs, page) => {
    const boxes = attrs.categories.map(({ name }, index) => box(name, index))
    const shelf = document.createElement('div')
    shelf.className = 'kl-boxes'
    // The selects say and do the same.
    shelf.setAttribute('aria-hidden', 'true')
    shelf.append(...boxes)
    element.querySelector('.kl-rows')?.after(shelf)
    element.addEventListener('change', () => fillBoxes(element, attrs))
    fillBoxes(element, attrs)
    makeDraggable(
      element,
      {
        items: () => [...element.querySelectorAll<HTMLElement>('.kl-row')],
        touch: 'grip',
        targets: () => boxes,
        nameOf: (part) => part.querySelector('.kl-row-text, .kl-box-name')?.textContent ?? '',
        drop: (row, category) => {
          const select = rowSelects(row)[0]
          if (select) chooseInRow(select, category.dataset['thing'] ?? '')
        },
      },
      page,
    )
  },
  mark: (element, attrs, chosen, page) =>
    markRowSelects(
      element,
      chosen,
      { solution: categorisingScoring.solution(attrs), things: attrs.categories.map(({ name }) => name) },
      page,
    ),
  incomplete: (_attrs, _chosen, page) => page.text('chooseEach'),
}

function box(name: string, index: number): HTMLElement {
  const made = document.createElement('div')
  made.className = 'kl-box'
  made.dataset['thing'] = String(index)
  const title = document.createElement('strong')
  title.className = 'kl-box-name'
  title.textContent = name
  made.append(title, document.createElement('ul'))
  return made
}

/** Shows in each box what has been put into it. */
function fillBoxes(element: HTMLElement, { items }: CategorisingAttrs): void {
  const chosen = readRowSelects(element)
  for (const made of element.querySelectorAll<HTMLElement>('.kl-box')) {
    const inside = items.filter((_, row) => String(chosen[row]) === made.dataset['thing'])
    made.querySelector('ul')?.replaceChildren(
      ...inside.map(({ text }) => {
        const entry = document.createElement('li')
        entry.textContent = text
        return entry
      }),
    )
  }
}

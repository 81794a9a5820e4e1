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
import { shuffledOrder } from '../../interactions/seeded.ts'
import { matchingScoring, matchingThings, type MatchingAttrs } from './scoring.ts'

/** Selects; and cards with the same words that can be dragged onto the rows. */
export const matchingBehaviour: Behaviour<MatchingAttrs & { id: string }, RowChoices> = {
  type: 'matching',
  read: (element) => readRowSelects(element),
  write: (element, _attrs, chosen) => writeRowSelects(element, chosen),
  mount: (element, attrs, page) => {
    const things = matchingThings(attrs)
    const cards = shuffledOrder(things.length, attrs.id).map((index) => card(things[index] ?? '', index))
    const bank = document.createElement('div')
    bank.className = 'kl-cards'
    // The selects say and do the same.
    bank.setAttribute('aria-hidden', 'true')
    bank.append(...cards)
    element.querySelector('.kl-rows')?.after(bank)
    const rows = [...element.querySelectorAll<HTMLElement>('.kl-row')]
    makeDraggable(
      element,
      {
        items: () => cards,
        touch: 'whole',
        targets: () => rows,
        nameOf: (part) => part.querySelector('.kl-row-text')?.textContent ?? part.textContent ?? '',
        drop: (dragged, row) => {
          const select = rowSelects(row)[0]
          if (select) chooseInRow(select, dragged.dataset['thing'] ?? '')
        },
      },
      page,
    )
  },
  mark: (element, attrs, chosen, page) =>
    markRowSelects(
      element,
      chosen,
      { solution: matchingScoring.solution(attrs), things: matchingThings(attrs) },
      page,
    ),
  incomplete: (_attrs, _chosen, page) => page.text('chooseEach'),
}

function card(words: string, index: number): HTMLElement {
  const made = document.createElement('span')
  made.className = 'kl-card'
  made.dataset['thing'] = String(index)
  made.textContent = words
  return made
}

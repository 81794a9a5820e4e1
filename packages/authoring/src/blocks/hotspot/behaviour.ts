import { type Behaviour } from '../../interactions/behaviour.ts'
import { choiceBehaviour } from '../../interactions/choice-behaviour.ts'
import { type ChoiceResponse } from '../../interactions/choice-scoring.ts'
import { asChoice, type HotspotAttrs } from './scoring.ts'

type Attrs = HotspotAttrs & { id: string }

const choice = choiceBehaviour('multipleChoice')

/** The list of areas is a choice; the areas on the picture are labels of the same controls. */
export const hotspotBehaviour: Behaviour<Attrs, ChoiceResponse> = {
  type: 'hotspot',
  read: (element, attrs) => choice.read(element, asChoice(attrs)),
  write: (element, attrs, chosen, page) => {
    choice.write(element, asChoice(attrs), chosen, page)
    showAreas(element)
  },
  mount: (element) => {
    element.addEventListener('change', () => showAreas(element))
    // Who moves through the list sees on the picture where they are.
    element.addEventListener('focusin', () => showAreas(element))
    element.addEventListener('focusout', () => showAreas(element))
    showAreas(element)
  },
  mark: (element, attrs, chosen, page) => {
    choice.mark?.(element, asChoice(attrs), chosen, page)
    attrs.areas.forEach(({ correct }, index) => {
      const area = element.querySelector(`.kl-area[data-area="${index}"]`)
      area?.classList.toggle('is-correct', chosen !== null && correct)
      area?.classList.toggle('is-wrong', chosen?.includes(index) === true && !correct)
    })
  },
}

function showAreas(element: HTMLElement): void {
  for (const area of element.querySelectorAll<HTMLLabelElement>('.kl-area')) {
    const input = element.querySelector<HTMLInputElement>(`[id="${area.htmlFor}"]`)
    area.classList.toggle('is-chosen', input?.checked === true)
    area.classList.toggle('is-focused', input !== null && document.activeElement === input)
  }
}

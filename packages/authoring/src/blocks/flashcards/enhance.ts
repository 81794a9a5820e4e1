import { type BehaviourPage, type Enhancement } from '../../interactions/behaviour.ts'

/** One side of a card at a time, and a button that turns it. A press anywhere on the card turns it too. */
export const flashcardsEnhancement: Enhancement = {
  type: 'flashcards',
  mount: (element, page) => {
    const words = { turn: element.dataset['wordTurn'] ?? '', back: element.dataset['wordTurnBack'] ?? '' }
    element.querySelectorAll<HTMLElement>('.kl-flashcard').forEach((card) => mountCard(card, words, page))
    element.classList.add('is-enhanced')
  },
}

function mountCard(card: HTMLElement, words: { turn: string; back: string }, page: BehaviourPage): void {
  const front = card.querySelector<HTMLElement>('.kl-flashcard-front')
  const back = card.querySelector<HTMLElement>('.kl-flashcard-back')
  if (!front || !back) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'kl-flashcard-turn'

  const show = (isTurned: boolean) => {
    front.hidden = isTurned
    back.hidden = !isTurned
    button.textContent = isTurned ? words.back : words.turn
    card.classList.toggle('is-turned', isTurned)
  }
  const turn = () => {
    show(front.hidden === false)
    page.announce((front.hidden ? back : front).textContent?.trim() ?? '')
  }

  // Who marks words to copy them does not want the card to turn.
  card.addEventListener('click', (event) => {
    const isOnButton = event.target instanceof Node && button.contains(event.target)
    if (isOnButton || (document.getSelection()?.toString() ?? '') === '') turn()
  })
  card.append(button)
  show(false)
}

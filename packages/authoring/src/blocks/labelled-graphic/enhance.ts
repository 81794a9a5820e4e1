import { type Enhancement } from '../../interactions/behaviour.ts'

/** The numbers on the picture become buttons that open their label; one more button opens all of them. */
export const labelledGraphicEnhancement: Enhancement = {
  type: 'labelledGraphic',
  mount: (element) => {
    const labels = [...element.querySelectorAll<HTMLElement>('.kl-point-label')]
    const numbers = [...element.querySelectorAll<HTMLElement>('.kl-point')]
    const buttons = numbers.map((number, index) =>
      toButton(number, labels[index], element.dataset['wordPoint'] ?? ''),
    )
    const all = document.createElement('button')
    all.type = 'button'
    all.className = 'kl-points-all'
    all.textContent = element.dataset['wordAll'] ?? ''

    const show = (isOpen: (index: number) => boolean) => {
      labels.forEach((label, index) => {
        label.hidden = !isOpen(index)
        buttons[index]?.setAttribute('aria-expanded', String(isOpen(index)))
      })
      const areAllOpen = labels.every((label) => !label.hidden)
      all.setAttribute('aria-pressed', String(areAllOpen))
    }

    buttons.forEach((button, chosen) =>
      button.addEventListener('click', () => {
        const isOnlyOne = labels.every((label, index) => label.hidden === (index !== chosen))
        show((index) => index === chosen && !isOnlyOne)
      }),
    )
    all.addEventListener('click', () => {
      const areAllOpen = labels.every((label) => !label.hidden)
      show(() => !areAllOpen)
    })
    element.querySelector('.kl-point-labels')?.before(all)
    element.classList.add('is-enhanced')
    show(() => false)
  },
}

function toButton(number: HTMLElement, label: HTMLElement | undefined, point: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = number.className
  button.style.left = number.style.left
  button.style.top = number.style.top
  button.textContent = number.textContent
  const title = label?.querySelector('.kl-point-title')?.textContent?.trim() ?? ''
  // The name begins with what is seen on the button (WCAG 2.2 2.5.3).
  button.setAttribute('aria-label', `${number.textContent ?? ''} ${title || point}`)
  if (label) button.setAttribute('aria-controls', label.id)
  number.replaceWith(button)
  return button
}

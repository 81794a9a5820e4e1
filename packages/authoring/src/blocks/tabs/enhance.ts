import { type Enhancement } from '../../interactions/behaviour.ts'

const MOVES: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
}

/** Sections with headings become a tablist: WAI-ARIA Authoring Practices, tabs with automatic activation. */
export const tabsEnhancement: Enhancement = {
  type: 'tabs',
  mount: (element) => {
    const panels = [...element.querySelectorAll<HTMLElement>(':scope > .kl-tab-panel')]
    const list = document.createElement('div')
    list.className = 'kl-tab-list'
    list.setAttribute('role', 'tablist')
    list.setAttribute('aria-label', element.dataset['wordTabs'] ?? '')
    const buttons = panels.map((panel) => toTab(panel))

    const show = (chosen: number) => {
      buttons.forEach((button, index) => {
        button.setAttribute('aria-selected', String(index === chosen))
        button.tabIndex = index === chosen ? 0 : -1
      })
      panels.forEach((panel, index) => {
        panel.hidden = index !== chosen
      })
    }

    buttons.forEach((button, index) => button.addEventListener('click', () => show(index)))
    list.addEventListener('keydown', (event) => {
      const at = buttons.findIndex((button) => button === event.target)
      const to = MOVES[event.key]?.(at, buttons.length)
      if (at < 0 || to === undefined) return
      event.preventDefault()
      show(to)
      buttons[to]?.focus()
    })
    list.append(...buttons)
    element.prepend(list)
    element.classList.add('is-enhanced')
    show(0)
  },
}

function toTab(panel: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'kl-tab'
  button.id = `${panel.id}-tab`
  button.setAttribute('role', 'tab')
  button.setAttribute('aria-controls', panel.id)
  button.textContent = panel.querySelector('.kl-tab-title')?.textContent ?? ''
  panel.setAttribute('role', 'tabpanel')
  panel.setAttribute('aria-labelledby', button.id)
  // A panel may hold nothing that takes the focus, and has to be reached and scrolled all the same.
  panel.tabIndex = 0
  return button
}

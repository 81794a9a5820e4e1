/** An element the page was written with. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no ${id}`)
  return element
}

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  words?: string,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (words !== undefined) element.textContent = words
  return element
}

export function makeButton(className: string, words: string, press: () => void): HTMLButtonElement {
  const button = make('button', className, words)
  button.type = 'button'
  button.addEventListener('click', press)
  return button
}

import { byId } from './page-elements.ts'

/**
 * The screens in each language. One of them is in the page; the others wait outside of it, so that no id and no radio
 * group is there twice.
 */
export function languageRoots(languages: readonly string[]) {
  const roots = new Map<string, HTMLElement>()
  let shown = byId('screens')
  roots.set(languages[0] ?? '', shown)

  return {
    /** Puts the screens of a language into the page; true when they are there for the first time. */
    show: (language: string): boolean => {
      const known = roots.get(language)
      const next = known ?? fromTemplate(language)
      roots.set(language, next)
      if (next !== shown) shown.replaceWith(next)
      shown = next
      return known === undefined
    },
    screens: (): HTMLElement[] => [...shown.querySelectorAll<HTMLElement>('.screen')],
    block: (id: string): HTMLElement | null => shown.querySelector(`[data-block-id="${id}"]`),
    enhanced: (): HTMLElement[] => [...shown.querySelectorAll<HTMLElement>('[data-enhance]')],
  }
}

function fromTemplate(language: string): HTMLElement {
  const root = document.createElement('div')
  root.id = 'screens'
  root.lang = language
  const template = document.querySelector<HTMLTemplateElement>(`template[data-screens="${language}"]`)
  if (template) root.append(template.content)
  return root
}

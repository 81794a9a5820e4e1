export type ScormApi = Record<string, (...args: string[]) => unknown>

// Real systems nest deeper than the seven levels of the classic finder.
const LEVELS_MAX = 20

/** The run-time of SCORM above the page or behind it: parents first, then the opener and its parents. */
export function findScormApi(name: string): ScormApi | null {
  const found = climb(window, name)
  if (found) return found
  let opener: Window | null = null
  try {
    opener = (window.opener as Window | null) ?? (window.top?.opener as Window | null) ?? null
  } catch {
    opener = null // another origin
  }
  return opener ? climb(opener, name) : null
}

function climb(start: Window, name: string): ScormApi | null {
  let at: Window = start
  for (let level = 0; level < LEVELS_MAX; level += 1) {
    try {
      const api = (at as unknown as Record<string, ScormApi | undefined>)[name]
      if (api) return api
      if (!at.parent || at.parent === at) return null
      at = at.parent
    } catch {
      return null // another origin
    }
  }
  return null
}

export type ScormApi = Record<string, (...args: string[]) => unknown>

// Real systems nest deeper than the seven levels of the classic finder, and open windows from windows.
const LEVELS_MAX = 20
const WINDOWS_MAX = 5

/**
 * The run-time of SCORM above the page or behind it: the frames around the page, then the window that opened it with the
 * frames around that one, and so on. `method` tells a run-time from anything else of the same name.
 */
export function findScormApi(name: string, method: string): ScormApi | null {
  let start: Window | null = window
  for (let opened = 0; start && opened < WINDOWS_MAX; opened += 1) {
    const { api, top }: { api: ScormApi | null; top: Window } = climb(start, name, method)
    if (api) return api
    start = openerOf(start) ?? openerOf(top)
  }
  return null
}

/** A frame of another origin between here and the run-time cannot be read, but what is around it may be. */
function climb(start: Window, name: string, method: string): { api: ScormApi | null; top: Window } {
  let at = start
  for (let level = 0; level < LEVELS_MAX; level += 1) {
    const api = apiOf(at, name, method)
    const around = api ? at : parentOf(at)
    if (api || !around || around === at) return { api, top: at }
    at = around
  }
  return { api: null, top: at }
}

function apiOf(at: Window, name: string, method: string): ScormApi | null {
  try {
    const found = (at as unknown as Record<string, ScormApi | undefined>)[name]
    // An element of the page with this id is found under the same name.
    return typeof found?.[method] === 'function' ? found : null
  } catch {
    return null // another origin
  }
}

function parentOf(at: Window): Window | null {
  try {
    return at.parent
  } catch {
    return null
  }
}

function openerOf(at: Window): Window | null {
  try {
    return (at.opener as Window | null) ?? null
  } catch {
    return null
  }
}

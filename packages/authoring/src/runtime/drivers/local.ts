import { type Connect } from './session.ts'

const STATE_MAX = 1_000_000

/**
 * A course without a learning system: kept in this browser, where that is allowed. Pages opened from disk may have no
 * storage; then nothing is kept once the page is closed, which is told to the learner.
 */
export const connectLocal =
  (activityId: string, version: string): Connect =>
  () => {
    const key = `karmashala:${activityId}`
    const storage = usableStorage(key)
    return {
      readOnly: false,
      counts: true,
      saved: keptFor(version, storage?.getItem(key) ?? ''),
      stateMax: STATE_MAX,
      keeper: storage ? 'browser' : 'nobody',
      languages: [],
      passMarkPercent: null,
      returnUrl: null,
      save: ({ state }) => {
        try {
          storage?.setItem(key, `${version}|${state}`)
          return true
        } catch {
          return false // full
        }
      },
      recordAnswer: () => {},
      leave: () => {},
    }
  }

/**
 * What was kept, behind a mark of the version it was kept for. Answers to the same questions go over into another version;
 * that the course was finished, and how well, is said of it anew.
 */
function keptFor(version: string, kept: string): string {
  const bar = kept.indexOf('|')
  const state = kept.slice(bar + 1)
  if (bar >= 0 && kept.slice(0, bar) === version) return state
  const [format = '', seed = '', _flags, _best, ...rest] = state.split(';')
  return rest.length > 0 ? [format, seed, '', '', ...rest].join(';') : ''
}

/** Asking for it throws where it is forbidden; some browsers have one that takes nothing. */
function usableStorage(key: string): Storage | null {
  try {
    const probe = `${key}:probe`
    window.localStorage.setItem(probe, '1')
    window.localStorage.removeItem(probe)
    return window.localStorage
  } catch {
    return null
  }
}

import { type Connect } from './session.ts'

const STATE_MAX = 1_000_000

/**
 * A course without a learning system: kept in this browser, where that is allowed. Pages opened from disk may have no
 * storage; then nothing is kept once the page is closed, which is told to the learner.
 */
export const connectLocal =
  (activityId: string): Connect =>
  () => {
    const key = `karmashala:${activityId}`
    const storage = usableStorage(key)
    return {
      readOnly: false,
      counts: true,
      saved: storage?.getItem(key) ?? '',
      stateMax: STATE_MAX,
      keeper: storage ? 'browser' : 'nobody',
      languages: [],
      passMarkPercent: null,
      returnUrl: null,
      save: ({ state }) => {
        try {
          storage?.setItem(key, state)
          return true
        } catch {
          return false // full
        }
      },
      recordAnswer: () => {},
      leave: () => {},
    }
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

import { findScormApi, type ScormApi } from './find-scorm-api.ts'
import { SCORM_12, SCORM_2004, type Dialect } from './scorm-dialects.ts'
import { type Connect, type Session } from './session.ts'

const LANGUAGE_TAG = /^[a-z]{2,3}([-_]|$)/i

/** Connects to the run-time of the standard the package was made for, or of the other one when only that is there. */
export const connectScorm =
  (standard: 'scorm12' | 'scorm2004'): Connect =>
  () => {
    const order = standard === 'scorm12' ? [SCORM_12, SCORM_2004] : [SCORM_2004, SCORM_12]
    for (const dialect of order) {
      const api = findScormApi(dialect.apiName, dialect.verbs.initialize)
      if (api) return openSession(api, dialect)
    }
    return null
  }

function openSession(api: ScormApi, dialect: Dialect): Session | null {
  const startedAt = Date.now()
  const written = new Map<string, string>()
  let open = true

  const call = (verb: keyof Dialect['verbs'], ...args: string[]): string => {
    try {
      return String(api[dialect.verbs[verb]]?.(...args))
    } catch {
      return 'false'
    }
  }
  const succeeds = (verb: keyof Dialect['verbs'], ...args: string[]): boolean => {
    const answer = call(verb, ...args).toLowerCase()
    if (answer === 'true' || answer === '1') return true
    // Some systems answer nothing at all and keep the error apart.
    return (answer === '' || answer === 'undefined') && call('lastError') === '0'
  }
  const get = (element: string): string => {
    const value = call('get', element)
    return ['undefined', 'null', 'false'].includes(value) ? '' : value
  }
  // A system that opened the session itself, or a page that was loaded again within it.
  const isOpenAlready = () => call('lastError') === dialect.openAlready && get(dialect.status) !== ''

  if (!succeeds('initialize', '') && !isOpenAlready()) return null
  // Everything is read before anything is written: a page that saves first overwrites what it should resume.
  const mode = get(dialect.mode)
  const earlier = dialect.readEarlier(get)
  const saved = get('cmi.suspend_data')
  const language = get(dialect.language)
  const passMarkPercent = percentOf(get(dialect.passMark), dialect.passMarkOf)
  const readOnly = mode === 'review' || mode === 'browse'

  return {
    readOnly,
    counts: get(dialect.credit) !== 'no-credit',
    saved,
    stateMax: dialect.stateMax,
    keeper: 'system',
    // SCORM 1.2 leaves open how a language is written: a word like “English” says less than what the browser says.
    languages: LANGUAGE_TAG.test(language) ? [language] : [],
    passMarkPercent,
    returnUrl: null,
    save: (record) => {
      if (!open) return false
      let allWritten = true
      const set = (element: string, value: string, isOptional = false): boolean => {
        if (written.get(element) === value) return true
        const isKept = succeeds('set', element, value)
        if (isKept) written.set(element, value)
        else if (!isOptional) allWritten = false
        return isKept
      }
      set(dialect.location, record.location)
      set('cmi.suspend_data', record.state)
      dialect.writeStatus(set, record, earlier)
      // Also when all is done: whatever else a visit ends with, the next one is a new attempt to many systems, in which
      // nothing of this one is left and "incomplete" replaces what was passed.
      set(dialect.exit, 'suspend')
      set(dialect.sessionTime, dialect.formatTime((Date.now() - startedAt) / 1000), true)
      return succeeds('commit', '') && allWritten
    },
    recordAnswer: (answer) => {
      if (!open || readOnly) return
      const count = Number(get('cmi.interactions._count') || 'none')
      if (!(count >= 0)) return
      const set = (element: string, value: string) => succeeds('set', element, value)
      dialect.writeAnswer(set, `cmi.interactions.${count}.`, answer)
    },
    leave: () => {
      if (!open) return
      open = false
      call('terminate', '')
    },
  }
}

/** A pass mark as the system sets it, in per cent; null for none and for nonsense. */
function percentOf(written: string, whole: number): number | null {
  const share = Number(written) / whole
  return written.trim() !== '' && share >= 0 && share <= 1 ? share * 100 : null
}

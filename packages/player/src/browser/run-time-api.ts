import { type IHttpService } from 'scorm-again'
import { type PlayerStandard } from '../attempt.ts'
import { type MadeCall } from './call-log.ts'

/** What the player needs of scorm-again; both of its classes have it. */
export type RunTimeApi = {
  lastErrorCode: string
  isInitialized(): boolean
  isTerminated(): boolean
  loadFromJSON(json: object): void
  renderCommitCMI(terminateCommit: boolean): object
  lmsInitialize(parameter: string): unknown
  lmsFinish(parameter: string): unknown
  lmsGetValue(element: string): unknown
  lmsSetValue(element: string, value: string): unknown
  lmsCommit(parameter: string): unknown
  lmsGetLastError(): unknown
  lmsGetErrorString(code: string): unknown
  lmsGetDiagnostic(code: string): unknown
  adl?: {
    nav: { request: string }
    restoreSharedDataSnapshot(stores: Record<string, string>): void
    configureSharedDataMaps(
      maps: { targetID: string; readSharedData: boolean; writeSharedData: boolean }[],
    ): void
  }
}

export type RunTimeSettings = {
  lmsCommitUrl: string
  dataCommitFormat: 'flattened'
  autocommit: false
  logLevel: 5
  onLogMessage(): void
}

export type CreateRunTime = (settings: RunTimeSettings, httpService: IHttpService) => RunTimeApi

/** The object content looks for: `API` in SCORM 1.2, `API_1484_11` in SCORM 2004. */
export type ContentApi = Record<string, ((first?: unknown, second?: unknown) => string) | string>

type Listeners = {
  onInitialize(): void
  onWrite(element: string): void
  /** Hears of every call but those for errors. */
  onCall?(call: MadeCall): void
  /** Answers GetValue where the library does not know; null leaves the element to it. */
  answer?(element: string): string | null
}

const GENERAL_NOT_INITIALIZED = '301'
const NOT_IMPLEMENTED = '401'
/** RTE 4th Ed. 3.1.7: general get failure, general set failure. */
const OUT_OF_RANGE = '301'
const OUT_OF_ORDER = '351'
const SHARED_STORE = /^adl\.data\.(\d+)\./

/**
 * The functions of the standard and nothing else, in front of the library. `onWrite` hears of every accepted SetValue,
 * `onInitialize` of the first accepted Initialize.
 */
export function createContentApi(
  standard: PlayerStandard,
  api: RunTimeApi,
  { onInitialize, onWrite, onCall = () => undefined, answer = () => null }: Listeners,
): ContentApi {
  const isScorm12 = standard === 'scorm12'

  /** Notes what was asked and answered. */
  const noted = (call: MadeCall['call'], element: string, value: string, ask: () => string): string => {
    const startedAt = performance.now()
    const answer = ask()
    const error = api.lastErrorCode
    onCall({ call, element, value, answer, error, startedAt, endedAt: performance.now() })
    return answer
  }

  /** Forgets the last error first: the library lets the error of an earlier call stand in a call that succeeds. */
  const ask = (call: () => unknown): string => {
    api.lastErrorCode = '0'
    const value = call()
    if (typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    // `cmi.toJSON` and the like reach into the library's objects.
    if (value !== undefined && value !== null) api.lastErrorCode = NOT_IMPLEMENTED
    return ''
  }
  // RTE 1.2 3.2.2: after LMSFinish only the error functions work. The library would go on, store, and finish again.
  const unlessFinished = (call: () => string, refusal = 'false'): string => {
    if (!isScorm12 || !api.isTerminated()) return call()
    api.lastErrorCode = GENERAL_NOT_INITIALIZED
    return refusal
  }
  const isOpen = () => api.isInitialized() && !api.isTerminated()
  const known = (element: string) => (isOpen() ? answer(element) : null)
  /** The stores of an item are those of its manifest; the library would let content add to them. */
  const sharedOr = (element: string, error: string, call: () => unknown): unknown => {
    const index = Number(SHARED_STORE.exec(element)?.[1] ?? -1)
    if (isScorm12 || index < 0 || !isOpen() || index < Number(api.lmsGetValue('adl.data._count')))
      return call()
    api.lastErrorCode = error
    return error === OUT_OF_ORDER ? 'false' : ''
  }
  const heard = (result: string, listener: () => void): string => {
    if (result === 'true') listener()
    return result
  }

  const initialize = (parameter?: unknown) =>
    noted('Initialize', '', '', () =>
      heard(
        ask(() => api.lmsInitialize(text(parameter))),
        onInitialize,
      ),
    )
  const finish = (parameter?: unknown) =>
    noted('Terminate', '', '', () => unlessFinished(() => ask(() => api.lmsFinish(text(parameter)))))
  const getValue = (element?: unknown) =>
    noted('GetValue', text(element), '', () =>
      unlessFinished(
        () =>
          ask(
            () =>
              known(text(element)) ??
              sharedOr(text(element), OUT_OF_RANGE, () => api.lmsGetValue(text(element))),
          ),
        '',
      ),
    )
  const setValue = (element?: unknown, value?: unknown) =>
    noted('SetValue', text(element), text(value), () =>
      unlessFinished(() =>
        heard(
          ask(() => sharedOr(text(element), OUT_OF_ORDER, () => api.lmsSetValue(text(element), text(value)))),
          () => onWrite(text(element)),
        ),
      ),
    )
  const commit = (parameter?: unknown) =>
    noted('Commit', '', '', () => unlessFinished(() => ask(() => api.lmsCommit(text(parameter)))))
  const lastError = () => String(api.lmsGetLastError())
  const errorString = (code?: unknown) => String(api.lmsGetErrorString(text(code)))
  const diagnostic = (code?: unknown) => String(api.lmsGetDiagnostic(text(code)))

  if (isScorm12) {
    return {
      LMSInitialize: initialize,
      LMSFinish: finish,
      LMSGetValue: getValue,
      LMSSetValue: setValue,
      LMSCommit: commit,
      LMSGetLastError: lastError,
      LMSGetErrorString: errorString,
      LMSGetDiagnostic: diagnostic,
    }
  }
  return {
    version: '1.0',
    Initialize: initialize,
    Terminate: finish,
    GetValue: getValue,
    SetValue: setValue,
    Commit: commit,
    GetLastError: lastError,
    GetErrorString: errorString,
    GetDiagnostic: diagnostic,
  }
}

/** Content passes numbers, null and nothing at all where the standards ask for a string. */
const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

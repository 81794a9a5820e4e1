import { type IHttpService } from 'scorm-again'
import {
  contentElements,
  ELEMENT_NAMES,
  mergeElements,
  reportedElements,
  withoutGivenLanguage,
} from '../cmi-elements.ts'
import { type Completion, type Success } from '../attempt.ts'
import { type requestValidity } from '../sequencing/request-validity.ts'
import { withoutSharedData, writtenSharedData } from '../shared-data.ts'
import { WRAPPER_CONFIG_ID, type CommitAnswer, type WrapperConfig } from '../wrapper-config.ts'
import { createTeller, listenToApp, type Hint } from './app-messages.ts'
import { createCallLog } from './call-log.ts'
import { createCommitLog } from './commit-log.ts'
import { createCommitSender } from './commit-sender.ts'
import { addContentFrame, sayFarewell, type Surface } from './content-frame.ts'
import { createContentWindow } from './content-window.ts'
import { deliverUnsaved } from './deliver-unsaved.ts'
import { createLeaving } from './leaving.ts'
import { loadRunTime } from './load-run-time.ts'
import { createContentApi, type CreateRunTime } from './run-time-api.ts'
import { createTransport, type Transport } from './transport.ts'
import { createUnsavedStore, type UnsavedStore } from './unsaved-store.ts'
import { createVisibleClock } from './visible-clock.ts'

const AUTOSAVE_IN_MS = 10_000
/** Lets a page of content write all it has to before the first save. */
const SETTLING_IN_MS = 1000
/** Keeps the token alive and the time counted while somebody reads a long page. */
const HEARTBEAT_IN_MS = 5 * 60_000
/** In a preview: its report is looked at right after. */
const LOG_EVERY_MS = 1500
const COMMIT_FAILED = { scorm12: 101, scorm2004: 391 } as const
const NOTHING = { terminated: false, closing: false }

declare global {
  interface Window {
    API?: unknown
    API_1484_11?: unknown
  }
}

/** Delivers what an earlier visit left unsaved, then plays; with the state as it is now, if that has changed it. */
export function startPlayer(createRunTime: CreateRunTime, judge?: typeof requestValidity): void {
  const config = JSON.parse(document.getElementById(WRAPPER_CONFIG_ID)?.textContent ?? '') as WrapperConfig
  const { appOrigin, mode } = config
  const { tell, repeat } = createTeller(appOrigin)
  listenToApp(appOrigin, ({ command }) => {
    if (command === 'greet') repeat()
  })
  const transport = createTransport(config.token)
  const store = createUnsavedStore({ ...config, isIsolated: config.isIsolated && mode === 'normal' })
  const parts = { config, createRunTime, judge, tell, transport, store }
  if (!store.read()) return play(parts)

  const stopListening = listenToApp(appOrigin, (command) => {
    if (command.command === 'renew') transport.useToken(command.token)
    if (command.command === 'close') tell({ event: 'closed' })
  })
  const trouble = { onRetry: () => tell({ event: 'retrying' }), onExpired: () => tell({ event: 'expired' }) }
  void deliverUnsaved({ store, transport, ...trouble }).then((isOutOfDate) => {
    stopListening()
    if (isOutOfDate) location.reload()
    else play(parts)
  })
}

type Parts = {
  config: WrapperConfig
  createRunTime: CreateRunTime
  /** Only SCORM 2004 needs the sequencing engine in the page. */
  judge?: typeof requestValidity
  tell(hint: Hint): void
  transport: Transport
  store: UnsavedStore
}

/** Builds the run-time from the state in the page, then lets the content in. */
function play({ config, createRunTime, judge, tell, transport, store }: Parts): void {
  const { standard, scormType, appOrigin } = config
  const names = ELEMENT_NAMES[standard]
  const clock = createVisibleClock()
  const leaving = createLeaving()
  const callLog = createCallLog({ keepsCalls: config.mode === 'browse' })
  let autosave: ReturnType<typeof setTimeout> | undefined
  let savedAt = -AUTOSAVE_IN_MS
  let isTouched = false
  let isUnsaved = false
  let isFinished = false
  const written = new Set<string>(config.hasOwnLanguage ? [names.language] : [])

  const readCmi = () => {
    if (scormType === 'asset') return {}
    const rendered = contentElements(standard, { ...api.renderCommitCMI(false) })
    const reported = reportedElements(withoutSharedData(rendered), written)
    const own = mergeElements({}, withoutGivenLanguage(standard, reported, written))
    return { ...own, ...writtenSharedData(rendered, written) }
  }
  const sender = createCommitSender({
    log: createCommitLog({
      ...config,
      cmi: mergeElements({}, withoutGivenLanguage(standard, contentElements(standard, config.cmi), written)),
    }),
    transport,
    readCmi,
    elapsedInSeconds: clock.elapsedInSeconds,
    readHealth: () => callLog.health,
    events: {
      saving: () => tell({ event: 'saving' }),
      saved(status, { terminated }) {
        isUnsaved = false
        tell({ event: 'saved' })
        if (status) tell(statusHint(status))
        if (terminated) tellFinished()
      },
      retrying() {
        isUnsaved = true
        callLog.health.failedCommits += 1
        if (!leaving.isUnderWay()) tell({ event: 'retrying' })
      },
      expired() {
        isUnsaved = true
        tell({ event: 'expired' })
      },
      unsaved: (commit) => void (commit ? store.keep(commit) : store.forget()),
    },
  })

  const httpService: IHttpService = {
    reportsRequestCompletion: false,
    updateSettings: () => undefined,
    processHttpRequest(_url, _params, terminated) {
      isTouched = false
      savedAt = performance.now()
      const flags = { ...NOTHING, terminated }
      const isStored = sender.saveNow(flags)
      // The blocking request is forbidden while a page goes away, and fails without a network: the browser may still
      // deliver this one. The content hears "true" only when nothing could tell it otherwise any more.
      if (!isStored) sender.saveBeyondPage(flags)
      const result = isStored || leaving.isUnderWay()
      isFinished ||= terminated
      return { result: String(result), errorCode: result ? 0 : COMMIT_FAILED[standard] }
    },
  }
  const api = createRunTime(
    // The library calls the service only if it is given an address.
    {
      lmsCommitUrl: 'commits',
      dataCommitFormat: 'flattened',
      autocommit: false,
      logLevel: 5,
      onLogMessage: () => undefined,
    },
    httpService,
  )
  loadRunTime(api, config.cmi, config.sharedData)

  // Said when it is stored, not before: the app may take the page away in answer to it.
  function tellFinished(): void {
    tell({ event: 'finished', exit: readCmi()[names.exit] ?? '', navigation: api.adl?.nav.request ?? '' })
  }
  const isRunning = () => !isFinished && (scormType === 'asset' || api.isInitialized())

  const contentApi = createContentApi(standard, api, {
    onInitialize: () => clock.start(),
    onCall: callLog.note,
    answer(element) {
      const place = config.sequence
      return place && judge ? judge(place.tree, place.state, element, { cmi: readCmi() }) : null
    },
    onWrite(element) {
      isTouched = true
      written.add(element)
      autosave ??= setTimeout(
        () => {
          autosave = undefined
          if (isTouched && isRunning()) save()
        },
        Math.max(SETTLING_IN_MS, savedAt + AUTOSAVE_IN_MS - performance.now()),
      )
    },
  })
  const sendLog = (keepalive: boolean) => {
    const part = callLog.take(config.session, config.startedAt)
    if (part) transport.sendLog(JSON.stringify(part), { keepalive })
  }
  if (config.mode === 'browse') {
    setInterval(() => sendLog(false), LOG_EVERY_MS)
    window.addEventListener('pagehide', () => sendLog(true))
  }
  // Only one of the two: content that looks for both would take the wrong one.
  if (standard === 'scorm12') window.API = contentApi
  else window.API_1484_11 = contentApi
  const surface = config.opensIn === 'window' ? showInWindow() : showInFrame()

  function showInFrame(): Surface {
    const frame = addContentFrame(config.contentUrl, config.title)
    frame.addEventListener('load', () => tell({ event: 'ready' }), { once: true })
    return {
      remove() {
        if (frame.contentWindow) sayFarewell(frame.contentWindow)
        frame.remove()
      },
    }
  }
  function showInWindow(): Surface {
    tell({ event: 'ready' })
    return createContentWindow(config.contentUrl, document.documentElement.lang, {
      // The run-time has had its say: what is opened again begins with what was stored, in a page of its own.
      onClosed() {
        if (isRunning() || isUnsaved) sender.saveNow({ ...NOTHING, closing: true })
        if (!isUnsaved) location.reload()
      },
    })
  }

  const save = () => {
    isTouched = false
    savedAt = performance.now()
    void sender.saveLater()
  }
  if (scormType === 'asset') clock.start()
  if (config.savesAtOnce) save()
  setInterval(() => {
    if (isRunning() && document.visibilityState === 'visible') save()
  }, HEARTBEAT_IN_MS)

  window.addEventListener('online', () => {
    if (isUnsaved) save()
  })
  const saveBeforeSleep = () => {
    if (!isRunning() || !isTouched) return
    isTouched = false
    sender.saveBeyondPage(NOTHING)
  }
  // On a phone this is the last that is heard of a page; one that is frozen may be thrown away without another word.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveBeforeSleep()
  })
  document.addEventListener('freeze', saveBeforeSleep)
  window.addEventListener('pagehide', () => {
    // What follows is the visibilitychange of the same farewell.
    isTouched = false
    if (isRunning() || isUnsaved) sender.saveBeyondPage({ ...NOTHING, closing: true })
  })
  window.addEventListener('beforeunload', (event) => {
    if (isUnsaved) event.preventDefault()
  })

  listenToApp(appOrigin, (command) => {
    if (command.command === 'renew') return sender.renew(command.token)
    if (command.command !== 'close') return
    // Content that saves in its unload handlers does it now, while requests still get their answers.
    leaving.begin()
    surface.remove()
    if (isRunning() || isUnsaved) sender.saveNow({ ...NOTHING, closing: true })
    void sender.settled().then(() => tell({ event: 'closed' }))
  })
}

function statusHint(status: NonNullable<CommitAnswer['status']>): Hint {
  const { completion, success, scaledScore, progress } = status
  return {
    event: 'status',
    completion: completion as Completion,
    success: success as Success,
    scaledScore,
    progress,
  }
}

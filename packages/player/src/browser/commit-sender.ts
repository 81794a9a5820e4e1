import { type CmiElements, type SessionHealth } from '../attempt.ts'
import { type Commit } from '../commit.ts'
import { type CommitAnswer } from '../wrapper-config.ts'
import { type CommitFlags, type createCommitLog, type Draft, type Extent } from './commit-log.ts'
import { type Delivery, type Transport } from './transport.ts'

/** Browsers allow 64 KiB in all the requests that outlive a page; headers and addresses count in some of them. */
const KEEPALIVE_BYTES = 60_000
const FIRST_RETRY_IN_MS = 2000
const LONGEST_RETRY_IN_MS = 60_000

export type SenderEvents = {
  saving(): void
  saved(status: CommitAnswer['status'], commit: Commit): void
  retrying(): void
  expired(): void
  /** A commit that carries everything, for when this page does not live to send it; null once all is stored. */
  unsaved(commit: Commit | null): void
}

type Parts = {
  log: ReturnType<typeof createCommitLog>
  transport: Transport
  /** What the content has written until now. */
  readCmi(): CmiElements
  elapsedInSeconds(): number
  /** What the calls of the content came to until now. */
  readHealth?(): SessionHealth
  events: SenderEvents
}

/** Gets commits to the server, blocking or not, and tries again until they are there. */
export function createCommitSender({ log, transport, readCmi, elapsedInSeconds, readHealth, events }: Parts) {
  let inFlight: Promise<void> | null = null
  let keepaliveBytes = 0
  let retryDelay = FIRST_RETRY_IN_MS
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  // Once the content has finished, every later attempt to save says so too.
  let isTerminated = false

  const draft = (extent: Extent, flags: CommitFlags): Draft =>
    log.draft(
      readCmi(),
      extent,
      { ...flags, terminated: isTerminated, ...(readHealth && { health: readHealth() }) },
      elapsedInSeconds(),
    )

  /** The commit to send next, counted as sent. */
  function take(flags: CommitFlags, extent: Extent = log.hasBase() ? 'since_acknowledged' : 'full'): Commit {
    isTerminated ||= flags.terminated
    const taken = draft(extent, flags)
    log.markSent(taken, { isOnItsWay: false })
    return taken.commit
  }

  function settle(delivery: Delivery, commit: Commit): 'stored' | 'needs_full' | 'lost' {
    if (delivery.kind === 'answered') {
      const { result, reason, token, status } = delivery.answer
      if (token) transport.useToken(token)
      if (result) {
        log.acknowledge(commit.sequence)
        clearTimeout(retryTimer)
        retryTimer = undefined
        retryDelay = FIRST_RETRY_IN_MS
        events.saved(status, commit)
        if (!log.isBehind(readCmi())) events.unsaved(null)
        return 'stored'
      }
      if (reason === 'needs_full') return 'needs_full'
    }
    if (delivery.kind === 'expired') events.expired()
    else retryLater()
    keepUnsaved()
    return 'lost'
  }

  /** It stands on nothing and comes after all that was sent: the server takes it whatever else has arrived. */
  function keepUnsaved(): void {
    events.unsaved(draft('full', { terminated: isTerminated, closing: true }).commit)
  }

  function retryLater(): void {
    events.retrying()
    if (retryTimer !== undefined) return
    retryTimer = setTimeout(() => {
      retryTimer = undefined
      void saveLater()
    }, retryDelay)
    retryDelay = Math.min(retryDelay * 2, LONGEST_RETRY_IN_MS)
  }

  /** Blocks until the server has answered. True: it is stored. */
  function saveNow(flags: CommitFlags): boolean {
    // Some content commits every second, whether it wrote anything or not.
    if (!flags.terminated && !flags.closing && log.hasBase() && !log.isBehind(readCmi())) return true
    events.saving()
    let commit = take(flags)
    let outcome = settle(transport.sendNow(JSON.stringify(commit)), commit)
    if (outcome === 'needs_full') {
      commit = take(flags, 'full')
      outcome = settle(transport.sendNow(JSON.stringify(commit)), commit)
    }
    return outcome === 'stored'
  }

  /** Saves beside the content. One at a time: what changes meanwhile is in the next one. */
  function saveLater(flags: CommitFlags = { terminated: false, closing: false }): Promise<void> {
    inFlight ??= deliver(take(flags), flags).finally(() => {
      inFlight = null
    })
    return inFlight
  }

  async function deliver(commit: Commit, flags: CommitFlags): Promise<void> {
    events.saving()
    const outcome = settle(await transport.sendLater(JSON.stringify(commit), { keepalive: false }), commit)
    if (outcome !== 'needs_full') return
    const full = take(flags, 'full')
    settle(await transport.sendLater(JSON.stringify(full), { keepalive: false }), full)
  }

  /** Hands the browser the smallest commit that will do, to be delivered although the page is gone. */
  function saveBeyondPage(flags: CommitFlags): void {
    isTerminated ||= flags.terminated
    const extents: Extent[] = ['since_acknowledged', 'since_sent', 'essential']
    if (!log.hasBase()) extents.unshift('full')
    const drafts = extents.map((extent) => draft(extent, flags))
    const chosen =
      drafts.find(({ commit }) => byteLength(commit) + keepaliveBytes <= KEEPALIVE_BYTES) ?? drafts.at(-1)
    if (!chosen) return
    log.markSent(chosen, { isOnItsWay: true })
    const { commit } = chosen
    const bytes = byteLength(commit)
    keepaliveBytes += bytes
    void transport.sendLater(JSON.stringify(commit), { keepalive: true }).then((delivery) => {
      keepaliveBytes -= bytes
      if (settle(delivery, commit) === 'needs_full') retryLater()
    })
    // Nobody may be here any more when it fails; and what was too large to go along waits for the next visit.
    if (
      (flags.closing || flags.terminated) &&
      (chosen.isPartial || retryTimer !== undefined || !transport.isOnline())
    )
      keepUnsaved()
  }

  return {
    saveNow,
    saveLater,
    saveBeyondPage,
    /** Goes on with a token that is valid again. */
    renew(token: string): void {
      transport.useToken(token)
      void saveLater()
    },
    settled: async () => await (inFlight ?? Promise.resolve()),
  }
}

const byteLength = (commit: Commit) => new TextEncoder().encode(JSON.stringify(commit)).length

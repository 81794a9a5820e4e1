import {
  resultElements,
  withResults,
  type AttemptScore,
  type AttemptState,
  type CmiElements,
  type Completion,
  type LaunchItem,
  type LaunchMode,
  type LaunchRecord,
  type RunOutcome,
  type Success,
} from './attempt.ts'
import { type CompletionRules, DEFAULT_RULES } from './completion-rules.ts'
import { contentElements, ELEMENT_NAMES, mergeElements } from './cmi-elements.ts'
import { type LaunchCommit } from './commit.ts'
import { launchState } from './launch-state.ts'
import { withoutSharedData, writeSharedData } from './shared-data.ts'
import { readOutcome } from './read-outcome.ts'
import { parseCmiTimespan, parseIsoDuration } from './timespan.ts'

const MOST_LAUNCHES = 20
/** A launch token cannot be renewed for longer than that. */
const LONGEST_LAUNCH_IN_SECONDS = 7 * 24 * 3600

/**
 * Why a commit changed nothing, or not everything:
 * `old_sequence` a newer or the same commit of this launch is stored already; `terminated` the launch is over;
 * `superseded` the module was opened again since, so only completion, score and time count; `needs_full` the delta
 * stands on something we do not have, send everything; `preview` previews are not stored.
 */
export type CommitReason = 'old_sequence' | 'terminated' | 'superseded' | 'needs_full' | 'preview'

export type AppliedCommit = { state: AttemptState; accepted: boolean; reason?: CommitReason }

/**
 * Lays one commit over an attempt. Pure and idempotent: the same commit twice, a late older one and anything after
 * Terminate leave the state as it is. Completion, a pass and the best score never go back; time is the sum of one
 * session time per launch. `item` holds the thresholds of the manifest, `rules` what its course makes of them, `mode`
 * comes from the launch token.
 */
export function applyCommit(
  state: AttemptState,
  commit: LaunchCommit,
  { item, mode, rules = DEFAULT_RULES }: { item: LaunchItem; mode: LaunchMode; rules?: CompletionRules },
): AppliedCommit {
  const refused = (reason: CommitReason): AppliedCommit => ({ state, accepted: false, reason })
  if (mode === 'browse') return refused('preview')

  const launch = state.launches.find(({ launchId }) => launchId === commit.launchId)
  const isCompletion = launch?.isPartial === true && commit.base === null
  if (launch?.ended === 'terminated' && !isCompletion) return refused('terminated')
  if (launch && commit.sequence <= launch.lastSequence) return refused('old_sequence')
  if (!launch && isForgotten(state, commit)) return refused('superseded')

  const superseded =
    commit.launchedAt < state.attemptStartedAt ||
    state.launches.some(({ launchedAt }) => launchedAt > commit.launchedAt)
  const all = contentElements(state.standard, commit.cmi)
  const written = withoutSharedData(all)
  const cmi = superseded
    ? mergeElements(commit.base === null ? {} : (launch?.results ?? {}), written)
    : mergeCommit({ state, commit, written, launch, item, mode })
  if (!cmi) return refused('needs_full')

  const names = ELEMENT_NAMES[state.standard]
  const before = launch || superseded ? state : { ...state, launches: withResults(state) }
  const withLaunch = recordLaunch(before, commit, {
    ...{ launch, sessionTime: cmi[names.sessionTime] },
    ...(superseded && { results: resultElements(cmi) }),
  })
  const judged =
    mode === 'review'
      ? withLaunch
      : {
          ...judge(withLaunch, readOutcome(state.standard, cmi, item, commit.terminated, rules), rules),
          sharedData: writeSharedData(state.sharedData, all, {
            maps: item.sharedData ?? [],
            page: { launchedAt: commit.launchedAt, sequence: commit.sequence },
          }),
        }
  if (superseded) return { state: judged, accepted: true, reason: 'superseded' }

  return {
    accepted: true,
    state: {
      ...judged,
      cmi,
      version: state.version + 1,
      location: cmi[names.location] ?? '',
      suspendDataBytes: new TextEncoder().encode(cmi[names.suspendData] ?? '').length,
      lastLaunchId: commit.launchId,
    },
  }
}

/** A launch older than all we remember: its time is folded into the sum, so it cannot be told from a new one. */
function isForgotten(state: AttemptState, commit: LaunchCommit): boolean {
  const oldest = state.launches[0]
  return (
    state.launches.length >= MOST_LAUNCHES && oldest !== undefined && commit.launchedAt < oldest.launchedAt
  )
}

type Merge = {
  state: AttemptState
  commit: LaunchCommit
  written: CmiElements
  launch: LaunchRecord | undefined
  item: LaunchItem
  mode: LaunchMode
}

function mergeCommit({ state, commit, written, launch, item, mode }: Merge): CmiElements | null {
  if (commit.base === null) return mergeElements({}, written)
  // A base older than what we hold is fine: the sender repeats everything it has no answer for.
  if (launch) return commit.base <= launch.lastSequence ? mergeElements(state.cmi, written) : null
  if (commit.base !== 0 || commit.baseVersion !== state.version) return null
  const { cmi } = launchState(state, item, { id: '', name: '', language: '' }, mode)
  return mergeElements(mergeElements({}, contentElements(state.standard, cmi)), written)
}

type Known = { launch: LaunchRecord | undefined; sessionTime: string | undefined; results?: CmiElements }

function recordLaunch(
  state: AttemptState,
  commit: LaunchCommit,
  { launch, sessionTime, results }: Known,
): AttemptState {
  const { launchId, launchedAt, sequence } = commit
  const parse = state.standard === 'scorm12' ? parseCmiTimespan : parseIsoDuration
  const record: LaunchRecord = {
    launchId,
    launchedAt,
    lastSequence: sequence,
    lastHeardAt: commit.receivedAt,
    // Content that keeps no time leaves 0 behind; a closed tab often never gets to write it.
    sessionTimeInSeconds: Math.min(
      (sessionTime && parse(sessionTime)) ||
        Math.max(commit.elapsedInSeconds, launch?.sessionTimeInSeconds ?? 0),
      LONGEST_LAUNCH_IN_SECONDS,
    ),
    ended: commit.terminated ? 'terminated' : commit.closing ? 'window' : null,
    ...(commit.partial && { isPartial: true }),
    ...(results && { results }),
    ...((commit.health ?? launch?.health) && { health: commit.health ?? launch?.health }),
  }
  const all = [...state.launches.filter((other) => other !== launch), record].sort(
    (one, other) => one.launchedAt - other.launchedAt,
  )
  const folded = all.slice(0, Math.max(0, all.length - MOST_LAUNCHES))
  const launches = all.slice(folded.length)
  const foldedTimeInSeconds = state.foldedTimeInSeconds + sumTime(folded)
  return {
    ...state,
    launches,
    foldedTimeInSeconds,
    totalTimeInSeconds: foldedTimeInSeconds + sumTime(launches),
    commitCount: state.commitCount + 1,
  }
}

const sumTime = (launches: LaunchRecord[]) =>
  launches.reduce((total, { sessionTimeInSeconds }) => total + sessionTimeInSeconds, 0)

function judge(
  state: AttemptState,
  outcome: ReturnType<typeof readOutcome>,
  rules: CompletionRules,
): AttemptState {
  const completion = further(state.completion, outcome.completion)
  const success =
    state.wasDoneBefore && outcome.success === 'failed'
      ? state.success
      : better(state.success, outcome.success)
  return {
    ...state,
    completion,
    success,
    isDone: state.wasDoneBefore || isDone({ completion, success }, rules),
    current: {
      completion: further(state.current.completion, outcome.completion),
      success: better(state.current.success, outcome.success),
    },
    score: bestScore(state.score, outcome.score),
    progress: outcome.progress === null ? state.progress : Math.max(outcome.progress, state.progress ?? 0),
  }
}

/**
 * Completed or passed: content reports one or the other. Failed is not done and can be made good, except where opening
 * or finishing is all that is asked for.
 */
const isDone = ({ completion, success }: RunOutcome, { completeOn }: CompletionRules): boolean =>
  success === 'passed' ||
  (completion === 'completed' &&
    (success === 'unknown' || completeOn === 'launch' || completeOn === 'finish'))

const further = (before: Completion, now: Completion) => (before === 'completed' ? before : now)

const better = (before: Success, now: Success) => (before === 'passed' || now === 'unknown' ? before : now)

function bestScore(before: AttemptScore | null, now: AttemptScore | null): AttemptScore | null {
  if (!before || !now) return now ?? before
  if (before.scaled === null && now.scaled === null) return (now.raw ?? 0) > (before.raw ?? 0) ? now : before
  return (now.scaled ?? -Infinity) > (before.scaled ?? -Infinity) ? now : before
}

import {
  applyCommit,
  type AttemptState,
  type CompletionRules,
  type LaunchCommit,
  type LaunchItem,
  type LaunchMode,
} from '@karmashala/player'

/** A manifest item without thresholds. */
export function anItem(values: Partial<LaunchItem> = {}): LaunchItem {
  return {
    scormType: 'sco',
    masteryScore: null,
    maxTimeAllowed: null,
    timeLimitAction: null,
    dataFromLms: null,
    scaledPassingScore: null,
    completionThreshold: null,
    objectives: [],
    ...values,
  }
}

export const aLearner = { id: 'learner-7', name: 'Example, Asha', language: 'hi' }

/** The first, complete commit of a launch. */
export function aCommit(values: Partial<LaunchCommit> = {}): LaunchCommit {
  return {
    launchId: 'launch-a',
    launchedAt: 1000,
    receivedAt: 5000,
    session: 'session-a',
    startedAt: 1000,
    sequence: 1,
    base: null,
    baseVersion: 0,
    cmi: {},
    elapsedInSeconds: 0,
    terminated: false,
    closing: false,
    ...values,
  }
}

/** Applies commits one after the other and returns the state they leave. */
export function afterCommits(
  state: AttemptState,
  commits: Partial<LaunchCommit>[],
  launch: { item?: LaunchItem; mode?: LaunchMode; rules?: CompletionRules } = {},
): AttemptState {
  const { item = anItem(), mode = 'normal', rules } = launch
  return commits.reduce(
    (before: AttemptState, values) => applyCommit(before, aCommit(values), { item, mode, rules }).state,
    state,
  )
}

export {
  emptyAttempt,
  type AttemptScore,
  type AttemptState,
  type CmiElements,
  type Completion,
  type LaunchItem,
  type LaunchMode,
  type LaunchRecord,
  type PlayerStandard,
  type Success,
} from './attempt.ts'
export { applyCommit, type AppliedCommit, type CommitReason } from './apply-commit.ts'
export { parseCommit, type Commit, type LaunchCommit } from './commit.ts'
export { launchState, type LaunchState, type Learner } from './launch-state.ts'
export { PlayerError, type PlayerErrorCode } from './player-error.ts'
export {
  parsePlayerMessage,
  PLAYER_MESSAGE,
  type PlayerCommand,
  type PlayerMessage,
} from './player-message.ts'
export { formatCmiTimespan, formatIsoDuration, parseCmiTimespan, parseIsoDuration } from './timespan.ts'

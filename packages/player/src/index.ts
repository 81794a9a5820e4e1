export {
  beginAgain,
  emptyAttempt,
  endSilentLaunches,
  type AttemptScore,
  type AttemptState,
  type CmiElements,
  type Completion,
  type LaunchItem,
  type LaunchMode,
  type LaunchEnd,
  type LaunchRecord,
  type PlayerStandard,
  type SessionHealth,
  type Success,
} from './attempt.ts'
export { applyCommit, type AppliedCommit, type CommitReason } from './apply-commit.ts'
export {
  AFTER_COMPLETION,
  COMPLETE_ON,
  completionRules,
  DEFAULT_RULES,
  type AfterCompletion,
  type CompleteOn,
  type CompletionRules,
  type StoredRules,
} from './completion-rules.ts'
export { hasHostPerPackage, labelOfHost, packageLabel, packageOrigin } from './content-hosts.ts'
export { sharedStores, type SharedData, type SharedDataMap, type SharedWrite } from './shared-data.ts'
export { parseCommit, type Commit, type LaunchCommit } from './commit.ts'
export { launchState, type LaunchState, type Learner } from './launch-state.ts'
export { PlayerError, type PlayerErrorCode } from './player-error.ts'
export {
  assessSession,
  emptyHealth,
  HASTY_SHARE,
  NEAR_LIMIT_SHARE,
  SUSPEND_DATA_LIMITS,
  type HealthRemark,
} from './session-health.ts'
export { boundLog, LOGGED_CALLS, MOST_LOGGED_CALLS, type LoggedCall, type LogPart } from './session-log.ts'
export { PLAYER_ALLOW, PLAYER_SANDBOX } from './player-frame.ts'
export {
  parsePlayerMessage,
  PLAYER_MESSAGE,
  type PlayerCommand,
  type PlayerMessage,
} from './player-message.ts'
export {
  findItem,
  isFinished,
  launchOrder,
  type CourseItem,
  type ItemOutcome,
  type ItemOutcomes,
} from './multi-sco/course-item.ts'
export { canStart, itemToContinue, nextItem, type Step } from './multi-sco/next-item.ts'
export {
  prerequisitesHold,
  type PrerequisiteExpression,
  type PrerequisiteStatus,
} from './multi-sco/prerequisites.ts'
export {
  DEFAULT_ROLL_UP,
  explicitRollUp,
  ROLL_UP_COMPLETIONS,
  ROLL_UP_SCORES,
  rollUp,
  type CourseOutcome,
  type RollUpMode,
} from './multi-sco/roll-up.ts'
export { contentNavigation } from './sequencing/content-navigation.ts'
export {
  navigate,
  type NavigateOptions,
  type Navigation,
  type NavigationOutcome,
  type NavigationStep,
} from './sequencing/navigate.ts'
export { NAVIGATION_REQUESTS, type NavigationRequest } from './sequencing/navigation-requests.ts'
export {
  offeredNavigation,
  type ControlState,
  type NavigationOffer,
} from './sequencing/offered-navigation.ts'
export { courseOutcome } from './sequencing/course-outcome.ts'
export { requestValidity } from './sequencing/request-validity.ts'
export { isSequenced } from './sequencing/is-sequenced.ts'
export { emptySequencing, type DeliveredItem, type SequencingState } from './sequencing/sequencing-state.ts'
export { type HiddenControl, type SequencingNode, type SequencingTree } from './sequencing/activity-tree.ts'
export { formatCmiTimespan, formatIsoDuration, parseCmiTimespan, parseIsoDuration } from './timespan.ts'

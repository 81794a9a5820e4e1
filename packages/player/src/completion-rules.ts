import { DEFAULT_ROLL_UP, type RollUpMode } from './multi-sco/roll-up.ts'
import { PlayerError } from './player-error.ts'

/** When an item counts as completed. `status`: when the content says completed or passed. */
export const COMPLETE_ON = ['status', 'launch', 'finish', 'score'] as const
export type CompleteOn = (typeof COMPLETE_ON)[number]

/** What opening a completed item does: go on where it was left, or begin a fresh attempt. */
export const AFTER_COMPLETION = ['resume', 'new_attempt'] as const
export type AfterCompletion = (typeof AFTER_COMPLETION)[number]

/** How the completion of one item, and of the module it is in, is decided, where the content does not do it well. */
export type CompletionRules = {
  completeOn: CompleteOn
  /** For `score`: the scaled score that completes, 0 to 1. */
  scoreThreshold: number | null
  /** The pass mark of the package decides about passed and failed; otherwise only the content's own word does. */
  masteryOverride: boolean
  afterCompletion: AfterCompletion
  /** How the items of a module with several make it complete, and make its score. */
  rollUp: RollUpMode
}

export const DEFAULT_RULES: CompletionRules = {
  completeOn: 'status',
  scoreThreshold: null,
  masteryOverride: true,
  afterCompletion: 'resume',
  rollUp: DEFAULT_ROLL_UP,
}

/** Rules as they may be stored: those of earlier days lack what was added since. */
export type StoredRules = Partial<Omit<CompletionRules, 'rollUp'>> & { rollUp?: Partial<RollUpMode> | null }

/**
 * Stored rules, with the defaults for what is missing.
 * @throws PlayerError `malformed` when completion by score has no threshold from 0 to 1
 */
export function completionRules(stored: StoredRules | null | undefined): CompletionRules {
  const rules = { ...DEFAULT_RULES, ...stored, rollUp: { ...DEFAULT_ROLL_UP, ...stored?.rollUp } }
  const { completeOn, scoreThreshold } = rules
  const isInRange = scoreThreshold !== null && scoreThreshold >= 0 && scoreThreshold <= 1
  if (completeOn === 'score' && !isInRange) {
    throw new PlayerError('malformed', 'Completion by score needs a threshold from 0 to 1.')
  }
  return rules
}

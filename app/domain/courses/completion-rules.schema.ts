import {
  AFTER_COMPLETION,
  COMPLETE_ON,
  ROLL_UP_COMPLETIONS,
  ROLL_UP_SCORES,
  type CompletionRules,
} from '@karmashala/player'
import { z } from 'zod'
import { objectId } from '#app/lib/object-id.ts'

const PERCENT = 'learn:rules.errors.percent'

/** The form "How completion is decided" of one module. */
export const completionRulesSchema = z
  .object({
    moduleId: objectId,
    completeOn: z.enum(COMPLETE_ON, 'errors:choose'),
    scorePercent: z.coerce.number(PERCENT).min(0, PERCENT).max(100, PERCENT).optional(),
    passMark: z.enum(['decides', 'is_ignored'], 'errors:choose'),
    afterCompletion: z.enum(AFTER_COMPLETION, 'errors:choose'),
    partsCompletion: z.enum(ROLL_UP_COMPLETIONS, 'errors:choose').optional(),
    partsScore: z.enum(ROLL_UP_SCORES, 'errors:choose').optional(),
  })
  .refine(({ completeOn, scorePercent }) => completeOn !== 'score' || scorePercent !== undefined, {
    path: ['scorePercent'],
    error: PERCENT,
  })
export type CompletionRulesInput = z.infer<typeof completionRulesSchema>

/** The rules as they are shown: per module, with what the package itself says. */
export type ModuleRulesView = {
  moduleId: string
  title: string
  rules: CompletionRules
  /** A lesson has the pass mark of its course; whether that of a package counts is asked. */
  kind: 'package' | 'lesson'
  /** Some part of the package names a pass mark. */
  hasPassMark: boolean
  /** The one they all name; null where there is none, or several. */
  passMarkPercent: number | null
  /** Parts that report anything; how they make up the module is only asked of several. */
  partCount: number
  /** The package leads learners through its parts, and so can say itself when it is complete. */
  isSequenced: boolean
}

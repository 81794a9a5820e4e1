import { DEFAULT_RULES, type CompletionRules } from '@karmashala/player'
import { changeDraft } from '#app/domain/courses/change-draft.server.ts'
import { type CompletionRulesInput } from '#app/domain/courses/completion-rules.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type SetCompletionRules = { actor: Actor; courseId: string } & CompletionRulesInput

/** How completion of the parts of a module is decided; a version that was submitted keeps its rules for ever. */
export async function setCompletionRules({
  actor,
  courseId,
  moduleId,
  ...input
}: SetCompletionRules): Promise<void> {
  const rules = toRules(input)
  const { rollUp, ...own } = rules
  await changeDraft({
    actor,
    courseId,
    action: 'course.completion_rules_changed',
    change: ({ modules }) => {
      if (!modules.some(({ _id }) => String(_id) === moduleId)) {
        throw new DomainError('not_found', 'errors:notFound')
      }
      return {
        set: {
          modules: modules.map((module) => (String(module._id) === moduleId ? { ...module, rules } : module)),
        },
        details: { moduleId, ...own, partsCompletion: rollUp.completion, partsScore: rollUp.score },
      }
    },
  })
}

function toRules(input: Omit<CompletionRulesInput, 'moduleId'>): CompletionRules {
  const { completeOn, scorePercent, passMark, afterCompletion } = input
  const { completion, score } = DEFAULT_RULES.rollUp
  if (completeOn === 'score' && scorePercent === undefined) {
    throw new DomainError('invalid', 'learn:rules.errors.percent')
  }
  return {
    ...DEFAULT_RULES,
    completeOn,
    scoreThreshold: completeOn === 'score' && scorePercent !== undefined ? scorePercent / 100 : null,
    masteryOverride: passMark === 'decides',
    afterCompletion,
    rollUp: { completion: input.partsCompletion ?? completion, score: input.partsScore ?? score },
  }
}

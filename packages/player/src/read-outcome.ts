import {
  type AttemptScore,
  type CmiElements,
  type Completion,
  type LaunchItem,
  type PlayerStandard,
  type Success,
} from './attempt.ts'
import { DEFAULT_RULES, type CompletionRules } from './completion-rules.ts'
import { ELEMENT_NAMES } from './cmi-elements.ts'

export type Outcome = {
  completion: Exclude<Completion, 'not_attempted'>
  success: Success
  score: AttemptScore | null
  progress: number | null
}

/**
 * Completion, success, score and progress that a set of run-time elements amounts to. `terminated` is true once the
 * content has finished. Whoever committed has begun, so the least completion is `incomplete`. The rules of the course
 * come last: they decide about completion where they say so, and about success only by their own threshold.
 */
export function readOutcome(
  standard: PlayerStandard,
  cmi: CmiElements,
  item: LaunchItem,
  terminated: boolean,
  rules: CompletionRules = DEFAULT_RULES,
): Outcome {
  if (item.scormType === 'asset') {
    return { completion: 'completed', success: 'unknown', score: null, progress: null }
  }
  const judgedItem = rules.masteryOverride ? item : { ...item, masteryScore: null, scaledPassingScore: null }
  const outcome =
    standard === 'scorm12' ? readScorm12(cmi, judgedItem, terminated) : readScorm2004(cmi, judgedItem)
  const isLeftForLater = cmi[ELEMENT_NAMES[standard].exit] === 'suspend'
  return applyRules(outcome, rules, terminated && !isLeftForLater)
}

function applyRules(
  outcome: Outcome,
  { completeOn, scoreThreshold }: CompletionRules,
  finished: boolean,
): Outcome {
  switch (completeOn) {
    case 'status':
      return outcome
    case 'launch':
      return { ...outcome, completion: 'completed' }
    case 'finish':
      return finished ? { ...outcome, completion: 'completed' } : outcome
    case 'score': {
      const scaled = outcome.score?.scaled ?? null
      const isReached = scaled !== null && scaled >= (scoreThreshold ?? 1)
      if (isReached) return { ...outcome, completion: 'completed', success: 'passed' }
      // The content's own "passed" is not enough: the threshold is what the author chose instead of it.
      return {
        ...outcome,
        completion: 'incomplete',
        success: outcome.success === 'failed' ? 'failed' : 'unknown',
      }
    }
  }
}

function readScorm12(cmi: CmiElements, item: LaunchItem, terminated: boolean): Outcome {
  const status = cmi['cmi.core.lesson_status'] ?? 'not attempted'
  const score = readScore(cmi, ELEMENT_NAMES.scorm12.score, { min: 0, max: 100 })
  const finished = terminated && cmi[ELEMENT_NAMES.scorm12.exit] !== 'suspend'
  const done = ['passed', 'failed', 'completed'].includes(status)

  // RTE 1.2 3.4.4 lets the mastery score decide at LMSFinish. It may turn an unfinished visit into a pass, but never
  // into a failure: content commits a low score half-way and the learner comes back.
  if (item.masteryScore !== null && score?.raw != null && (done || finished)) {
    const mastered = score.raw >= item.masteryScore
    if (mastered) return { completion: 'completed', success: 'passed', score, progress: null }
    if (done) return { completion: 'completed', success: 'failed', score, progress: null }
  }
  const success = status === 'passed' || status === 'failed' ? status : 'unknown'
  return { completion: done ? 'completed' : 'incomplete', success, score, progress: null }
}

function readScorm2004(cmi: CmiElements, item: LaunchItem): Outcome {
  const primary = primaryObjective(cmi, item)
  const measure = readNumber(cmi['cmi.progress_measure'])
  const progress = measure === null ? null : Math.max(clamp(measure), 0)
  const own = readScore(cmi, ELEMENT_NAMES.scorm2004.score)
  const score = own ?? asObjectiveScore(primary ? readScore(cmi, `${primary}.score`) : null)

  const success = readSuccess(cmi, item, score, primary)
  return { completion: readCompletion(cmi, item, progress, success), success, score, progress }
}

/** RTE 4th Ed. 4.2.22: a passing score and a scaled score decide; otherwise the content's own word counts. */
function readSuccess(
  cmi: CmiElements,
  item: LaunchItem,
  score: AttemptScore | null,
  primary: string | null,
): Success {
  if (item.scaledPassingScore !== null && score?.scaled != null) {
    return score.scaled >= item.scaledPassingScore ? 'passed' : 'failed'
  }
  const said = [cmi['cmi.success_status'], primary ? cmi[`${primary}.success_status`] : undefined]
  return said.find((status) => status === 'passed' || status === 'failed') ?? 'unknown'
}

/** RTE 4th Ed. 4.2.4: a threshold and a progress measure decide. A pass without any completion status completes. */
function readCompletion(
  cmi: CmiElements,
  item: LaunchItem,
  progress: number | null,
  success: Success,
): 'incomplete' | 'completed' {
  if (item.completionThreshold !== null && progress !== null) {
    return progress >= item.completionThreshold ? 'completed' : 'incomplete'
  }
  const status = cmi['cmi.completion_status'] ?? 'unknown'
  return status === 'completed' || (status === 'unknown' && success === 'passed') ? 'completed' : 'incomplete'
}

/** The content's scaled score, else the raw score in its range. */
function readScore(
  cmi: CmiElements,
  prefix: string,
  defaults: { min: number | null; max: number | null } = { min: null, max: null },
): AttemptScore | null {
  const scaled = readNumber(cmi[`${prefix}.scaled`])
  const raw = readNumber(cmi[`${prefix}.raw`])
  if (scaled === null && raw === null) return null
  const min = readNumber(cmi[`${prefix}.min`]) ?? defaults.min
  const max = readNumber(cmi[`${prefix}.max`]) ?? defaults.max
  // The run-time refuses what is beyond -1 to 1; who goes past it does not get a better certificate.
  if (scaled !== null) return { scaled: clamp(scaled), raw, min, max, source: 'scaled' }

  const range = max === null ? 0 : max - (min ?? 0)
  const inRange = raw !== null && range > 0 ? clamp((raw - (min ?? 0)) / range) : null
  return { scaled: inRange, raw, min, max, source: 'raw' }
}

const asObjectiveScore = (score: AttemptScore | null): AttemptScore | null =>
  score && { ...score, source: 'objective' }

function primaryObjective(cmi: CmiElements, item: LaunchItem): string | null {
  const [primaryId] = item.objectives
  const found = Object.entries(cmi).find(
    ([element, value]) => value === primaryId && /^cmi\.objectives\.\d+\.id$/.test(element),
  )
  return found && primaryId ? found[0].slice(0, -'.id'.length) : null
}

function readNumber(text: string | undefined): number | null {
  const value = text === undefined || text.trim() === '' ? NaN : Number(text)
  return Number.isFinite(value) ? value : null
}

const clamp = (value: number) => Math.min(Math.max(value, -1), 1)

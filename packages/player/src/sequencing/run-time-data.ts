import { type CmiElements } from '../attempt.ts'
import { type SequencingObjective } from './activity-tree.ts'
import { type Activity } from './activity.ts'
import { type CourseRun } from './course-run.ts'
import { type ObjectiveRecord } from './sequencing-state.ts'

/**
 * RTE 4.2.17: what the content finds in cmi.objectives. All objectives that have an identifier, the primary one
 * first, with what is known of them through the global objectives they read.
 */
export function objectiveElements(activity: Activity): CmiElements {
  const elements: CmiElements = {}
  const named = activity.objectives.filter(({ identifier }) => identifier !== null)
  for (const [index, objective] of named.entries()) {
    const known = ASPECTS.map(
      ([aspect, name]) => [name, written(shared(activity, objective, aspect), aspect)] as const,
    )
    for (const [name, value] of [['id', objective.identifier] as const, ...known]) {
      if (value !== null) elements[`cmi.objectives.${index}.${name}`] = value
    }
  }
  return elements
}

/** Measured satisfaction follows from the shared measure; that an activity is not tracked does not keep it from reading. */
function shared(activity: Activity, objective: SequencingObjective, aspect: keyof ObjectiveRecord) {
  if (aspect !== 'satisfied' || !objective.satisfiedByMeasure) return activity.global(objective, aspect)
  const measure = activity.global(objective, 'measure')
  return measure === null ? null : measure >= objective.minNormalizedMeasure
}

const ASPECTS = [
  ['satisfied', 'success_status'],
  ['completed', 'completion_status'],
  ['measure', 'score.scaled'],
  ['raw', 'score.raw'],
  ['min', 'score.min'],
  ['max', 'score.max'],
  ['progress', 'progress_measure'],
] as const

function written(value: string | number | boolean | null, aspect: keyof ObjectiveRecord): string | null {
  if (typeof value !== 'boolean') return value === null ? null : String(value)
  if (aspect === 'satisfied') return value ? 'passed' : 'failed'
  return value ? 'completed' : 'incomplete'
}

/**
 * RTE 4.2 and SN 4.2: lays what the content reported into the tracking of its activity. `cmi` holds what the content
 * wrote; `given` what it found, which is nothing it reported.
 */
export function recordRunTimeData(
  run: CourseRun,
  activity: Activity,
  { cmi, given }: { cmi: CmiElements; given: CmiElements },
): void {
  const { record, primary, node } = activity
  record.isSuspended = cmi['cmi.exit'] === 'suspend'
  if (!activity.isTracked) return
  for (const [objective, news] of reportedObjectives(activity, cmi, given)) learn(activity, objective, news)

  const news = readStatuses(cmi, 'cmi.')
  const threshold = node.completionThreshold
  if (threshold?.completedByMeasure) {
    news.completed = news.progress === undefined ? null : (news.progress ?? 0) >= threshold.minProgressMeasure
  }
  learn(activity, primary, news)
  run.reported = {
    isCompletionReported: news.completed !== undefined || threshold?.completedByMeasure === true,
    isSuccessReported: news.satisfied !== undefined || isReported(activity, cmi, given),
  }
}

function learn(activity: Activity, objective: SequencingObjective, news: Partial<ObjectiveRecord>): void {
  const { satisfied, ...others } = news
  // Measured satisfaction follows from the measure, whatever the content says.
  if (objective.satisfiedByMeasure || satisfied === undefined) activity.learn(objective, others)
  else activity.learn(objective, news)
}

function isReported({ primary }: Activity, cmi: CmiElements, given: CmiElements): boolean {
  const index = indexOf(cmi, primary.identifier)
  const element = `cmi.objectives.${index}.success_status`
  return index !== null && cmi[element] !== undefined && cmi[element] !== given[element]
}

function indexOf(cmi: CmiElements, identifier: string | null): string | null {
  if (identifier === null) return null
  const entry = Object.entries(cmi).find(([name, value]) => value === identifier && OBJECTIVE_ID.test(name))
  return entry?.[0].split('.')[2] ?? null
}

const OBJECTIVE_ID = /^cmi\.objectives\.\d+\.id$/

function* reportedObjectives(
  activity: Activity,
  cmi: CmiElements,
  given: CmiElements,
): Iterable<[SequencingObjective, Partial<ObjectiveRecord>]> {
  for (const objective of activity.objectives) {
    const index = indexOf(cmi, objective.identifier)
    if (index === null) continue
    const prefix = `cmi.objectives.${index}.`
    const changed = Object.entries(cmi).filter(
      ([name, value]) => name.startsWith(prefix) && given[name] !== value,
    )
    yield [objective, readStatuses(Object.fromEntries(changed), prefix)]
  }
}

/** What the elements below a prefix say; what is left out was not reported. */
function readStatuses(cmi: CmiElements, prefix: string): Partial<ObjectiveRecord> {
  const text = (name: string) => cmi[prefix + name]
  const number = (name: string, [least, most]: readonly [number, number]) => {
    const value = Number(text(name) || 'nothing')
    return value >= least && value <= most ? value : undefined
  }
  const all = {
    satisfied: SUCCESSES[text('success_status') ?? ''],
    completed: COMPLETIONS[text('completion_status') ?? ''],
    measure: number('score.scaled', [-1, 1]),
    progress: number('progress_measure', [0, 1]),
    raw: text('score.raw') || undefined,
    min: text('score.min') || undefined,
    max: text('score.max') || undefined,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

const SUCCESSES: Record<string, boolean | null> = { passed: true, failed: false, unknown: null }
/** RTE 4.2.4: an attempt that reports `not attempted` is not complete. */
const COMPLETIONS: Record<string, boolean | null> = {
  completed: true,
  incomplete: false,
  'not attempted': false,
  unknown: null,
}

import {
  type AttemptState,
  type CmiElements,
  type LaunchItem,
  type LaunchMode,
  type PlayerStandard,
} from './attempt.ts'
import { ELEMENT_NAMES, mergeElements } from './cmi-elements.ts'
import { withoutSharedData } from './shared-data.ts'
import { formatCmiTimespan, formatIsoDuration, parseCmiTimespan, parseIsoDuration } from './timespan.ts'

/**
 * Who the content is told it talks to. `name` in the order of the standard: family name, given name; `language` is the
 * BCP 47 code the content finds unless it chose one itself in an earlier launch.
 */
export type Learner = { id: string; name: string; language: string }

/** What the wrapper page loads into the run-time before the content exists. */
export type LaunchState = {
  standard: PlayerStandard
  cmi: CmiElements
  /** `version` of the attempt this was made from; commits repeat it. */
  baseVersion: number
  /** The record holds a language the content wrote: it is resumed, and stays in the record. */
  hasOwnLanguage: boolean
}

/**
 * The run-time elements to begin a launch with. The content resumes when it left with exit `suspend`, or left no exit
 * and either suspend data (content that never sets exit is common) or without having finished. Exit and session time of the last launch are dropped:
 * carried over they would be counted a second time. Thresholds come from the manifest.
 */
export function launchState(
  state: AttemptState,
  item: LaunchItem,
  learner: Learner,
  mode: LaunchMode,
): LaunchState {
  const before = resumedElements(state, item, mode)
  const ours = state.standard === 'scorm12' ? scorm12Elements : scorm2004Elements
  const entry = entryOf(state, item)
  const cmi = mergeElements(before, ours({ state, before, item, learner, mode, entry }))
  const hasOwnLanguage = Boolean(before[ELEMENT_NAMES[state.standard].language])
  return { standard: state.standard, cmi, baseVersion: state.version, hasOwnLanguage }
}

/** What the content wrote in its last launch and meets again in the next. */
function resumedElements(state: AttemptState, item: LaunchItem, mode: LaunchMode): CmiElements {
  const { exit, sessionTime } = ELEMENT_NAMES[state.standard]
  // RTE 4th Ed. 4.2.11: an attempt that ended without suspending leaves nothing to the next one. SCORM 1.2 has no
  // such rule and its content relies on the bookmark; a review shows what was done.
  if (state.standard === 'scorm2004' && mode !== 'review' && entryOf(state, item) !== 'resume') return {}
  return mergeElements(withoutSharedData(state.cmi), { [exit]: '', [sessionTime]: '' })
}

type Entry = 'ab-initio' | 'resume' | ''

function entryOf(state: AttemptState, { delivered }: LaunchItem): Entry {
  // Sequencing knows whether an attempt goes on: it can be suspended with the whole course, whatever the content said.
  if (delivered) return delivered.isResumed ? 'resume' : 'ab-initio'
  const names = ELEMENT_NAMES[state.standard]
  if (state.lastLaunchId === null) return 'ab-initio'
  const exit = state.cmi[names.exit] ?? ''
  if (exit !== '') return exit === 'suspend' ? 'resume' : ''
  // A browser that was killed had no time to say anything, and some content never finishes.
  const last = state.launches.find(({ launchId }) => launchId === state.lastLaunchId)
  return state.suspendDataBytes > 0 || (last && last.ended !== 'terminated') ? 'resume' : ''
}

type Parts = {
  state: AttemptState
  before: CmiElements
  item: LaunchItem
  learner: Learner
  mode: LaunchMode
  entry: Entry
}

function scorm12Elements({ state, before, item, learner, mode, entry }: Parts): CmiElements {
  const limit = item.maxTimeAllowed ?? ''
  return {
    'cmi.core.student_id': learner.id,
    'cmi.core.student_name': learner.name,
    'cmi.core.credit': credit(mode),
    'cmi.core.lesson_mode': mode,
    'cmi.core.entry': entry,
    'cmi.core.lesson_status': stickyLessonStatus(state, before['cmi.core.lesson_status'] ?? ''),
    'cmi.core.total_time': formatCmiTimespan(state.totalTimeInSeconds),
    'cmi.launch_data': item.dataFromLms ?? '',
    'cmi.student_data.mastery_score': item.masteryScore === null ? '' : String(item.masteryScore),
    'cmi.student_data.max_time_allowed': parseCmiTimespan(limit) === null ? '' : limit,
    'cmi.student_data.time_limit_action': timeLimitAction(item),
    'cmi.student_preference.language': before['cmi.student_preference.language'] || learner.language,
  }
}

function scorm2004Elements({ state, before, item, learner, mode, entry }: Parts): CmiElements {
  const limit = item.maxTimeAllowed ?? ''
  const isSticky = Object.keys(before).length > 0 && !item.delivered
  const sticky: CmiElements = isSticky ? stickyStatuses(state) : {}
  return {
    'cmi.learner_id': learner.id,
    'cmi.learner_name': learner.name,
    'cmi.credit': credit(mode),
    'cmi.mode': mode,
    'cmi.entry': entry,
    ...sticky,
    'cmi.total_time': formatIsoDuration(state.totalTimeInSeconds),
    'cmi.launch_data': item.dataFromLms ?? '',
    'cmi.scaled_passing_score': item.scaledPassingScore === null ? '' : String(item.scaledPassingScore),
    'cmi.completion_threshold': item.completionThreshold === null ? '' : String(item.completionThreshold),
    'cmi.max_time_allowed': parseIsoDuration(limit) === null ? '' : limit,
    'cmi.time_limit_action': timeLimitAction(item),
    'cmi.learner_preference.language': before['cmi.learner_preference.language'] || learner.language,
    ...seededObjectives(before, item),
  }
}

const credit = (mode: LaunchMode) => (mode === 'normal' ? 'credit' : 'no-credit')

const TIME_LIMIT_ACTIONS = ['exit,message', 'exit,no message', 'continue,message', 'continue,no message']

const timeLimitAction = ({ timeLimitAction: action }: LaunchItem) =>
  action !== null && TIME_LIMIT_ACTIONS.includes(action) ? action : ''

/** A finished module does not greet its learner as unfinished because the last visit said so. */
function stickyLessonStatus({ current }: AttemptState, status: string): string {
  if (current.success === 'passed') return 'passed'
  const unfinished = ['', 'not attempted', 'incomplete', 'browsed'].includes(status)
  return current.completion === 'completed' && unfinished ? 'completed' : status
}

function stickyStatuses({ current }: AttemptState): CmiElements {
  return {
    ...(current.completion === 'completed' && { 'cmi.completion_status': 'completed' }),
    ...(current.success === 'passed' && { 'cmi.success_status': 'passed' }),
  }
}

/** RTE 4th Ed. 4.2.17: objectives of the manifest exist before the content looks for them. */
function seededObjectives(before: CmiElements, item: LaunchItem): CmiElements {
  const ids = Object.entries(before).filter(([element]) => OBJECTIVE_ID.test(element))
  const known = new Set(ids.map(([, id]) => id))
  const missing = item.objectives.filter((id) => !known.has(id))
  const added = missing.map((id, index) => [`cmi.objectives.${ids.length + index}.id`, id] as const)
  const indexes = new Map([...ids, ...added].map(([element, id]) => [id, element.split('.')[2] ?? '']))
  return { ...Object.fromEntries(added), ...sharedObjectives(item, indexes) }
}

const OBJECTIVE_ID = /^cmi\.objectives\.\d+\.id$/

/** What sequencing knows of the objectives, under the indexes they have in this attempt. */
function sharedObjectives({ delivered }: LaunchItem, indexes: ReadonlyMap<string, string>): CmiElements {
  const given = delivered?.elements ?? {}
  const entries = Object.entries(given).flatMap(([element, value]) => {
    const [, , index = '', ...rest] = element.split('.')
    const own = indexes.get(given[`cmi.objectives.${index}.id`] ?? '')
    return own === undefined ? [] : [[`cmi.objectives.${own}.${rest.join('.')}`, value] as const]
  })
  return Object.fromEntries(entries)
}

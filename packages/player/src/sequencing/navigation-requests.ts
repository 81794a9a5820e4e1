import { type CourseRun, commonAncestor } from './course-run.ts'
import { type Activity } from './activity.ts'

export const NAVIGATION_REQUESTS = [
  'start',
  'resumeAll',
  'continue',
  'previous',
  'choice',
  'jump',
  'exit',
  'exitAll',
  'abandon',
  'abandonAll',
  'suspendAll',
] as const
export type NavigationRequest = (typeof NAVIGATION_REQUESTS)[number]

export type TerminationRequest = 'exit' | 'exitAll' | 'abandon' | 'abandonAll' | 'suspendAll'
export type SequencingRequest =
  'start' | 'resumeAll' | 'continue' | 'previous' | 'choice' | 'jump' | 'exit' | 'retry'

export type ValidNavigation = { termination: TerminationRequest | null; sequencing: SequencingRequest }
export type NavigationValidity = ValidNavigation | { exception: string }

/** NB.2.1 Navigation Request Process. */
export function checkNavigation(
  run: CourseRun,
  request: NavigationRequest,
  target: Activity | null,
): NavigationValidity {
  const { current, suspended } = run
  const leaving = current?.record.isActive ? 'exit' : null
  switch (request) {
    case 'start':
      return current ? refuse('NB.2.1-1') : { termination: null, sequencing: 'start' }
    case 'resumeAll':
      if (current) return refuse('NB.2.1-1')
      return suspended ? { termination: null, sequencing: 'resumeAll' } : refuse('NB.2.1-3')
    case 'continue':
      if (!current) return refuse('NB.2.1-2')
      return current.parent?.controls.flow
        ? { termination: leaving, sequencing: 'continue' }
        : refuse('NB.2.1-4')
    case 'previous':
      if (!current) return refuse('NB.2.1-2')
      if (!current.parent) return refuse('NB.2.1-6')
      return current.parent.controls.flow && !current.parent.controls.forwardOnly
        ? { termination: leaving, sequencing: 'previous' }
        : refuse('NB.2.1-5')
    case 'choice':
      return target ? checkChoice(current, target, leaving) : refuse('NB.2.1-11')
    case 'jump':
      return target?.isAvailable ? { termination: leaving, sequencing: 'jump' } : refuse('NB.2.1-11')
    case 'exit':
    case 'abandon':
      if (!current) return refuse('NB.2.1-2')
      return current.record.isActive ? { termination: request, sequencing: 'exit' } : refuse('NB.2.1-12')
    case 'exitAll':
    case 'abandonAll':
    case 'suspendAll':
      return current ? { termination: request, sequencing: 'exit' } : refuse('NB.2.1-2')
  }
}

const refuse = (exception: string) => ({ exception })

function checkChoice(current: Activity | null, target: Activity, leaving: 'exit' | null): NavigationValidity {
  if (target.parent && !target.parent.controls.choice) return refuse('NB.2.1-10')
  if (!current) return { termination: null, sequencing: 'choice' }
  if (current.parent !== target.parent) {
    const above = current.path.slice(commonAncestor(current, target).path.length)
    const isHeld = above.some(({ record, controls }) => record.isActive && !controls.choiceExit)
    if (isHeld) return refuse('NB.2.1-8')
  } else if (current !== target && current.record.isActive && !current.controls.choiceExit) {
    return refuse('NB.2.1-8')
  }
  return { termination: leaving, sequencing: 'choice' }
}

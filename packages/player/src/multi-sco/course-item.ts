import { type AttemptScore, type Completion, type Success } from '../attempt.ts'
import { type PrerequisiteExpression } from './prerequisites.ts'

/** A SCORM 1.2 course as its learner sees it; the activity tree of a package report fits as it is. */
export type CourseItem = {
  identifier: string
  isVisible: boolean
  /** Folders, and items that only hold others, are not. */
  launchable: boolean
  /** Null: it can always be started. */
  prerequisites: PrerequisiteExpression | null
  children: CourseItem[]
}

/** What the record says about one launchable item; the state of an attempt fits. */
export type ItemOutcome = {
  completion: Completion
  success: Success
  /** As the rules of the course have it; without it, completed or passed is finished and failed is not. */
  isDone?: boolean
  score: Pick<AttemptScore, 'scaled' | 'raw' | 'max'> | null
}

/** By identifier; an item without an entry was not opened. */
export type ItemOutcomes = Readonly<Record<string, ItemOutcome | undefined>>

/** CAM 1.2 2.3: all that can be launched, in the order of the organization: an item comes before what it holds. */
export function launchOrder(root: CourseItem): CourseItem[] {
  return [...(root.launchable ? [root] : []), ...root.children.flatMap(launchOrder)]
}

export function isFinished(outcome: ItemOutcome | undefined): boolean {
  if (!outcome) return false
  const { completion, success, isDone } = outcome
  return isDone ?? (success === 'passed' || (completion === 'completed' && success !== 'failed'))
}

export function findItem(root: CourseItem, identifier: string): CourseItem | null {
  if (root.identifier === identifier) return root
  for (const child of root.children) {
    const found = findItem(child, identifier)
    if (found) return found
  }
  return null
}

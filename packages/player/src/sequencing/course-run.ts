import { type SequencingNode, type SequencingTree } from './activity-tree.ts'
import { Activity, type SharedTracking } from './activity.ts'
import { newActivityRecord, type SequencingState } from './sequencing-state.ts'

/** The activity tree at work on a private copy of a state. */
export class CourseRun {
  readonly state: SequencingState
  readonly root: Activity
  readonly shared: SharedTracking
  /** 0 (included) to 1 (excluded). */
  readonly random: () => number
  /** Whether the content that is just ending said something about these, if only that it does not know. */
  reported = { isCompletionReported: false, isSuccessReported: false }
  readonly #activities = new Map<string, Activity>()

  readonly #tree: SequencingTree

  constructor(tree: SequencingTree, state: SequencingState, random: () => number) {
    this.#tree = tree
    this.state = structuredClone(state)
    this.random = random
    this.shared = { globals: this.state.globals, written: new Set(), retrying: null, isRollingUp: false }
    this.root = this.#grow(tree.root, null)
  }

  #grow(node: SequencingNode, parent: Activity | null): Activity {
    const record = (this.state.activities[node.identifier] ??= newActivityRecord())
    const activity = new Activity(node, parent, { record, shared: this.shared })
    this.#activities.set(node.identifier, activity)
    for (const child of node.children) activity.children.push(this.#grow(child, activity))
    return activity
  }

  /** CAM 5.1: what is not global to the system lasts for one attempt on the course. */
  forgetGlobals(): void {
    const { state } = this
    const { objectivesGlobalToSystem, sharedDataGlobalToSystem } = this.#tree
    if (!objectivesGlobalToSystem) for (const key of Object.keys(state.globals)) delete state.globals[key]
    if (!sharedDataGlobalToSystem) state.sharedData = {}
  }

  get activities(): Iterable<Activity> {
    return this.#activities.values()
  }
  find(identifier: string | null): Activity | null {
    return identifier === null ? null : (this.#activities.get(identifier) ?? null)
  }
  get current(): Activity | null {
    return this.find(this.state.current)
  }
  set current(activity: Activity | null) {
    this.state.current = activity?.identifier ?? null
  }
  get suspended(): Activity | null {
    return this.find(this.state.suspended)
  }
  set suspended(activity: Activity | null) {
    this.state.suspended = activity?.identifier ?? null
  }
}

/** The deepest activity that contains both. */
export function commonAncestor(one: Activity, other: Activity): Activity {
  const shared = one.path.filter((activity) => other.isWithin(activity))
  // Two activities of one tree share at least its root; an activity contains itself.
  return shared.at(-1) ?? one
}

/** Whether `one` comes later than `other` when the tree is read from top to bottom, in the order of this learner. */
export function isAfter(one: Activity, other: Activity): boolean {
  const ancestor = commonAncestor(one, other)
  const placeOf = (activity: Activity) =>
    ancestor.availableChildren.findIndex((child) => activity.isWithin(child))
  return placeOf(one) > placeOf(other)
}

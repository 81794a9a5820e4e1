import {
  type GlobalObjectiveMap,
  type SequencingDefinition,
  type SequencingNode,
  type SequencingObjective,
} from './activity-tree.ts'
import { type ActivityRecord, type ObjectiveRecord, unknownObjective } from './sequencing-state.ts'

type Aspect = keyof ObjectiveRecord

const READ = {
  satisfied: 'readSatisfiedStatus',
  measure: 'readNormalizedMeasure',
  completed: 'readCompletionStatus',
  progress: 'readProgressMeasure',
  raw: 'readRawScore',
  min: 'readMinScore',
  max: 'readMaxScore',
} as const satisfies Record<Aspect, keyof GlobalObjectiveMap>

const WRITE = {
  satisfied: 'writeSatisfiedStatus',
  measure: 'writeNormalizedMeasure',
  completed: 'writeCompletionStatus',
  progress: 'writeProgressMeasure',
  raw: 'writeRawScore',
  min: 'writeMinScore',
  max: 'writeMaxScore',
} as const satisfies Record<Aspect, keyof GlobalObjectiveMap>

const isProgress = (aspect: Aspect) => aspect === 'completed' || aspect === 'progress'

const UNNAMED_PRIMARY: SequencingObjective = {
  identifier: null,
  satisfiedByMeasure: false,
  minNormalizedMeasure: 1,
  maps: [],
}

/** IMS SS 3: what holds for an activity that defines nothing. */
const DEFAULT_SEQUENCING: SequencingDefinition = {
  controlMode: {
    choice: true,
    choiceExit: true,
    flow: false,
    forwardOnly: false,
    useCurrentAttemptObjectiveInfo: true,
    useCurrentAttemptProgressInfo: true,
  },
  preConditionRules: [],
  exitConditionRules: [],
  postConditionRules: [],
  limitConditions: { attemptLimit: null },
  rollupRules: {
    rollupObjectiveSatisfied: true,
    rollupProgressCompletion: true,
    objectiveMeasureWeight: 1,
    rules: [],
  },
  primaryObjective: null,
  objectives: [],
  randomizationControls: {
    randomizationTiming: 'never',
    selectionTiming: 'never',
    selectCount: null,
    reorderChildren: false,
  },
  deliveryControls: { tracked: true, completionSetByContent: false, objectiveSetByContent: false },
  constrainedChoiceConsiderations: { preventActivation: false, constrainChoice: false },
  rollupConsiderations: {
    requiredForSatisfied: 'always',
    requiredForNotSatisfied: 'always',
    requiredForCompleted: 'always',
    requiredForIncomplete: 'always',
    measureSatisfactionIfActive: true,
  },
}

/** Identifiers are addresses (xs:anyURI): escaped blanks count as blanks, and blanks do not count beyond the first. */
export function plainIdentifier(identifier: string): string {
  try {
    return decodeURIComponent(identifier).trim().replace(/\s+/g, ' ')
  } catch {
    return identifier.trim()
  }
}

export const globalKey = ({ targetObjectiveId }: GlobalObjectiveMap) => plainIdentifier(targetObjectiveId)

/** What an activity shares with all others of its tree. */
export type SharedTracking = {
  globals: Record<string, ObjectiveRecord>
  /** Global objectives written since somebody last asked. */
  written: Set<string>
  /** While a retry looks for its activity: what lies below this one counts as recorded in an earlier attempt. */
  retrying: Activity | null
  isRollingUp: boolean
}

/** One activity of the tree with its definition, its tracking and its place. */
export class Activity {
  readonly node: SequencingNode
  readonly parent: Activity | null
  readonly record: ActivityRecord
  readonly definition: SequencingDefinition
  readonly primary: SequencingObjective
  readonly objectives: readonly SequencingObjective[]
  /** All of them, in the order of the manifest. */
  readonly children: Activity[] = []
  readonly #shared: SharedTracking

  constructor(
    node: SequencingNode,
    parent: Activity | null,
    tracking: { record: ActivityRecord; shared: SharedTracking },
  ) {
    this.node = node
    this.parent = parent
    this.record = tracking.record
    this.#shared = tracking.shared
    this.definition = node.sequencing ?? DEFAULT_SEQUENCING
    this.primary = this.definition.primaryObjective ?? UNNAMED_PRIMARY
    this.objectives = [this.primary, ...this.definition.objectives]
  }

  get identifier(): string {
    return this.node.identifier
  }
  get isLeaf(): boolean {
    return this.children.length === 0
  }
  get isTracked(): boolean {
    return this.definition.deliveryControls.tracked
  }
  get controls(): SequencingDefinition['controlMode'] {
    return this.definition.controlMode
  }
  get isSuspended(): boolean {
    return this.record.isSuspended
  }

  /** The children that take part, after selection and randomization. */
  get availableChildren(): Activity[] {
    const { children: chosen } = this.record
    if (!chosen) return this.children
    const byIdentifier = new Map(this.children.map((child) => [child.identifier, child]))
    return chosen.flatMap((identifier) => byIdentifier.get(identifier) ?? [])
  }
  get isAvailable(): boolean {
    return !this.parent || this.parent.availableChildren.includes(this)
  }

  /** From the root down to this activity. */
  get path(): Activity[] {
    return this.parent ? [...this.parent.path, this] : [this]
  }
  isWithin(other: Activity): boolean {
    return this.path.includes(other)
  }

  /** Null: the primary objective. Undefined: the activity has no such objective. */
  objective(identifier: string | null): SequencingObjective | undefined {
    if (identifier === null) return this.primary
    const wanted = plainIdentifier(identifier)
    return this.objectives.find(
      (objective) => objective.identifier !== null && plainIdentifier(objective.identifier) === wanted,
    )
  }

  /** What is known of an objective here and now: of a mapped one what the global objective knows, else our own. */
  known<Of extends Aspect>(objective: SequencingObjective, aspect: Of): ObjectiveRecord[Of] {
    // SN 4.6.2: nothing is known of an activity that is not tracked.
    if (!this.isTracked) return null as ObjectiveRecord[Of]
    if (aspect === 'satisfied' && objective.satisfiedByMeasure) {
      return this.#satisfiedByMeasure(objective) as ObjectiveRecord[Of]
    }
    if (
      aspect === 'completed' &&
      objective === this.primary &&
      this.node.completionThreshold?.completedByMeasure
    ) {
      return this.#completedByMeasure() as ObjectiveRecord[Of]
    }
    const global = this.global(objective, aspect)
    if (global !== null) return global
    return this.isOld(aspect) ? (null as ObjectiveRecord[Of]) : this.local(objective)[aspect]
  }

  /** What the mapped global objectives know; null when none is mapped or none knows. */
  global<Of extends Aspect>(objective: SequencingObjective, aspect: Of): ObjectiveRecord[Of] | null {
    for (const map of objective.maps) {
      const value = map[READ[aspect]] ? this.#shared.globals[globalKey(map)]?.[aspect] : null
      if (value !== null && value !== undefined) return value
    }
    return null
  }

  local(objective: SequencingObjective): ObjectiveRecord {
    const key = objective.identifier ?? ''
    return (this.record.objectives[key] ??= unknownObjective())
  }

  /** Records what became known of an objective, here and in the global objectives it writes to. */
  learn(objective: SequencingObjective, news: Partial<ObjectiveRecord>): void {
    const all = { ...news }
    this.#renew(all)
    const local = this.local(objective)
    if (objective.satisfiedByMeasure && news.measure !== undefined) {
      all.satisfied = news.measure === null ? null : news.measure >= objective.minNormalizedMeasure
    }
    // That nothing rolls up is only news where something had: it must not wipe out what others wrote.
    if (!this.isLeaf) {
      for (const aspect of Object.keys(all) as Aspect[]) {
        if (all[aspect] === null && local[aspect] === null) delete all[aspect]
      }
    }
    Object.assign(local, all)
    for (const map of objective.maps) this.#write(map, all)
  }

  #write(map: GlobalObjectiveMap, news: Partial<ObjectiveRecord>): void {
    const { globals, written } = this.#shared
    for (const aspect of Object.keys(news) as Aspect[]) {
      if (!map[WRITE[aspect]]) continue
      const global = (globals[globalKey(map)] ??= unknownObjective())
      if (global[aspect] === news[aspect]) continue
      Object.assign(global, { [aspect]: news[aspect] })
      written.add(globalKey(map))
    }
  }

  #completedByMeasure(): boolean | null {
    const progress = this.known(this.primary, 'progress')
    const least = this.node.completionThreshold?.minProgressMeasure ?? 1
    return progress === null ? null : progress >= least
  }

  #satisfiedByMeasure(objective: SequencingObjective): boolean | null {
    const measure = this.known(objective, 'measure')
    const mayTell =
      !this.record.isActive || this.definition.rollupConsiderations.measureSatisfactionIfActive || this.isLeaf
    return measure === null || !mayTell ? null : measure >= objective.minNormalizedMeasure
  }

  /**
   * Whether what was recorded is of an earlier attempt on the parent, which asks for its current one only. That counts
   * where children roll up and where a retry looks for its activity; ADL's tests let other rules see it.
   */
  isOld(aspect: Aspect): boolean {
    const ofProgress = isProgress(aspect)
    const { retrying, isRollingUp } = this.#shared
    const isFlagged = ofProgress ? this.record.isProgressInfoOld : this.record.isObjectiveInfoOld
    if (isRollingUp) return isFlagged
    if (!retrying || retrying === this || !this.isWithin(retrying) || !this.parent) return false
    if (isFlagged) return true
    const { useCurrentAttemptObjectiveInfo, useCurrentAttemptProgressInfo } = this.parent.controls
    return ofProgress ? useCurrentAttemptProgressInfo : useCurrentAttemptObjectiveInfo
  }

  /** What is recorded now belongs to the current attempt on the parent; what is older goes. */
  #renew(news: Partial<ObjectiveRecord>): void {
    const { record } = this
    const aspects = Object.keys(news) as Aspect[]
    for (const objective of this.objectives) {
      const local = this.local(objective)
      if (record.isProgressInfoOld && aspects.some(isProgress))
        Object.assign(local, { completed: null, progress: null })
      if (record.isObjectiveInfoOld && !aspects.every(isProgress)) {
        Object.assign(local, { ...unknownObjective(), completed: local.completed, progress: local.progress })
      }
    }
    if (aspects.some(isProgress)) record.isProgressInfoOld = false
    if (!aspects.every(isProgress)) record.isObjectiveInfoOld = false
  }

  /** DB.2: a new attempt begins with nothing known, and may put what is known of the children behind it. */
  beginAttempt(): void {
    const { record } = this
    record.attempts += 1
    record.objectives = {}
    record.isObjectiveInfoOld = false
    record.isProgressInfoOld = false
    this.#outdateChildren()
  }

  #outdateChildren(): void {
    const { useCurrentAttemptObjectiveInfo, useCurrentAttemptProgressInfo } = this.controls
    if (!useCurrentAttemptObjectiveInfo && !useCurrentAttemptProgressInfo) return
    for (const child of this.children) {
      child.record.isObjectiveInfoOld ||= useCurrentAttemptObjectiveInfo
      child.record.isProgressInfoOld ||= useCurrentAttemptProgressInfo
      child.#outdateChildren()
    }
  }
}

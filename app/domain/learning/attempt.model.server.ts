import { emptyAttempt, type AttemptState, type CompletionRules } from '@karmashala/player'
import { Schema, type InferSchemaType, type Types } from 'mongoose'
import { defineModel } from '#app/lib/db.server.ts'

const { ObjectId } = Schema.Types

/** A page that was opened; when no commit ever names it, nothing was heard from it. */
const openingSchema = new Schema(
  { session: { type: String, required: true }, at: { type: Date, required: true } },
  { _id: false },
)

/** One run of a learner through one launchable item of a module: what the run-time said and what follows from it. */
const attemptSchema = new Schema(
  {
    enrolmentId: { type: ObjectId, ref: 'Enrolment', required: true },
    userId: { type: ObjectId, ref: 'User', required: true },
    moduleId: { type: ObjectId, required: true },
    packageId: { type: ObjectId, ref: 'ContentPackage', required: true },
    itemId: { type: String, required: true },
    /** Written and read by `toStored` and `fromStored`. */
    state: { type: Schema.Types.Mixed, required: true },
    /** What its version says about completion; a version does not change any more when somebody learns from it. */
    rules: { type: Schema.Types.Mixed, default: null },
    /** It counts for the completion of the course. */
    isSettled: { type: Boolean, default: false },
    /** When the oldest of its visits that are not over began; null when none is under way. */
    openSince: { type: Date, default: null },
    openings: { type: [openingSchema], default: [] },
    lastOpenedAt: { type: Date, default: null },
    /** Grows with every write, so that two commits at once cannot overwrite each other. */
    revision: { type: Number, default: 0 },
  },
  { timestamps: true, minimize: false },
)
attemptSchema.index({ enrolmentId: 1, moduleId: 1, itemId: 1 }, { unique: true })
attemptSchema.index({ userId: 1 })
// For sums over all learners of a part; nothing in it changes with a commit.
attemptSchema.index({ moduleId: 1 })
// Only what is under way is in it: commits leave it alone, and looking for silent visits reads nothing else.
attemptSchema.index({ openSince: 1 }, { partialFilterExpression: { openSince: { $type: 'date' } } })

/** The elements are one text: a database that takes a hundred fields apart at every commit spends most of it on that. */
export type StoredState = Omit<AttemptState, 'cmi'> & { cmi: string }

export type AttemptRecord = Omit<InferSchemaType<typeof attemptSchema>, 'state' | 'rules'> & {
  _id: Types.ObjectId
  state: StoredState
  rules: CompletionRules | null
}
export const Attempt = defineModel('Attempt', attemptSchema)

export const toStored = (state: AttemptState): StoredState => ({ ...state, cmi: JSON.stringify(state.cmi) })

/** The state as the player knows it, of a record read with `lean`; without its elements when they were not asked for. */
export function fromStored(stored: unknown): AttemptState {
  const { cmi, ...rest } = stored as Partial<Omit<AttemptState, 'cmi'>> & Kept
  const state = { ...emptyAttempt(rest.standard), ...rest, cmi: elementsOf(cmi) }
  return rest.isDone === undefined ? { ...state, ...judgedBefore(state) } : state
}

type Kept = Pick<AttemptState, 'standard'> & { cmi?: string | AttemptState['cmi'] }

/** Records of the first release hold the elements one by one. */
const elementsOf = (cmi: Kept['cmi']): AttemptState['cmi'] =>
  typeof cmi === 'string' ? (JSON.parse(cmi) as AttemptState['cmi']) : (cmi ?? {})

/** They do not say either whether they are done: completed or passed was. */
const judgedBefore = ({ completion, success }: AttemptState): Pick<AttemptState, 'isDone' | 'current'> => ({
  isDone: success === 'passed' || (completion === 'completed' && success === 'unknown'),
  current: { completion, success },
})

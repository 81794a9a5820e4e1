import { completionRules, type AttemptState, type CompletionRules } from '@karmashala/player'
import { Attempt, fromStored } from '#app/domain/learning/attempt.model.server.ts'

/** An attempt as it was last read or written by this process. */
export type KnownAttempt = {
  enrolmentId: string
  userId: string
  packageId: string
  itemId: string
  revision: number
  isSettled: boolean
  openSince: Date | null
  rules: CompletionRules
  state: AttemptState
}

const REMEMBERED_MAX = 2_000
/** Content that keeps a whole drawing in its state is read again each time; there may be many such learners. */
const LONGEST_REMEMBERED = 128 * 1024

// A learner's page commits to the same process again and again. What is remembered may be out of date: every write
// names the revision it stands on, and the database refuses it when somebody else has written since.
const known = new Map<string, KnownAttempt>()

export const rememberedAttempt = (attemptId: string): KnownAttempt | null => known.get(attemptId) ?? null

export function rememberAttempt(attemptId: string, attempt: KnownAttempt): void {
  known.delete(attemptId)
  if (attempt.state.suspendDataBytes > LONGEST_REMEMBERED || sizeOf(attempt.state) > LONGEST_REMEMBERED)
    return
  known.set(attemptId, attempt)
  for (const oldest of known.keys()) {
    if (known.size <= REMEMBERED_MAX) break
    known.delete(oldest)
  }
}

export const forgetAttempt = (attemptId: string): void => void known.delete(attemptId)

/** The attempt as the database has it; null when this learner has no such attempt. */
export async function readAttempt(attemptId: string, userId: string): Promise<KnownAttempt | null> {
  const stored = await Attempt.findOne(
    { _id: attemptId, userId },
    { state: 1, rules: 1, revision: 1, isSettled: 1, openSince: 1, enrolmentId: 1, packageId: 1, itemId: 1 },
  ).lean()
  if (!stored) return null
  const { enrolmentId, packageId, itemId, revision, isSettled, openSince } = stored
  return {
    ...{ userId, itemId, revision, isSettled, openSince: openSince ?? null },
    enrolmentId: String(enrolmentId),
    packageId: String(packageId),
    rules: completionRules(stored.rules as Partial<CompletionRules> | null),
    state: fromStored(stored.state),
  }
}

/** About; a thousand interactions make the most of it. */
const sizeOf = ({ cmi }: AttemptState): number => Object.keys(cmi).length * 60

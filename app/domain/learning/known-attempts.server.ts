import { completionRules, type AttemptState, type CompletionRules } from '@karmashala/player'
import { Attempt, fromStored } from '#app/domain/learning/attempt.model.server.ts'
import { BoundedMemory } from '#app/lib/bounded-memory.ts'

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

/** Content that keeps a whole drawing in its state is read again each time; there may be many such learners. */
const LONGEST_REMEMBERED = 128 * 1024

// A learner's page commits to the same process again and again. What is remembered may be out of date: every write
// names the revision it stands on, and the database refuses it when somebody else has written since.
const known = new BoundedMemory<KnownAttempt>({ entriesMax: 2_000, weightMax: 64 * 1024 * 1024 })

export const rememberedAttempt = (attemptId: string): KnownAttempt | null => known.get(attemptId)

export function rememberAttempt(attemptId: string, attempt: KnownAttempt): void {
  const weight = weightOfState(attempt.state)
  if (weight > LONGEST_REMEMBERED) known.forget(attemptId)
  else known.set(attemptId, attempt, weight)
}

export const forgetAttempt = (attemptId: string): void => known.forget(attemptId)

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

/** In characters; content writes what it likes into any element, not only into its suspend data. */
export function weightOfState({ cmi, ...rest }: AttemptState): number {
  let weight = JSON.stringify(rest).length
  for (const element in cmi) weight += element.length + (cmi[element]?.length ?? 0)
  return weight
}

import {
  applyCommit,
  PlayerError,
  type AppliedCommit,
  type AttemptState,
  type LaunchCommit,
} from '@karmashala/player'
import { type LaunchClaims } from '@karmashala/player/server'
import { Types } from 'mongoose'
import { Attempt, toStored } from '#app/domain/learning/attempt.model.server.ts'
import { isSettled } from '#app/domain/learning/item-outcome.ts'
import {
  forgetAttempt,
  readAttempt,
  rememberAttempt,
  rememberedAttempt,
  weightOfState,
  type KnownAttempt,
} from '#app/domain/learning/known-attempts.server.ts'
import { findPlayedPackage } from '#app/domain/learning/played-package.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

// Two windows of one learner collide now and then; a hundred collisions in a row are a bug.
const TRIES_MAX = 100
// All that SCORM 2004 guarantees to content comes to less; a document of the database ends at 16 MB, and a package
// with ten thousand learners could fill a disk.
const STATE_MAX = 4 * 1024 * 1024

type RecordCommit = { claims: LaunchClaims; commit: LaunchCommit }

/**
 * Lays what the content wrote over the learner's attempt with one write, which holds only if nobody wrote in between;
 * the attempt is read first only when this process has not met it, or somebody did. It returns when the database has
 * acknowledged the write. What follows from a part that counts now, or does not any more, is left to a job that is
 * queued in the same transaction.
 */
export async function recordCommit({ claims, commit }: RecordCommit): Promise<AppliedCommit> {
  const { attemptId, learnerId, packageId, itemId, mode } = claims
  const item = (await findPlayedPackage(packageId))?.items.get(itemId)
  let attempt = rememberedAttempt(attemptId)
  let isFresh = false
  for (let tries = 0; item && tries < TRIES_MAX; tries += 1) {
    if (!attempt) {
      attempt = await readAttempt(attemptId, learnerId)
      isFresh = true
    }
    const isOurs =
      attempt?.userId === learnerId && attempt.packageId === packageId && attempt.itemId === itemId
    if (!attempt || !isOurs) break
    const applied = applyCommit(attempt.state, commit, { item, mode, rules: attempt.rules })
    if (!applied.accepted) {
      // What is settled stays settled, but a base that is missing here may be in the database.
      if (applied.reason !== 'needs_full' || isFresh) return applied
    } else if (weightOfState(applied.state) > STATE_MAX) {
      throw new PlayerError('malformed', 'The content keeps more than a record can hold.')
    } else if (await store(attemptId, attempt, applied.state)) return applied
    attempt = null
  }
  throw new PlayerError('forged', 'There is no such record, or it is not of this launch.')
}

/** False when somebody else has written since the attempt was read. */
async function store(attemptId: string, attempt: KnownAttempt, state: AttemptState): Promise<boolean> {
  const settled = isSettled(state, attempt.isSettled)
  const next: KnownAttempt = {
    ...attempt,
    state,
    isSettled: settled,
    openSince: openSince(state, attempt.openSince),
    revision: attempt.revision + 1,
  }
  forgetAttempt(attemptId)
  const isWritten =
    settled === attempt.isSettled
      ? await writeAlone(attemptId, attempt, next)
      : await writeWithJob(attemptId, attempt, next)
  if (isWritten) rememberAttempt(attemptId, next)
  return isWritten
}

/** The hot path: past the ODM, which would look at every value of the state again. */
async function writeAlone(attemptId: string, before: KnownAttempt, next: KnownAttempt): Promise<boolean> {
  const written = await Attempt.collection.updateOne(
    {
      _id: new Types.ObjectId(attemptId),
      userId: new Types.ObjectId(before.userId),
      revision: before.revision,
    },
    { $set: changes(before, next) },
  )
  return written.matchedCount === 1
}

async function writeWithJob(attemptId: string, before: KnownAttempt, next: KnownAttempt): Promise<boolean> {
  return await inTransaction(async () => {
    const written = await Attempt.updateOne(
      { _id: attemptId, userId: before.userId, revision: before.revision },
      { $set: changes(before, next) },
    )
    if (written.matchedCount !== 1) return false
    const { enrolmentId } = before
    await enqueue('learning.count_done', enrolmentId, { enrolmentId })
    return true
  })
}

const changes = (before: KnownAttempt, next: KnownAttempt) => ({
  state: toStored(next.state),
  revision: next.revision,
  updatedAt: new Date(),
  ...(next.isSettled !== before.isSettled && { isSettled: next.isSettled }),
  ...(next.openSince !== before.openSince && { openSince: next.openSince }),
})

/** Stays as it is while a visit is under way, so that ordinary commits leave its index alone. */
function openSince({ launches }: AttemptState, before: Date | null): Date | null {
  const isOpen = launches.some(({ ended }) => ended === null)
  return isOpen ? (before ?? new Date()) : null
}

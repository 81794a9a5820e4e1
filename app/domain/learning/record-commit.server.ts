import { applyCommit, type AppliedCommit, type AttemptState, type LaunchCommit } from '@karmashala/player'
import { type LaunchClaims } from '@karmashala/player/server'
import { isSettled } from '#app/domain/learning/item-outcome.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { countDone } from '#app/domain/learning/count-done.server.ts'
import { findPlayedPackage } from '#app/domain/learning/played-package.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

// Two windows of one learner collide now and then; a hundred collisions in a row are a bug.
const TRIES_MAX = 100

type RecordCommit = { claims: LaunchClaims; commit: LaunchCommit }

/**
 * Lays what the content wrote over the learner's attempt: one read, and one write that holds only if nobody wrote in
 * between. It returns when the database has acknowledged the write. The commit that makes an item count, or stops it
 * from counting, also decides about the course, in the same transaction.
 */
export async function recordCommit({ claims, commit }: RecordCommit): Promise<AppliedCommit> {
  const { attemptId, learnerId, packageId, itemId, mode } = claims
  const item = (await findPlayedPackage(packageId))?.items.get(itemId)
  for (let tries = 0; item && tries < TRIES_MAX; tries += 1) {
    const attempt = await Attempt.findOne(
      { _id: attemptId, userId: learnerId, packageId, itemId },
      { state: 1, revision: 1, isSettled: 1, enrolmentId: 1 },
    ).lean()
    if (!attempt) break
    const { enrolmentId, revision } = attempt
    const state = attempt.state as AttemptState
    const applied = applyCommit(state, commit, { item, mode })
    if (!applied.accepted) return applied

    const settled = isSettled(applied.state, attempt.isSettled)
    const write = async () => {
      const written = await Attempt.updateOne(
        { _id: attemptId, userId: learnerId, revision },
        { $set: { state: applied.state, isSettled: settled }, $inc: { revision: 1 } },
      )
      return written.matchedCount === 1
    }
    const isWritten =
      settled === attempt.isSettled
        ? await write()
        : await inTransaction(async () => {
            const first = await write()
            if (first) await countDone({ enrolmentId: String(enrolmentId) })
            return first
          })
    if (isWritten) return applied
  }
  throw new DomainError('not_found', 'errors:notFound')
}

import { completionRules, type CompletionRules } from '@karmashala/player'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { getOwnEnrolment } from '#app/domain/learning/own-enrolment.server.ts'
import { mintLaunch } from '#app/domain/launches/launch-url.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { findHeldSeat } from '#app/domain/seats/find-held-seat.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** As long as a token can be renewed by commits: nobody has left a page open for longer and still means to save it. */
const OPEN_AT_MOST_MS = 7 * 24 * 60 * 60 * 1000

type RenewLaunch = { actor: Actor; enrolmentId: string; moduleId: string; itemId: string }

/**
 * A fresh token for a page that was open for longer than its own lasted. What was done in it is kept even if the seat
 * has gone meanwhile, for a week after it was opened: only new launches need one.
 */
export async function renewLaunch({ actor, enrolmentId, moduleId, itemId }: RenewLaunch) {
  const { enrolment } = await getOwnEnrolment({ actor, enrolmentId })
  const attempt = await Attempt.findOne(
    { enrolmentId, userId: actor.id, moduleId, itemId },
    { packageId: 1, rules: 1, lastOpenedAt: 1 },
  ).lean()
  if (!attempt) throw new DomainError('not_found', 'errors:notFound')
  const isRecent = (attempt.lastOpenedAt?.getTime() ?? 0) > Date.now() - OPEN_AT_MOST_MS
  const courseId = String(enrolment.courseId)
  if (!isRecent && !(await findHeldSeat({ userId: actor.id, courseId }))) {
    throw new DomainError('forbidden', 'learn:refusals.noSeat')
  }
  const rules = completionRules(attempt.rules as Partial<CompletionRules> | null)
  const mayRepeat = rules.afterCompletion === 'new_attempt'
  const { token } = await mintLaunch({
    attemptId: String(attempt._id),
    learnerId: actor.id,
    packageId: String(attempt.packageId),
    itemId,
    mode: enrolment.completedAt && !mayRepeat ? 'review' : 'normal',
  })
  return { token }
}

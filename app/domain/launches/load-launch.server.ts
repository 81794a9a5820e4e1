import { emptyAttempt, launchState, type AttemptState } from '@karmashala/player'
import { type Launch, type LaunchClaims } from '@karmashala/player/server'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { findPlayedPackage } from '#app/domain/learning/played-package.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { findHeldSeat } from '#app/domain/seats/find-held-seat.server.ts'

/**
 * What the wrapper page of a launch is made from: the state the learner left behind, and where the item begins. Null
 * when there is nothing to open any more, because the seat has gone since the token was signed for example.
 */
export async function loadLaunch({ claims }: { claims: LaunchClaims }): Promise<Launch | null> {
  const { attemptId, learnerId, packageId, itemId, mode } = claims
  const [played, learner] = await Promise.all([
    findPlayedPackage(packageId),
    User.findById(learnerId, { name: 1, language: 1 }).lean(),
  ])
  const item = played?.items.get(itemId)
  if (!played || !item || item.isExternal || !learner) return null

  const state =
    mode === 'browse'
      ? emptyAttempt(played.standard)
      : await readState(attemptId, learnerId, packageId, itemId)
  if (!state) return null
  const { name, language } = learner
  return {
    ...launchState(state, item, { id: learnerId, name, language }, mode),
    ...{ title: item.title, language, path: item.href, parameters: item.parameters },
    scormType: item.scormType ?? 'sco',
  }
}

async function readState(
  attemptId: string,
  userId: string,
  packageId: string,
  itemId: string,
): Promise<AttemptState | null> {
  const attempt = await Attempt.findOne({ _id: attemptId, userId, packageId, itemId }).lean()
  const enrolment = attempt && (await Enrolment.findOne({ _id: attempt.enrolmentId, userId }).lean())
  if (!enrolment) return null
  const seat = await findHeldSeat({ userId, courseId: String(enrolment.courseId) })
  return seat ? (attempt.state as AttemptState) : null
}

import {
  completionRules,
  DEFAULT_RULES,
  emptyAttempt,
  launchState,
  type AttemptState,
  type CompletionRules,
  type DeliveredItem,
} from '@karmashala/player'
import { type Launch, type LaunchClaims } from '@karmashala/player/server'
import { Attempt, fromStored } from '#app/domain/learning/attempt.model.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { readSequence } from '#app/domain/learning/sequence.server.ts'
import { findPlayedPackage } from '#app/domain/learning/played-package.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { findHeldSeat } from '#app/domain/seats/find-held-seat.server.ts'

const OPENINGS_MAX = 20

type LoadLaunch = { claims: LaunchClaims; session: string }

/**
 * What the wrapper page of a launch is made from: the state the learner left behind, and where the item begins. Null
 * when there is nothing to open any more, because the seat has gone since the token was signed for example.
 */
export async function loadLaunch({ claims, session }: LoadLaunch): Promise<Launch | null> {
  const { attemptId, learnerId, packageId, itemId, mode } = claims
  const [played, learner] = await Promise.all([
    findPlayedPackage(packageId),
    User.findById(learnerId, { name: 1, language: 1 }).lean(),
  ])
  const item = played?.items.get(itemId)
  if (!played || !item || item.isExternal || !learner) return null

  const opened =
    mode === 'browse'
      ? { state: emptyAttempt(played.standard), rules: DEFAULT_RULES, delivered: null }
      : await openPage(attemptId, learnerId, packageId, itemId, session)
  if (!opened) return null
  const { state, rules, delivered } = opened
  const { name, language } = learner
  return {
    ...launchState(state, { ...item, delivered }, { id: learnerId, name, language }, mode),
    ...{ title: item.title, language, path: item.href, parameters: item.parameters },
    scormType: item.scormType ?? 'sco',
    // Nothing of an asset, and perhaps nothing of content whose opening completes it, is ever heard otherwise.
    savesAtOnce: item.scormType === 'asset' || rules.completeOn === 'launch',
  }
}

type Opened = { state: AttemptState; rules: CompletionRules; delivered: DeliveredItem | null }

/** What the page begins with; that it was opened is noted, so that one of which nothing is heard can be told. */
async function openPage(
  attemptId: string,
  userId: string,
  packageId: string,
  itemId: string,
  session: string,
): Promise<Opened | null> {
  const attempt = await Attempt.findOne({ _id: attemptId, userId, packageId, itemId }).lean()
  const enrolment = attempt && (await Enrolment.findOne({ _id: attempt.enrolmentId, userId }).lean())
  if (!enrolment) return null
  const seat = await findHeldSeat({ userId, courseId: String(enrolment.courseId) })
  if (!seat) return null
  await Attempt.updateOne(
    { _id: attemptId, userId },
    { $push: { openings: { $each: [{ session, at: new Date() }], $slice: -OPENINGS_MAX } } },
    { timestamps: false },
  )
  const { state: sequence } = await readSequence({
    enrolmentId: String(attempt.enrolmentId),
    userId,
    moduleId: String(attempt.moduleId),
  })
  const isDelivered = !enrolment.completedAt && sequence.delivered?.identifier === itemId
  return {
    delivered: isDelivered ? sequence.delivered : null,
    state: fromStored(attempt.state),
    rules: completionRules(attempt.rules as Partial<CompletionRules> | null),
  }
}

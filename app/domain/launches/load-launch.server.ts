import {
  completionRules,
  DEFAULT_RULES,
  emptyAttempt,
  launchState,
  sharedStores,
  type AttemptState,
  type CompletionRules,
  type SequencingState,
  type StoredRules,
} from '@karmashala/player'
import { type Launch, type LaunchClaims } from '@karmashala/player/server'
import { Attempt, fromStored } from '#app/domain/learning/attempt.model.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { readSequence } from '#app/domain/learning/sequence.server.ts'
import {
  findPlayedPackage,
  type PlayedItem,
  type PlayedPackage,
} from '#app/domain/learning/played-package.server.ts'
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
      ? { state: emptyAttempt(played.standard), rules: DEFAULT_RULES, sequence: null, stores: {} }
      : await openPage({ attemptId, userId: learnerId, packageId, itemId, session }, { played, item })
  if (!opened) return null
  const { state, rules, sequence, stores } = opened
  const delivered = sequence?.delivered ?? null
  const { name } = learner
  const language = claims.language ?? learner.language
  return {
    ...launchState(state, { ...item, delivered }, { id: learnerId, name, language }, mode),
    ...{ title: item.title, language, path: item.href, parameters: item.parameters },
    scormType: item.scormType ?? 'sco',
    // Nothing of an asset, and perhaps nothing of content whose opening completes it, is ever heard otherwise.
    savesAtOnce: item.scormType === 'asset' || rules.completeOn === 'launch',
    sharedData: item.sharedData?.length ? { maps: item.sharedData, stores } : null,
    sequence: played.tree && sequence ? { tree: played.tree, state: sequence } : null,
  }
}

type Page = { attemptId: string; userId: string; packageId: string; itemId: string; session: string }

type Opened = {
  state: AttemptState
  rules: CompletionRules
  /** Set where sequencing has delivered the item. */
  sequence: SequencingState | null
  stores: Record<string, string>
}

/** What the page begins with; that it was opened is noted, so that one of which nothing is heard can be told. */
async function openPage(
  { attemptId, userId, packageId, itemId, session }: Page,
  { played, item }: { played: PlayedPackage; item: PlayedItem },
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
  const place = { enrolmentId: String(attempt.enrolmentId), userId, moduleId: String(attempt.moduleId) }
  const { state: sequence, begunAt } = await readSequence(place)
  const isDelivered = !enrolment.completedAt && sequence.delivered?.identifier === itemId
  // CAM 4th Ed.: stores last as long as the learner is in the system, or for one attempt on the course.
  const since = played.sharedDataGlobalToSystem ? 0 : (begunAt?.getTime() ?? 0)
  return {
    sequence: isDelivered ? sequence : null,
    state: fromStored(attempt.state),
    rules: completionRules(attempt.rules as StoredRules | null),
    stores: item.sharedData?.length ? await readStores(place, since) : {},
  }
}

/** What the items of a module have written into their shared data stores. */
async function readStores(
  place: { enrolmentId: string; userId: string; moduleId: string },
  since: number,
): Promise<Record<string, string>> {
  const attempts = await Attempt.find(place).select('state.standard state.sharedData').lean()
  return sharedStores(
    attempts.flatMap(({ state }) => fromStored(state).sharedData),
    since,
  )
}

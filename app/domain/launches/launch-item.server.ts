import { beginAgain, emptyAttempt, type AttemptState } from '@karmashala/player'
import { Attempt, fromStored, toStored } from '#app/domain/learning/attempt.model.server.ts'
import { findItem, readOutline, type OutlineItem } from '#app/domain/learning/course-outline.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { findAccess } from '#app/domain/learning/find-access.server.ts'
import { itemStatus } from '#app/domain/learning/item-outcome.ts'
import { type AccessView, type PlayView } from '#app/domain/learning/learning-views.ts'
import { getOwnEnrolment } from '#app/domain/learning/own-enrolment.server.ts'
import { settleRecord } from '#app/domain/learning/settle-record.server.ts'
import { findWay } from '#app/domain/launches/find-way.server.ts'
import { mintLaunch } from '#app/domain/launches/launch-url.server.ts'
import { readPlayContents } from '#app/domain/launches/play-contents.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { activateSeat, findHeldSeat } from '#app/domain/seats/find-held-seat.server.ts'
import { isDuplicateKey } from '#app/lib/db.server.ts'
import { type Language } from '#app/lib/i18n.ts'
import { DomainError } from '#app/lib/errors.ts'

type LaunchItem = {
  actor: Actor
  enrolmentId: string
  moduleId: string
  itemId: string
  /** Of the interface the learner is in. */
  language?: Language
}

/** Opens one item of a course for its learner: their attempt at it, and an address that is theirs for a while. */
export async function launchItem({
  actor,
  enrolmentId,
  moduleId,
  itemId,
  language = actor.language,
}: LaunchItem): Promise<PlayView> {
  // What was finished a moment ago counts before it is decided whether this is a review.
  await settleRecord({ userId: actor.id })
  const { enrolment, version } = await getOwnEnrolment({ actor, enrolmentId })
  const outline = await readOutline(version)
  const items = outline.flatMap((module) => module.items)
  const index = items.findIndex((item) => item.moduleId === moduleId && item.id === itemId)
  const module = outline.find(({ id }) => id === moduleId)
  const item = module && findItem(module, itemId)
  if (!item) throw new DomainError('not_found', 'errors:notFound')

  const courseId = String(enrolment.courseId)
  const seat = await findHeldSeat({ userId: actor.id, courseId })
  if (!seat) {
    const access = await findAccess({ userId: actor.id, courseId, seatId: String(enrolment.seatId) })
    throw refusalOf(access)
  }
  if (seat.status === 'assigned') await activateSeat({ seatId: seat.seatId })
  const lastLaunchedAt = new Date()
  await Enrolment.updateOne(
    { _id: enrolmentId, userId: actor.id },
    { $set: { lastLaunchedAt, seatId: seat.seatId, ministryId: seat.ministryId } },
  )

  // A finished course is opened to look things up; the record its certificate was issued on stays as it is, unless its
  // author wants people to be able to take a part again. That can only add to the record.
  const mode = enrolment.completedAt && item.rules.afterCompletion === 'resume' ? 'review' : 'normal'
  const place = { enrolmentId, userId: actor.id, moduleId, itemId }
  const opens = mode === 'normal' ? await findWay({ ...place, module }) : itemId
  const instead = opens === itemId ? null : { moduleId, itemId: opens }
  const attempt =
    item.isExternal || instead ? null : await openAttempt(actor.id, enrolmentId, item, lastLaunchedAt)
  const launch =
    attempt &&
    (await mintLaunch({
      attemptId: attempt.id,
      learnerId: actor.id,
      packageId: item.packageId,
      ...{ itemId, mode, language },
    }))
  return {
    enrolmentId,
    courseTitle: version.title,
    courseTitleHi: version.titleHi ?? null,
    language: version.language,
    itemTitle: item.title,
    position: index + 1,
    itemCount: items.length,
    ...(await readPlayContents({ ...place, outline, isCompleted: enrolment.completedAt != null })),
    instead,
    status: attempt ? itemStatus(attempt.state) : 'untracked',
    isReview: mode === 'review',
    externalUrl: item.isExternal ? item.href : null,
    launchUrl: launch?.launchUrl ?? null,
  }
}

function refusalOf(access: AccessView): DomainError {
  const isExpired = access.status === 'closed' && access.reason === 'expired'
  return new DomainError(
    'forbidden',
    isExpired ? 'learn:refusals.seatExpired' : 'learn:refusals.seatTakenBack',
  )
}

/** The learner's one attempt at the item; the first time there is none, and two windows may both find that. */
async function openAttempt(
  userId: string,
  enrolmentId: string,
  { moduleId, id: itemId, packageId, standard, rules }: OutlineItem,
  lastOpenedAt: Date,
): Promise<{ id: string; state: AttemptState }> {
  const place = { enrolmentId, moduleId, itemId }
  const open = async () =>
    await Attempt.findOneAndUpdate(
      place,
      {
        $set: { lastOpenedAt },
        $setOnInsert: {
          ...{ userId, packageId, rules, revision: 0, isSettled: false, openSince: null, openings: [] },
          state: toStored(emptyAttempt(standard)),
        },
      },
      { upsert: true, returnDocument: 'after' },
    ).lean()
  const attempt = await open().catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    return await open()
  })
  if (!attempt) throw new Error('An attempt that was neither found nor made.')
  const id = String(attempt._id)
  const state = fromStored(attempt.state)
  const isOver = state.current.completion === 'completed' || state.current.success === 'passed'
  if (rules.afterCompletion !== 'new_attempt' || !isOver) return { id, state }

  const again = beginAgain(state, lastOpenedAt.getTime())
  const { revision } = attempt
  const begun = await Attempt.updateOne(
    { _id: id, userId, revision },
    { $set: { state: toStored(again) }, $inc: { revision: 1 } },
  )
  // Somebody wrote in between: a window that is still open says its last word. It is opened as that left it.
  return { id, state: begun.matchedCount === 1 ? again : state }
}

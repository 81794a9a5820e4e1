import { emptyAttempt, type AttemptState } from '@karmashala/player'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { readOutline, type OutlineItem } from '#app/domain/learning/course-outline.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { findAccess } from '#app/domain/learning/find-access.server.ts'
import { itemStatus } from '#app/domain/learning/item-outcome.ts'
import { type AccessView, type PlayView } from '#app/domain/learning/learning-views.ts'
import { getOwnEnrolment } from '#app/domain/learning/own-enrolment.server.ts'
import { launchUrl, mintLaunchToken } from '#app/domain/launches/launch-url.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { activateSeat, findHeldSeat } from '#app/domain/seats/find-held-seat.server.ts'
import { isDuplicateKey } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type LaunchItem = { actor: Actor; enrolmentId: string; moduleId: string; itemId: string }

/** Opens one item of a course for its learner: their attempt at it, and an address that is theirs for a while. */
export async function launchItem({ actor, enrolmentId, moduleId, itemId }: LaunchItem): Promise<PlayView> {
  const { enrolment, version } = await getOwnEnrolment({ actor, enrolmentId })
  const items = (await readOutline(version)).flatMap((module) => module.items)
  const index = items.findIndex((item) => item.moduleId === moduleId && item.id === itemId)
  const item = items[index]
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

  // A finished course is opened to look things up; the record its certificate was issued on stays as it is.
  const mode = enrolment.completedAt ? 'review' : 'normal'
  const attempt = item.isExternal ? null : await openAttempt(actor.id, enrolmentId, item, lastLaunchedAt)
  const token =
    attempt &&
    mintLaunchToken({
      attemptId: attempt.id,
      learnerId: actor.id,
      packageId: item.packageId,
      itemId,
      mode,
    })
  return {
    enrolmentId,
    courseTitle: version.title,
    courseTitleHi: version.titleHi ?? null,
    language: version.language,
    itemTitle: item.title,
    position: index + 1,
    itemCount: items.length,
    previous: placeOf(items[index - 1]),
    next: placeOf(items[index + 1]),
    status: attempt ? itemStatus(attempt.state) : 'untracked',
    isReview: mode === 'review',
    externalUrl: item.isExternal ? item.href : null,
    launchUrl: token && launchUrl(token),
  }
}

const placeOf = (item: OutlineItem | undefined): PlayView['next'] =>
  item ? { moduleId: item.moduleId, itemId: item.id } : null

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
  { moduleId, id: itemId, packageId, standard }: OutlineItem,
  lastOpenedAt: Date,
): Promise<{ id: string; state: AttemptState }> {
  const place = { enrolmentId, moduleId, itemId }
  const open = async () =>
    await Attempt.findOneAndUpdate(
      place,
      {
        $set: { lastOpenedAt },
        $setOnInsert: { userId, packageId, state: emptyAttempt(standard), revision: 0, isSettled: false },
      },
      { upsert: true, returnDocument: 'after' },
    ).lean()
  const attempt = await open().catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    return await open()
  })
  if (!attempt) throw new Error('An attempt that was neither found nor made.')
  return { id: String(attempt._id), state: attempt.state as AttemptState }
}

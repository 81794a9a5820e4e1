import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { Enrolment, type EnrolmentRecord } from '#app/domain/learning/enrolment.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { findHeldSeat, type UsableSeat } from '#app/domain/seats/find-held-seat.server.ts'
import { inTransaction, isDuplicateKey } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type Enrol = {
  actor: Actor
  courseId: string
  /** The learner has chosen the newer version although they have not finished theirs. */
  startNewer?: boolean
}

/**
 * Puts a learner with a seat on the published version of a course. Who is on a version already stays on it until it is
 * finished, unless they choose the newer one; what they did stays as it is.
 */
export async function enrol({
  actor,
  courseId,
  startNewer = false,
}: Enrol): Promise<{ enrolmentId: string }> {
  requirePermission(actor, 'learning.take', { ownerId: actor.id })
  const seat = await findHeldSeat({ userId: actor.id, courseId })
  const course = await Course.findOne({ _id: courseId, publishedVersionId: { $ne: null } }).lean()
  if (!course) throw new DomainError('not_found', 'errors:notFound')
  if (!seat) throw new DomainError('forbidden', 'learn:refusals.noSeat')

  const publishedVersionId = String(course.publishedVersionId)
  const present = await presentEnrolment(actor.id, courseId, publishedVersionId)
  const isLeaving = startNewer && present !== null && String(present.courseVersionId) !== publishedVersionId
  if (present && !isLeaving) return { enrolmentId: String(present._id) }
  try {
    return await startEnrolment(actor, courseId, publishedVersionId, seat)
  } catch (error) {
    // Two clicks at once: the other one was faster.
    const other = isDuplicateKey(error)
      ? await presentEnrolment(actor.id, courseId, publishedVersionId)
      : null
    if (!other) throw error
    return { enrolmentId: String(other._id) }
  }
}

async function presentEnrolment(
  userId: string,
  courseId: string,
  publishedVersionId: string,
): Promise<EnrolmentRecord | null> {
  const newest: EnrolmentRecord | null = await Enrolment.findOne({ userId, courseId })
    .sort({ _id: -1 })
    .lean()
  const isOpen = newest && !newest.completedAt
  return isOpen || String(newest?.courseVersionId) === publishedVersionId ? newest : null
}

async function startEnrolment(
  actor: Actor,
  courseId: string,
  courseVersionId: string,
  { seatId, ministryId }: UsableSeat,
): Promise<{ enrolmentId: string }> {
  return await inTransaction(async () => {
    const version = await CourseVersion.findOne({ _id: courseVersionId, courseId }, { number: 1 }).lean()
    if (!version) throw new Error('A course that has published nothing.')
    const [enrolment] = await Enrolment.create([
      { userId: actor.id, courseId, courseVersionId, seatId, ministryId },
    ])
    if (!enrolment) throw new Error('Nothing was created.')
    await Enrolment.updateMany(
      { userId: actor.id, courseId, _id: { $ne: enrolment._id }, completedAt: null, leftAt: null },
      { $set: { leftAt: new Date() } },
    )
    await recordAudit({
      organisationId: ministryId,
      actorId: actor.id,
      action: 'enrolment.started',
      subject: { kind: 'enrolment', id: String(enrolment._id) },
      details: { courseId, version: version.number },
    })
    return { enrolmentId: String(enrolment._id) }
  })
}

import { requirePermission } from '#app/domain/access/require-permission.ts'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { readOutline } from '#app/domain/learning/course-outline.server.ts'
import { Enrolment, type EnrolmentRecord } from '#app/domain/learning/enrolment.model.server.ts'
import { findAccess } from '#app/domain/learning/find-access.server.ts'
import {
  type LearningListItem,
  type MyLearning,
  type WaitingSeat,
} from '#app/domain/learning/learning-views.ts'
import { settleRecord } from '#app/domain/learning/settle-record.server.ts'
import { readStanding } from '#app/domain/learning/standing.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { HELD_STATUSES } from '#app/domain/seats/seat.schema.ts'

const LISTED_MAX = 200

/** Seats that wait to be used, courses under way and courses finished, each with the newest first. */
export async function listMyLearning({ actor }: { actor: Actor }): Promise<MyLearning> {
  requirePermission(actor, 'learning.take', { ownerId: actor.id })
  await settleRecord({ userId: actor.id })
  const enrolments: EnrolmentRecord[] = await Enrolment.find({ userId: actor.id })
    .sort({ updatedAt: -1 })
    .limit(LISTED_MAX)
    .lean()
  const [listed, waiting] = await Promise.all([
    Promise.all(enrolments.map((enrolment) => toListItem(enrolment))),
    listWaitingSeats(actor.id, enrolments),
  ])
  return {
    waiting,
    inProgress: listed.filter(({ completedAt, leftAt }) => completedAt === null && leftAt === null),
    left: listed.filter(({ completedAt, leftAt }) => completedAt === null && leftAt !== null),
    completed: listed.filter(({ completedAt }) => completedAt !== null),
  }
}

async function toListItem(enrolment: EnrolmentRecord): Promise<LearningListItem> {
  const { _id, userId, courseId, seatId, completedAt } = enrolment
  const version = await CourseVersion.findById(enrolment.courseVersionId).lean()
  if (!version) throw new Error('An enrolment without its course version.')
  const [provider, outline, credential, access] = await Promise.all([
    Organisation.findById(version.providerId, { name: 1, nameHi: 1 }).lean(),
    readOutline(version),
    completedAt ? Credential.findOne({ enrolmentId: _id }, { code: 1 }).lean() : null,
    findAccess({ userId: String(userId), courseId: String(courseId), seatId: String(seatId) }),
  ])
  const {
    modules: _modules,
    ways: _ways,
    ...standing
  } = await readStanding({
    ...{ enrolmentId: String(_id), userId: String(userId), outline, isCompleted: completedAt != null },
  })
  return {
    enrolmentId: String(_id),
    title: version.title,
    titleHi: version.titleHi ?? null,
    language: version.language,
    providerName: provider?.name ?? '',
    providerNameHi: provider?.nameHi ?? null,
    ...standing,
    lastOpenedAt: enrolment.lastLaunchedAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
    leftAt: enrolment.leftAt?.toISOString() ?? null,
    credentialCode: credential?.code ?? null,
    access,
  }
}

async function listWaitingSeats(userId: string, enrolments: EnrolmentRecord[]): Promise<WaitingSeat[]> {
  const begun = enrolments.map(({ courseId }) => courseId)
  const seats = await Seat.find({
    userId,
    isHeld: true,
    status: { $in: HELD_STATUSES },
    expiresAt: { $gt: new Date() },
    courseId: { $nin: begun },
  })
    .sort({ assignedAt: -1 })
    .limit(LISTED_MAX)
    .lean()
  const waiting = await Promise.all(
    seats.map(async ({ courseId, expiresAt }) => {
      const course = await Course.findById(courseId).lean()
      const version = await CourseVersion.findById(course?.publishedVersionId).lean()
      if (!course || !version) return null
      const provider = await Organisation.findById(course.providerId, { name: 1, nameHi: 1 }).lean()
      const { title, titleHi, summary, summaryHi, language, durationInMinutes } = version
      return {
        courseId: String(courseId),
        slug: course.slug,
        ...{ title, summary, language, durationInMinutes },
        titleHi: titleHi ?? null,
        summaryHi: summaryHi ?? null,
        providerName: provider?.name ?? '',
        providerNameHi: provider?.nameHi ?? null,
        expiresAt: expiresAt.toISOString(),
      }
    }),
  )
  return waiting.filter((seat) => seat !== null)
}

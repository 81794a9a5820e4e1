import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { readOutline } from '#app/domain/learning/course-outline.server.ts'
import { findAccess } from '#app/domain/learning/find-access.server.ts'
import { type EnrolmentView } from '#app/domain/learning/learning-views.ts'
import { getOwnEnrolment } from '#app/domain/learning/own-enrolment.server.ts'
import { settleRecord } from '#app/domain/learning/settle-record.server.ts'
import { readStanding } from '#app/domain/learning/standing.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

/** A course as its learner sees it: what is in it, what they have done of it, and where to go on. */
export async function getEnrolment({
  actor,
  enrolmentId,
}: {
  actor: Actor
  enrolmentId: string
}): Promise<EnrolmentView> {
  await settleRecord({ userId: actor.id })
  const { enrolment, version } = await getOwnEnrolment({ actor, enrolmentId })
  const { courseId, seatId, completedAt } = enrolment
  const [course, provider, outline, credential, access, newerVersionNumber] = await Promise.all([
    Course.findById(courseId, { slug: 1 }).lean(),
    Organisation.findById(version.providerId, { name: 1, nameHi: 1 }).lean(),
    readOutline(version),
    Credential.findOne({ enrolmentId, userId: actor.id }, { code: 1 }).lean(),
    findAccess({ userId: actor.id, courseId: String(courseId), seatId: String(seatId) }),
    enrolment.leftAt ? null : findNewerVersion(version),
  ])
  const isCompleted = completedAt != null
  const { ways: _ways, ...standing } = await readStanding({
    ...{ enrolmentId, userId: actor.id, outline, isCompleted },
  })
  const { title, titleHi, summary, summaryHi, outcomes, language, durationInMinutes, number } = version
  return {
    id: enrolmentId,
    courseId: String(courseId),
    slug: course?.slug ?? '',
    versionNumber: number,
    ...{ title, summary, outcomes, language, durationInMinutes },
    ...standing,
    titleHi: titleHi ?? null,
    summaryHi: summaryHi ?? null,
    providerName: provider?.name ?? '',
    providerNameHi: provider?.nameHi ?? null,
    startedAt: enrolment.createdAt.toISOString(),
    lastOpenedAt: enrolment.lastLaunchedAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
    credentialCode: credential?.code ?? null,
    access,
    newerVersionNumber,
    leftAt: enrolment.leftAt?.toISOString() ?? null,
  }
}

async function findNewerVersion({ courseId, number }: CourseVersionRecord): Promise<number | null> {
  const newer = await CourseVersion.findOne(
    { courseId, status: 'published', number: { $gt: number } },
    { number: 1 },
  ).lean()
  return newer?.number ?? null
}

import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { readOutline, trackedItems } from '#app/domain/learning/course-outline.server.ts'
import { findAccess } from '#app/domain/learning/find-access.server.ts'
import { isDone } from '#app/domain/learning/item-outcome.ts'
import { findAttempt, toItemView } from '#app/domain/learning/item-views.server.ts'
import { type CourseItemView, type EnrolmentView } from '#app/domain/learning/learning-views.ts'
import { getOwnEnrolment } from '#app/domain/learning/own-enrolment.server.ts'
import { settleSilentVisits } from '#app/domain/learning/settle-silent-visits.server.ts'
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
  await settleSilentVisits({ userId: actor.id })
  const { enrolment, version } = await getOwnEnrolment({ actor, enrolmentId })
  const { courseId, seatId, completedAt } = enrolment
  const [course, provider, outline, attempts, credential, access, newerVersionNumber] = await Promise.all([
    Course.findById(courseId, { slug: 1 }).lean(),
    Organisation.findById(version.providerId, { name: 1, nameHi: 1 }).lean(),
    readOutline(version),
    Attempt.find({ enrolmentId }, { 'state.cmi': 0 }).lean(),
    Credential.findOne({ enrolmentId, userId: actor.id }, { code: 1 }).lean(),
    findAccess({ userId: actor.id, courseId: String(courseId), seatId: String(seatId) }),
    completedAt ? findNewerVersion(version) : null,
  ])
  const modules = outline.map(({ id, title, items }) => ({
    id,
    title,
    items: items.map((item) => toItemView(item, findAttempt(attempts, item))),
  }))
  const tracked = trackedItems(outline)
  const done = tracked.filter((item) => {
    const attempt = findAttempt(attempts, item)
    return attempt !== undefined && isDone(attempt.state as Parameters<typeof isDone>[0])
  })
  const { title, titleHi, summary, summaryHi, outcomes, language, durationInMinutes, number } = version
  return {
    id: enrolmentId,
    courseId: String(courseId),
    slug: course?.slug ?? '',
    versionNumber: number,
    ...{ title, summary, outcomes, language, durationInMinutes, modules },
    titleHi: titleHi ?? null,
    summaryHi: summaryHi ?? null,
    providerName: provider?.name ?? '',
    providerNameHi: provider?.nameHi ?? null,
    itemCount: tracked.length,
    doneCount: done.length,
    timeInSeconds: modules.flatMap(({ items }) => items).reduce((sum, item) => sum + item.timeInSeconds, 0),
    startedAt: enrolment.createdAt.toISOString(),
    lastOpenedAt: enrolment.lastLaunchedAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
    credentialCode: credential?.code ?? null,
    access,
    next: nextItem(modules.flatMap(({ items }) => items)),
    newerVersionNumber,
  }
}

/** The item opened last if it is unfinished, else the first that is, else the first of all. */
function nextItem(items: CourseItemView[]): EnrolmentView['next'] {
  const tracked = items.filter(({ status }) => status !== 'untracked')
  const unfinished = tracked.filter(({ status }) => status !== 'completed' && status !== 'passed')
  const [lastOpened] = unfinished
    .filter(({ lastOpenedAt }) => lastOpenedAt !== null)
    .sort((one, other) => (other.lastOpenedAt ?? '').localeCompare(one.lastOpenedAt ?? ''))
  const next = lastOpened ?? unfinished[0] ?? tracked[0]
  return next ? { moduleId: next.moduleId, itemId: next.itemId } : null
}

async function findNewerVersion({ courseId, number }: CourseVersionRecord): Promise<number | null> {
  const newer = await CourseVersion.findOne(
    { courseId, status: 'published', number: { $gt: number } },
    { number: 1 },
  ).lean()
  return newer?.number ?? null
}

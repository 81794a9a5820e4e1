import { HASTY_SHARE } from '@karmashala/player'
import { type PackageReport } from '@karmashala/scorm'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { countVisits, type CountedPart } from '#app/domain/courses/count-visits.server.ts'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import {
  LEARNERS_MIN,
  type CourseVisits,
  type PartVisits,
  type VisitNumbers,
} from '#app/domain/courses/course-visits-view.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type GetCourseVisits = { actor: Actor; courseId: string; versionId: string; now?: Date }

/** How learners' visits to each part of a version went, for those who wrote it; nothing in it is about one person. */
export async function getCourseVisits({
  actor,
  courseId,
  versionId,
  now = new Date(),
}: GetCourseVisits): Promise<CourseVisits> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const version: CourseVersionRecord | null = await CourseVersion.findOne({
    ...{ _id: versionId, courseId, providerId },
  }).lean()
  if (!version) throw new DomainError('not_found', 'errors:notFound')
  const parts = await listParts(version)
  const declaredMinutes = version.durationInMinutes
  const hastyBelowSeconds = Math.round((declaredMinutes * 60 * HASTY_SHARE) / Math.max(1, parts.length))
  const counted = await countVisits({ version, hastyBelowSeconds, now })
  const countOf = ({ moduleId, itemId }: PartVisits) =>
    counted.find((one) => String(one.moduleId) === moduleId && one.itemId === itemId)
  return {
    ...{ versionNumber: version.number, declaredMinutes, hastyBelowSeconds },
    parts: parts.map((part) => ({ ...part, numbers: toNumbers(countOf(part)) })),
  }
}

/** What a learner can open and the run-time hears of, in its order. */
async function listParts({ modules, providerId }: CourseVersionRecord): Promise<PartVisits[]> {
  const packages = await ContentPackage.find(
    { _id: { $in: modules.map(({ packageId }) => packageId) }, providerId },
    { report: 1 },
  ).lean()
  return modules.flatMap(({ _id, packageId }) => {
    const report = packages.find((one) => String(one._id) === String(packageId))?.report as
      PackageReport | undefined
    return (report?.launchable ?? [])
      .filter(({ external }) => !external)
      .map(({ identifier, title }) => ({
        ...{ moduleId: String(_id), itemId: identifier, title, numbers: null },
      }))
  })
}

function toNumbers(counted: CountedPart | undefined): VisitNumbers | null {
  if (!counted || counted.learners < LEARNERS_MIN) return null
  const { learners, visits, terminated, window, timedOut, unheard, done, medianSeconds, hasty } = counted
  const { withFailedSaves, withoutStatus, nearLimit } = counted
  const mayTell = done >= LEARNERS_MIN
  return {
    ...{ learners, visits, withFailedSaves, withoutStatus, nearLimit, done },
    ends: { terminated, window, timed_out: timedOut, unheard },
    medianSeconds: mayTell ? medianSeconds : null,
    hasty: mayTell ? hasty : null,
  }
}

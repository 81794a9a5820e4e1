import { type Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { allTags } from '#app/domain/courses/all-tags.ts'
import { mayBeTagged, offerTo } from '#app/domain/courses/competency-option.server.ts'
import { type CompetencyOption } from '#app/domain/courses/competency-views.ts'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

const VERSIONS_READ = 30
const SHOWN_MAX = 8

type Version = Pick<CourseVersionRecord, 'courseId' | 'tags' | 'modules'> & { _id: Types.ObjectId }

/** What the organisation has tagged its courses with last, without what this course carries already. */
export async function recentlyUsedTags({
  actor,
  courseId,
}: {
  actor: Actor
  courseId: string
}): Promise<CompetencyOption[]> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const { dictionary, toOption } = await offerTo(providerId)
  const versions = await CourseVersion.find({ providerId }, { courseId: 1, tags: 1, modules: 1 })
    .sort({ updatedAt: -1 })
    .limit(VERSIONS_READ)
    .lean<Version[]>()
  const codesOf = (version: Version) =>
    // The one that was added last stands last.
    allTags(version)
      .reverse()
      .map(({ competencyCode }) => dictionary.resolve(competencyCode)?.code)
  const own = new Set(versions.filter((one) => String(one.courseId) === courseId).flatMap(codesOf))
  const codes = new Set(versions.flatMap(codesOf))
  return [...codes]
    .flatMap((code) => {
      const competency = code === undefined || own.has(code) ? null : dictionary.find(code)
      return competency && mayBeTagged(competency) ? [toOption(competency)] : []
    })
    .slice(0, SHOWN_MAX)
}

import { requirePermission } from '#app/domain/access/require-permission.ts'
import { courseStatus } from '#app/domain/courses/course-status.ts'
import { type CourseListItem, type CourseListView } from '#app/domain/courses/course-views.ts'
import { Course, CourseVersion, type CourseRecord } from '#app/domain/courses/course.model.server.ts'
import { missingParts } from '#app/domain/courses/missing-parts.ts'
import { providerStatus } from '#app/domain/courses/provider-status.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

const PAGE_SIZE = 30

/** The courses of the organisation the actor acts in, those worked on last first. */
export async function listProviderCourses({
  actor,
  page = 1,
}: {
  actor: Actor
  page?: number
}): Promise<CourseListView> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })

  const [courses, total, provider] = await Promise.all([
    Course.find({ providerId })
      .sort({ updatedAt: -1, _id: -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE)
      .lean(),
    Course.countDocuments({ providerId }),
    Organisation.findOne({ _id: providerId, kind: 'provider' }).lean(),
  ])
  if (!provider) throw new DomainError('not_found', 'errors:notFound')
  return {
    ...{ total, page, pageSize: PAGE_SIZE },
    items: await toItems(courses),
    providerStatus: providerStatus(provider),
  }
}

async function toItems(courses: CourseRecord[]): Promise<CourseListItem[]> {
  const ids = courses.flatMap(({ draftVersionId, publishedVersionId }) =>
    [draftVersionId, publishedVersionId].filter((id) => id != null),
  )
  const [versions, submissions] = await Promise.all([
    CourseVersion.find({ _id: { $in: ids } }).lean(),
    Submission.find({ courseVersionId: { $in: ids } }, { courseVersionId: 1, status: 1 }).lean(),
  ])
  const versionOf = new Map(versions.map((version) => [String(version._id), version]))
  const submissionOf = new Map(submissions.map((one) => [String(one.courseVersionId), one.status]))

  return courses.flatMap((course) => {
    const published = versionOf.get(String(course.publishedVersionId))
    const version = versionOf.get(String(course.draftVersionId)) ?? published
    if (!version) return []
    return {
      id: String(course._id),
      title: version.title,
      titleHi: version.titleHi ?? null,
      status: courseStatus(version.status, submissionOf.get(String(version._id))),
      versionNumber: version.number,
      onSaleNumber: published?.status === 'published' ? published.number : null,
      missing: version.status === 'draft' ? missingParts(version) : [],
      updatedAt: course.updatedAt.toISOString(),
    }
  })
}

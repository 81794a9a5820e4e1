import { may } from '#app/domain/access/policy.ts'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { findPlayedPackage } from '#app/domain/learning/played-package.server.ts'
import { mintLaunch, NO_ATTEMPT } from '#app/domain/launches/launch-url.server.ts'
import { type PreviewView } from '#app/domain/launches/launch-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type PreviewItem = { actor: Actor; courseVersionId: string; moduleId: string; itemId: string }

/**
 * Opens an item to look at it: for the authors of the course at any time, for validators of other institutions once it
 * has been submitted. Nothing of a preview is stored.
 */
export async function previewItem({
  actor,
  courseVersionId,
  moduleId,
  itemId,
}: PreviewItem): Promise<PreviewView> {
  const version: CourseVersionRecord | null = await CourseVersion.findById(courseVersionId).lean()
  if (!version) throw new DomainError('not_found', 'errors:notFound')
  const back = await wayBack(actor, version)

  const module = version.modules.find(({ _id }) => String(_id) === moduleId)
  const packageId = String(module?.packageId)
  const items = module ? [...((await findPlayedPackage(packageId))?.items.values() ?? [])] : []
  const index = items.findIndex(({ id }) => id === itemId)
  const item = items[index]
  if (!item) throw new DomainError('not_found', 'errors:notFound')

  const launch = { attemptId: NO_ATTEMPT, learnerId: actor.id, packageId, itemId, mode: 'browse' as const }
  const placeOf = (id: string | undefined) => (id === undefined ? null : { moduleId, itemId: id })
  return {
    courseTitle: version.title,
    courseTitleHi: version.titleHi ?? null,
    language: version.language,
    versionNumber: version.number,
    itemTitle: item.title,
    position: index + 1,
    itemCount: items.length,
    previous: placeOf(items[index - 1]?.id),
    next: placeOf(items[index + 1]?.id),
    externalUrl: item.isExternal ? item.href : null,
    launchUrl: item.isExternal ? null : (await mintLaunch(launch)).launchUrl,
    back,
  }
}

/** The page the person came from, which depends on what lets them in; a refusal when nothing does. */
async function wayBack(actor: Actor, version: CourseVersionRecord): Promise<string> {
  const organisationId = String(version.providerId)
  const courseId = String(version.courseId)
  if (may(actor, 'course.preview_own', { organisationId })) return `/provide/courses/${courseId}/package`

  const isSubmitted = version.status !== 'draft'
  if (isSubmitted && may(actor, 'submission.review', { organisationId })) {
    const submission = await Submission.findOne({ courseVersionId: version._id }, { _id: 1 }).lean()
    return submission ? `/validate/${String(submission._id)}` : '/validate'
  }
  if (isSubmitted && may(actor, 'submission.review'))
    throw new DomainError('forbidden', 'learn:refusals.ownInstitution')
  throw new DomainError('not_found', 'errors:notFound')
}

import { may } from '#app/domain/access/policy.ts'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { findPlayedPackage, type PlayedItem } from '#app/domain/learning/played-package.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

export type PreviewInput = { actor: Actor; courseVersionId: string; moduleId: string; itemId: string }

export type PreviewPlace = {
  version: CourseVersionRecord
  packageId: string
  standard: 'scorm12' | 'scorm2004'
  /** That a learner can open in its module. */
  partCount: number
  item: PlayedItem
  /** Where the person came from. */
  back: string
}

/** The item somebody wants to look at without taking it, if they may. */
export async function getPreviewPlace({
  actor,
  courseVersionId,
  moduleId,
  itemId,
}: PreviewInput): Promise<PreviewPlace> {
  const version: CourseVersionRecord | null = await CourseVersion.findById(courseVersionId).lean()
  if (!version) throw new DomainError('not_found', 'errors:notFound')
  const module = version.modules.find(({ _id }) => String(_id) === moduleId)
  const back = await wayBack(actor, version, module?.lessonId ? 'lessons' : 'package')
  const packageId = String(module?.packageId)
  const played = module?.packageId ? await findPlayedPackage(packageId) : null
  const item = played?.items.get(itemId)
  if (!played || !item) throw new DomainError('not_found', 'errors:notFound')
  return { version, packageId, standard: played.standard, partCount: played.items.size, item, back }
}

/** The page the person came from, which depends on what lets them in; a refusal when nothing does. */
async function wayBack(
  actor: Actor,
  version: CourseVersionRecord,
  tab: 'lessons' | 'package',
): Promise<string> {
  const organisationId = String(version.providerId)
  const courseId = String(version.courseId)
  if (may(actor, 'course.preview_own', { organisationId })) return `/provide/courses/${courseId}/${tab}`

  const isSubmitted = version.status !== 'draft'
  if (isSubmitted && may(actor, 'submission.review', { organisationId })) {
    const submission = await Submission.findOne({ courseVersionId: version._id }, { _id: 1 }).lean()
    return submission ? `/validate/${String(submission._id)}` : '/validate'
  }
  if (isSubmitted && may(actor, 'submission.review'))
    throw new DomainError('forbidden', 'learn:refusals.ownInstitution')
  throw new DomainError('not_found', 'errors:notFound')
}

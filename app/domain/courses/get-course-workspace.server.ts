import { requirePermission } from '#app/domain/access/require-permission.ts'
import { courseStatus } from '#app/domain/courses/course-status.ts'
import {
  type CourseWorkspace,
  type SubmissionSummary,
  type VersionView,
} from '#app/domain/courses/course-views.ts'
import { currentDictionary, dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { allTags } from '#app/domain/courses/all-tags.ts'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { missingParts } from '#app/domain/courses/missing-parts.ts'
import { passMarkOf } from '#app/domain/courses/pass-mark.ts'
import { providerStatus } from '#app/domain/courses/provider-status.ts'
import { toTagViews } from '#app/domain/courses/tag-views.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { findOtherParts } from '#app/domain/packages/find-other-parts.server.ts'
import { toPackageView } from '#app/domain/packages/package-view.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Submission, type SubmissionRecord } from '#app/domain/validation/submission.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** A course of the actor's organisation with all its authors need to see, whatever state it is in. */
export async function getCourseWorkspace({
  actor,
  courseId,
}: {
  actor: Actor
  courseId: string
}): Promise<CourseWorkspace> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })

  const [course, versions, provider] = await Promise.all([
    Course.findOne({ _id: courseId, providerId }).lean(),
    CourseVersion.find({ courseId, providerId }).sort({ number: -1 }).lean(),
    Organisation.findOne({ _id: providerId, kind: 'provider' }).lean(),
  ])
  if (!course || !provider) throw new DomainError('not_found', 'errors:notFound')
  const withId = (id: unknown) => versions.find((version) => String(version._id) === String(id))
  const published = withId(course.publishedVersionId)
  const version = withId(course.draftVersionId) ?? published ?? versions[0]
  if (!version) throw new Error('A course without any version.')

  const [submission, module] = await Promise.all([
    Submission.findOne({ courseVersionId: version._id, providerId }).lean(),
    readModule(version, providerId),
  ])
  const status = courseStatus(version.status, submission?.status)
  return {
    id: courseId,
    slug: course.slug,
    status,
    version: toVersionView(version),
    details: toDetails(version),
    module,
    modules: version.modules.map(({ _id, title, kind, lessonId }) => ({
      ...{ id: String(_id), title, kind },
      lessonId: lessonId ? String(lessonId) : null,
    })),
    tags: toTagViews(allTags(version), await dictionaryFor(providerId), await currentDictionary()),
    pricePerSeatPerYearInPaise: version.pricePerSeatPerYearInPaise ?? null,
    passMarkPercent: passMarkOf(version),
    missing: missingParts(version),
    submission: submission ? toSubmission(submission) : null,
    versions: versions.map(toVersionView),
    onSale: published?.status === 'published' ? toVersionView(published) : null,
    providerStatus: providerStatus(provider),
    isEditable: version.status === 'draft',
    canStartVersion: ['published', 'withdrawn', 'rejected'].includes(status),
  }
}

async function readModule(
  version: CourseVersionRecord,
  providerId: string,
): Promise<CourseWorkspace['module']> {
  const module = version.modules.find(({ kind }) => kind === 'package')
  if (!module) return null
  const stored = await ContentPackage.findOne({ _id: module.packageId, providerId }).lean()
  if (!stored) return null
  return {
    ...{ id: String(module._id), title: module.title, package: toPackageView(stored) },
    otherParts:
      module.rules && version.status === 'draft' && stored.createdAt >= version.createdAt
        ? await findOtherParts(stored, providerId)
        : null,
  }
}

function toDetails(version: CourseVersionRecord): CourseWorkspace['details'] {
  const { title, titleHi, summary, summaryHi, outcomes, language, licence, durationInMinutes } = version
  return {
    ...{ title, summary, outcomes, language, licence, durationInMinutes },
    titleHi: titleHi ?? null,
    summaryHi: summaryHi ?? null,
  }
}

function toVersionView({
  _id,
  number,
  status,
  title,
  createdAt,
  publishedAt,
}: CourseVersionRecord): VersionView {
  return {
    ...{ number, status, title },
    id: String(_id),
    createdAt: createdAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
  }
}

function toSubmission({ _id, status, dueAt, rounds }: SubmissionRecord): SubmissionSummary {
  return {
    id: String(_id),
    status,
    dueAt: dueAt.toISOString(),
    rounds: rounds.map(({ number, submittedAt, outcome, reason, decidedAt }) => ({
      number,
      submittedAt: submittedAt.toISOString(),
      outcome: outcome ?? null,
      reason: reason ?? null,
      decidedAt: decidedAt?.toISOString() ?? null,
    })),
  }
}

import { describeTags } from '#app/domain/catalogue/describe-tags.server.ts'
import { dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { toCoverageRows } from '#app/domain/courses/coverage-rows.server.ts'
import { describeRules } from '#app/domain/courses/get-completion-rules.server.ts'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { versionLanguages } from '#app/domain/courses/version-languages.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { toPackageView } from '#app/domain/packages/package-view.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { getReviewable } from '#app/domain/validation/decide-submission.server.ts'
import {
  type Comparison,
  type Evidence,
  type LessonReview,
  type ReviewRound,
  type SubmissionReview,
} from '#app/domain/validation/submission-views.ts'
import { type SubmissionRecord } from '#app/domain/validation/submission.model.server.ts'
import { reviewLesson } from '#app/domain/validation/review-lesson.server.ts'
import { takeSnapshot } from '#app/domain/validation/take-snapshot.server.ts'
import { type VersionSnapshot } from '#app/domain/validation/version-snapshot.ts'
import { DomainError } from '#app/lib/errors.ts'

type GetReview = { actor: Actor; submissionId: string }

/** A submission with the evidence for it; refused to anybody who may not judge it. */
export async function getSubmissionReview({ actor, submissionId }: GetReview): Promise<SubmissionReview> {
  const submission = await getReviewable({ actor, submissionId })
  const { courseVersionId, providerId, status, reviewerId, dueAt, rounds } = submission
  const [version, provider, people] = await Promise.all([
    CourseVersion.findOne({ _id: courseVersionId, providerId }).lean(),
    Organisation.findById(providerId, { name: 1, nameHi: 1 }).lean(),
    User.find(
      {
        _id: {
          $in: [reviewerId, ...rounds.map(({ decidedById }) => decidedById)].filter((id) => id != null),
        },
      },
      { name: 1 },
    ).lean(),
  ])
  if (!version || !provider) throw new DomainError('not_found', 'errors:notFound')

  const nameOf = (id: unknown) => people.find(({ _id }) => String(_id) === String(id))?.name ?? null
  const isOpen = status === 'queued' || status === 'in_review'
  const isYours = String(reviewerId) === actor.id
  return {
    ...{ id: submissionId, status, title: version.title, language: version.language },
    languages: versionLanguages(version),
    titleHi: version.titleHi ?? null,
    providerName: provider.name,
    providerNameHi: provider.nameHi ?? null,
    round: rounds.length,
    dueAt: dueAt.toISOString(),
    isOpen,
    isOverdue: isOpen && dueAt < new Date(),
    reviewer: reviewerId ? { name: nameOf(reviewerId) ?? '', isYou: isYours } : null,
    mayTake: status === 'queued',
    mayDecide: isOpen && (!reviewerId || isYours),
    evidence: version.status === 'draft' ? null : await toEvidence(version),
    comparison: isOpen ? await compare(submission) : null,
    rounds: rounds.map((round) => toRound(round, nameOf)).reverse(),
  }
}

async function toEvidence(version: CourseVersionRecord): Promise<Evidence> {
  const { title, titleHi, summary, summaryHi, outcomes, language, licence, durationInMinutes } = version
  const packages = await ContentPackage.find({
    _id: { $in: version.modules.map(({ packageId }) => packageId) },
    providerId: version.providerId,
  }).lean()
  const rules = await describeRules(version)
  const lessons = new Map<string, LessonReview>()
  for (const { _id, lessonId, lessonRevision: revision } of version.modules) {
    if (!lessonId || revision == null) continue
    const of = { lessonId: String(lessonId), providerId: String(version.providerId), revision }
    lessons.set(String(_id), await reviewLesson(of))
  }
  const tags = describeTags(version, await dictionaryFor(String(version.providerId)))
  return {
    versionId: String(version._id),
    versionNumber: version.number,
    details: {
      ...{ title, summary, outcomes, language, licence, durationInMinutes },
      titleHi: titleHi ?? null,
      summaryHi: summaryHi ?? null,
    },
    pricePerSeatPerYearInPaise: version.pricePerSeatPerYearInPaise ?? null,
    tags,
    coverage: toCoverageRows(tags),
    modules: version.modules.flatMap((module) => {
      const stored = packages.find(({ _id }) => String(_id) === String(module.packageId))
      const completion = rules.find(({ moduleId }) => moduleId === String(module._id))
      if (!stored || !completion) return []
      const id = String(module._id)
      const lesson = lessons.get(id) ?? null
      return [{ id, title: module.title, package: toPackageView(stored), completion, lesson }]
    }),
  }
}

/** What was judged last: the round before, or for a new version the one that is on sale. */
async function compare(submission: SubmissionRecord): Promise<Comparison | null> {
  const { courseId, courseVersionId, providerId, rounds } = submission
  const judged = rounds.findLast(({ outcome, snapshot }) => outcome === 'changes_requested' && snapshot)
  const now = await takeSnapshot({ courseVersionId, providerId })
  if (!now) return null
  const dictionary = await dictionaryFor(String(providerId))
  if (judged) {
    const before = judged.snapshot as VersionSnapshot
    return { with: { kind: 'round', number: judged.number }, before, now, dictionary }
  }
  const course = await Course.findOne({ _id: courseId, providerId }, { publishedVersionId: 1 }).lean()
  if (!course?.publishedVersionId) return null
  const published = await CourseVersion.findOne(
    { _id: { $eq: course.publishedVersionId, $ne: courseVersionId }, courseId, providerId },
    { number: 1 },
  ).lean()
  if (!published) return null
  const before = await takeSnapshot({ courseVersionId: published._id, providerId })
  return before && { with: { kind: 'version', number: published.number }, before, now, dictionary }
}

type Round = SubmissionRecord['rounds'][number]

const toRound = (round: Round, nameOf: (id: unknown) => string | null): ReviewRound => ({
  number: round.number,
  submittedAt: round.submittedAt.toISOString(),
  outcome: round.outcome ?? null,
  reason: round.reason ?? null,
  decidedAt: round.decidedAt?.toISOString() ?? null,
  decidedBy: round.outcome === 'withdrawn' ? null : nameOf(round.decidedById),
})

import { type Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { REVIEW_TIME_IN_DAYS } from '#app/domain/courses/course.schema.ts'
import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import { missingParts } from '#app/domain/courses/missing-parts.ts'
import { passMarkOf } from '#app/domain/courses/pass-mark.ts'
import { refuseOutsideTags } from '#app/domain/courses/refuse-outside-tags.server.ts'
import { promisedLanguages } from '#app/domain/courses/version-languages.ts'
import { freezeLessons, LessonsMovedOn } from '#app/domain/lessons/freeze-lessons.server.ts'
import {
  draftLessons,
  makeLessonPackages,
  refuseUnfinished,
  type MadeLesson,
} from '#app/domain/lessons/make-lesson-packages.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { UNDER_WAY } from '#app/domain/packages/package-state.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Submission, type SubmissionRecord } from '#app/domain/validation/submission.model.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

const DAY_IN_MS = 24 * 60 * 60 * 1000

type SubmitCourse = { actor: Actor; courseId: string }

/** Saves between the making of packages and the freeze are rare; a lesson somebody types in all the time is not made for ever. */
const TRIES = 3

/**
 * Freezes the draft and puts it before the validators: in its first round, or in the next one after changes. The packages
 * of its lessons are made before the transaction, and made again when a lesson was saved meanwhile.
 */
export async function submitCourse({ actor, courseId }: SubmitCourse): Promise<{ submissionId: string }> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.submit', { organisationId: providerId })

  for (let tries = 1; ; tries += 1) {
    const draft = await getSubmittable({ courseId, providerId })
    const lessons = await draftLessons(draft, providerId)
    refuseUnfinished(lessons)
    const made = await makeLessonPackages(lessons, passMarkOf(draft))
    try {
      return await inTransaction(async () => await freeze({ actor, courseId, made }))
    } catch (error) {
      if (!(error instanceof LessonsMovedOn)) throw error
      if (tries === TRIES) throw new DomainError('conflict', 'lessons:refusals.movedOn')
    }
  }
}

type Freeze = SubmitCourse & { made: MadeLesson[] }

async function freeze({ actor, courseId, made }: Freeze): Promise<{ submissionId: string }> {
  const providerId = actor.acting.organisationId
  const draft = await getSubmittable({ courseId, providerId })
  const modules = await freezeLessons({ actor, draft, made })
  // Of a package nobody knows more than what its author says.
  const languages = promisedLanguages(
    draft.language,
    draft.modules.map(
      ({ lessonId }) => made.find((one) => one.lessonId === String(lessonId))?.languages ?? [draft.language],
    ),
  )
  const frozen = await CourseVersion.updateOne(
    { _id: draft._id, providerId, status: 'draft' },
    { $set: { status: 'submitted', modules, languages } },
  )
  if (frozen.matchedCount === 0) throw new DomainError('conflict', 'provide:refusals.frozen')
  await Course.updateOne({ _id: courseId, providerId }, { $set: { updatedAt: new Date() } })
  const submission = await openRound({ actor, courseId, versionId: draft._id })
  await recordAudit({
    organisationId: providerId,
    actorId: actor.id,
    action: 'course.submitted',
    subject: { kind: 'course', id: courseId },
    details: { version: draft.number, submissionId: submission.id, round: submission.round },
  })
  return { submissionId: submission.id }
}

/** The draft, when nothing stands in the way of submitting it but what its lessons say. */
async function getSubmittable({
  courseId,
  providerId,
}: Omit<Version, 'draft'>): Promise<CourseVersionRecord> {
  const draft = await getDraft({ courseId, providerId })
  await refuseUnverified(providerId)
  await refuseBeforeItsTime({ courseId, providerId, draft })
  const missing = missingParts(draft)
  if (missing.length > 0) {
    throw new DomainError('invalid', 'provide:refusals.incomplete', {
      count: missing.length,
      missing: missing.join(', '),
    })
  }
  await refuseOutsideTags(draft, providerId)
  return draft
}

async function refuseUnverified(providerId: string): Promise<void> {
  const provider = await Organisation.findOne({ _id: providerId, kind: 'provider' }).lean()
  if (provider?.verification) return
  throw provider?.refusal
    ? new DomainError('forbidden', 'provide:refusals.refusedProvider')
    : new DomainError('forbidden', 'provide:refusals.unverifiedProvider')
}

type Version = { courseId: string; providerId: string; draft: CourseVersionRecord }

/** What was uploaded last is meant to be in it; submitting the package before that would put the wrong one to review. */
async function refuseBeforeItsTime({ courseId, providerId, draft }: Version): Promise<void> {
  const coming = await ContentPackage.findOne(
    { courseId, providerId, state: { $in: UNDER_WAY }, createdAt: { $gte: draft.createdAt } },
    { originalName: 1 },
  ).lean()
  if (!coming) return
  throw new DomainError('conflict', 'provide:refusals.packageUnderWay', { name: coming.originalName })
}

type OpenRound = { actor: Actor; courseId: string; versionId: Types.ObjectId }

async function openRound({ actor, courseId, versionId }: OpenRound): Promise<{ id: string; round: number }> {
  const submittedAt = new Date()
  const dueAt = new Date(submittedAt.getTime() + REVIEW_TIME_IN_DAYS * DAY_IN_MS)
  const round = (number: number) => ({ number, submittedAt, submittedById: actor.id })

  const known: SubmissionRecord | null = await Submission.findOne({ courseVersionId: versionId }).lean()
  if (!known) {
    const [opened] = await Submission.create([
      {
        courseId,
        courseVersionId: versionId,
        providerId: actor.acting.organisationId,
        status: 'queued',
        rounds: [round(1)],
        dueAt,
      },
    ])
    return { id: String(opened?._id), round: 1 }
  }
  const number = known.rounds.length + 1
  const continued = await Submission.updateOne(
    { _id: known._id, status: { $in: ['changes_requested', 'withdrawn'] } },
    { $set: { status: 'queued', reviewerId: null, dueAt }, $push: { rounds: round(number) } },
  )
  if (continued.matchedCount === 0) throw new DomainError('conflict', 'errors:conflict')
  return { id: String(known._id), round: number }
}

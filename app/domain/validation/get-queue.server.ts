import { requirePermission } from '#app/domain/access/require-permission.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { type QueueItem, type QueueView } from '#app/domain/validation/submission-views.ts'
import { Submission, type SubmissionRecord } from '#app/domain/validation/submission.model.server.ts'
import { type QueueFilter } from '#app/domain/validation/submission.schema.ts'

const PAGE_SIZE = 20
const WAITING: SubmissionRecord['status'][] = ['queued', 'in_review']

type GetQueue = { actor: Actor; filter?: QueueFilter; page?: number }

/**
 * What waits for a decision, due first. Courses of the validator's own institutions are left out and only counted: who
 * reviews a colleague's course, and how far they are, is nothing a colleague should be able to follow.
 */
export async function getQueue({ actor, filter = 'all', page = 1 }: GetQueue): Promise<QueueView> {
  requirePermission(actor, 'submission.list')
  const own = actor.memberships.map(({ organisationId }) => organisationId)
  const all = { status: { $in: WAITING }, providerId: { $nin: own } }
  const filters = {
    all,
    mine: { ...all, reviewerId: actor.id },
    overdue: { ...all, dueAt: { $lt: new Date() } },
  }
  const [submissions, allCount, mine, overdue, withheld] = await Promise.all([
    Submission.find(filters[filter])
      .sort({ dueAt: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE)
      .lean(),
    Submission.countDocuments(filters.all),
    Submission.countDocuments(filters.mine),
    Submission.countDocuments(filters.overdue),
    Submission.countDocuments({ status: { $in: WAITING }, providerId: { $in: own } }),
  ])
  const counts = { all: allCount, mine, overdue }
  return {
    filter,
    items: await toItems(submissions, actor),
    counts,
    page,
    pageCount: Math.ceil(counts[filter] / PAGE_SIZE),
    withheld,
  }
}

async function toItems(submissions: SubmissionRecord[], actor: Actor): Promise<QueueItem[]> {
  const [versions, providers, reviewers] = await Promise.all([
    CourseVersion.find(
      { _id: { $in: submissions.map(({ courseVersionId }) => courseVersionId) } },
      { title: 1, titleHi: 1, language: 1 },
    ).lean(),
    Organisation.find(
      { _id: { $in: submissions.map(({ providerId }) => providerId) } },
      { name: 1, nameHi: 1 },
    ).lean(),
    User.find(
      { _id: { $in: submissions.flatMap(({ reviewerId }) => reviewerId ?? []) } },
      { name: 1 },
    ).lean(),
  ])
  const withId = <Found extends { _id: unknown }>(found: Found[], id: unknown) =>
    found.find(({ _id }) => String(_id) === String(id))

  return submissions.flatMap((submission) => {
    const version = withId(versions, submission.courseVersionId)
    const provider = withId(providers, submission.providerId)
    const reviewer = withId(reviewers, submission.reviewerId)
    const round = submission.rounds.at(-1)
    if (!version || !round) return []
    return {
      id: String(submission._id),
      title: version.title,
      titleHi: version.titleHi ?? null,
      language: version.language,
      providerName: provider?.name ?? '',
      providerNameHi: provider?.nameHi ?? null,
      round: round.number,
      waitingSince: round.submittedAt.toISOString(),
      dueAt: submission.dueAt.toISOString(),
      isOverdue: submission.dueAt < new Date(),
      reviewer: reviewer ? { name: reviewer.name, isYou: String(reviewer._id) === actor.id } : null,
    }
  })
}

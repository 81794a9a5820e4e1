import { requirePermission } from '#app/domain/access/require-permission.ts'
import { describeSubjects } from '#app/domain/jobs/describe-subjects.server.ts'
import { type JobList, type JobsPage, type JobView } from '#app/domain/jobs/job.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Job, type JobRecord } from '#app/lib/jobs-model.server.ts'

const PAGE_SIZE = 25
const DAY_IN_MS = 24 * 60 * 60 * 1000

type ListJobs = { actor: Actor; list: JobList; page: number }

/** What was given up, the latest first, or what waits, the next first; and how many of each there are. */
export async function listJobs({ actor, list, page }: ListJobs): Promise<JobsPage> {
  requirePermission(actor, 'job.read')
  const [jobs, counts] = await Promise.all([
    Job.find({ status: list })
      .sort(list === 'dead' ? { lastFailedAt: -1, _id: -1 } : { runAt: 1, _id: 1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE)
      .lean(),
    count(),
  ])
  const subjects = await describeSubjects(jobs)
  return {
    jobs: jobs.map((job) => toJobView(job, subjects.get(String(job._id)) ?? null)),
    total: list === 'dead' ? counts.dead : counts.waiting + counts.inHand,
    pageSize: PAGE_SIZE,
    counts,
  }
}

/** For a badge: how many jobs wait for a person's decision. */
export async function countDeadJobs({ actor }: { actor: Actor }): Promise<number> {
  requirePermission(actor, 'job.read')
  return await Job.countDocuments({ status: 'dead' })
}

async function count(): Promise<JobsPage['counts']> {
  const now = Date.now()
  const [dead, waiting, inHand, doneInADay] = await Promise.all([
    Job.countDocuments({ status: 'dead' }),
    Job.countDocuments({ status: 'waiting' }),
    Job.countDocuments({ status: 'waiting', lease: { $ne: null }, runAt: { $gt: new Date(now) } }),
    Job.countDocuments({ status: 'done', finishedAt: { $gte: new Date(now - DAY_IN_MS) } }),
  ])
  return { dead, waiting: waiting - inHand, inHand, doneInADay }
}

export function toJobView(job: JobRecord, about: JobView['about']): JobView {
  const { name, attempts, status, runAt, lease, lastError, errorDetails, requestId } = job
  const isInHand = status === 'waiting' && Boolean(lease) && runAt.getTime() > Date.now()
  return {
    id: String(job._id),
    ...{ name, about, attempts, isInHand },
    queuedAt: job.createdAt.toISOString(),
    nextTryAt: status === 'waiting' && !isInHand ? runAt.toISOString() : null,
    firstFailedAt: job.firstFailedAt?.toISOString() ?? null,
    lastFailedAt: job.lastFailedAt?.toISOString() ?? null,
    error: lastError ?? null,
    errorDetails: errorDetails ?? null,
    requestId: requestId ?? null,
  }
}

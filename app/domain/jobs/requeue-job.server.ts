import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { findDeadJob } from '#app/domain/jobs/find-dead-job.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { Job } from '#app/lib/jobs-model.server.ts'
import { reviveJob } from '#app/lib/jobs-queue.server.ts'
import { wakeUp } from '#app/lib/jobs-worker.server.ts'

const BATCH = 100

/** Lets a job that was given up begin its tries anew. */
export async function requeueJob({ actor, jobId }: { actor: Actor; jobId: string }): Promise<void> {
  requirePermission(actor, 'job.manage')
  await inTransaction(async () => {
    const job = await findDeadJob(jobId)
    await reviveJob(job)
    await recordAudit({
      organisationId: 'platform',
      actorId: actor.id,
      action: 'job.requeued',
      subject: { kind: 'job', id: jobId },
      details: { name: job.name, about: job.key, attempts: job.attempts, failedWith: job.lastError ?? null },
    })
  })
  wakeUp()
}

/** Does the same for every job that has been given up until now; how many there were. */
export async function requeueDeadJobs({ actor }: { actor: Actor }): Promise<number> {
  requirePermission(actor, 'job.manage')
  // One that fails for good again meanwhile is news, and not taken up a second time.
  const before = { status: 'dead' as const, lastFailedAt: { $not: { $gt: new Date() } } }
  let total = 0
  for (let count = BATCH; count === BATCH; total += count) {
    count = await inTransaction(async () => {
      const jobs = await Job.find(before).sort({ _id: 1 }).limit(BATCH).lean()
      for (const job of jobs) await reviveJob(job)
      if (jobs.length === 0) return 0
      await recordAudit({
        organisationId: 'platform',
        actorId: actor.id,
        action: 'job.requeued',
        subject: { kind: 'job', id: 'all' },
        details: { names: [...new Set(jobs.map(({ name }) => name))].join(', '), count: jobs.length },
      })
      return jobs.length
    })
  }
  wakeUp()
  return total
}

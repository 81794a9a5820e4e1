import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { describeSubjects } from '#app/domain/jobs/describe-subjects.server.ts'
import { findDeadJob } from '#app/domain/jobs/find-dead-job.server.ts'
import { type DiscardJobInput, type JobView } from '#app/domain/jobs/job.schema.ts'
import { toJobView } from '#app/domain/jobs/list-jobs.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { Job } from '#app/lib/jobs-model.server.ts'

type DiscardJob = DiscardJobInput & { actor: Actor; jobId: string }

/** Gives a job up for good, with a reason for whoever asks later why its work was never done. */
export async function discardJob({ actor, jobId, reason }: DiscardJob): Promise<void> {
  requirePermission(actor, 'job.manage')
  await inTransaction(async () => {
    const { _id, name, key, attempts } = await findDeadJob(jobId)
    await Job.updateOne({ _id, status: 'dead' }, { $set: { status: 'discarded', finishedAt: new Date() } })
    await recordAudit({
      organisationId: 'platform',
      actorId: actor.id,
      action: 'job.discarded',
      subject: { kind: 'job', id: jobId },
      details: { name, about: key, attempts, reason },
    })
  })
}

/** The job somebody is about to decide on. */
export async function getDeadJob({ actor, jobId }: { actor: Actor; jobId: string }): Promise<JobView> {
  requirePermission(actor, 'job.manage')
  const job = await findDeadJob(jobId)
  return toJobView(job, (await describeSubjects([job])).get(jobId) ?? null)
}

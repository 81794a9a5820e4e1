import { DomainError } from '#app/lib/errors.ts'
import { Job, type JobRecord } from '#app/lib/jobs-model.server.ts'

/** A job that waits for a person's decision; refuses when it does not, or when there is none. */
export async function findDeadJob(jobId: string): Promise<JobRecord> {
  const job = await Job.findById(jobId).lean()
  if (!job) throw new DomainError('not_found', 'errors:notFound')
  if (job.status !== 'dead') throw new DomainError('conflict', 'admin:refusals.jobNotDead')
  return job
}

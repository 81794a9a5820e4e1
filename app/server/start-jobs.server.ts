import { jobHandlers } from '#app/jobs.server.ts'
import { type Env } from '#app/lib/env.server.ts'
import { startWorker } from '#app/lib/jobs.server.ts'
import { startRecurringJobs } from '#app/server/recurring-jobs.server.ts'

/** A large package takes minutes; payments and certificates do not wait for it. */
const SLOW_JOBS = [
  'media.process_image',
  'packages.process',
  'positions.apply_import',
  'positions.compare_import',
]

/** Does the queued jobs in this process, and queues those that recur. */
export function startJobs({ JOBS_CONCURRENCY }: Env): { stop(): Promise<void> } {
  const worker = startWorker(jobHandlers, { concurrency: JOBS_CONCURRENCY, slow: SLOW_JOBS })
  const recurring = startRecurringJobs()
  return {
    stop: async () => {
      recurring.stop()
      await worker.stop()
    },
  }
}

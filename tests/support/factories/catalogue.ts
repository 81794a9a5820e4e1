import { jobHandlers } from '#app/jobs.server.ts'
import { runNextJob } from '#app/lib/jobs.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** An index of this worker with nothing in it. */
export async function emptyCatalogue(): Promise<void> {
  const { search } = getRuntime()
  await search.ensureIndex()
  await search.rebuild([])
}

/** Does what the worker of the process would do by now. */
export async function runAllJobs(): Promise<void> {
  while (await runNextJob(jobHandlers)) {
    // until there is none
  }
}

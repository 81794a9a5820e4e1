import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import packageJson from '../../package.json' with { type: 'json' }

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const JOB_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 900]
const FAST_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** Every measurement the process keeps. Labels take few values: route patterns and names of jobs, never what people type. */
function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  new Gauge({
    name: 'build_info',
    help: 'Always 1; the labels say which version runs.',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version: packageJson.version, node: process.versions.node }, 1)
  return {
    registry,
    requestDuration: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the arrival of a request to the end of its answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_SECONDS,
      registers,
    }),
    requestsAborted: new Counter({
      name: 'http_requests_aborted_total',
      help: 'Requests whose client went away before the end of the answer.',
      registers,
    }),
    searchDuration: new Histogram({
      name: 'catalogue_search_duration_seconds',
      help: 'Time the search service took for one search of the catalogue.',
      labelNames: ['outcome'],
      buckets: FAST_SECONDS,
      registers,
    }),
    commitDuration: new Histogram({
      name: 'attempt_commit_duration_seconds',
      help: 'Time to store what the content of a course reported about a learner.',
      labelNames: ['outcome'],
      buckets: FAST_SECONDS,
      registers,
    }),
    jobDuration: new Histogram({
      name: 'job_duration_seconds',
      help: 'Run time of background jobs.',
      labelNames: ['name', 'outcome'],
      buckets: JOB_SECONDS,
      registers,
    }),
    dependencyUp: new Gauge({
      name: 'dependency_up',
      help: '1 while the part answers, 0 while it does not.',
      labelNames: ['part'],
      registers,
    }),
    jobsWaiting: new Gauge({ name: 'jobs_waiting', help: 'Jobs that wait or are being run.', registers }),
    jobsDead: new Gauge({
      name: 'jobs_dead',
      help: 'Jobs that were given up and wait for a person.',
      registers,
    }),
    jobsOldestDue: new Gauge({
      name: 'jobs_oldest_due_age_seconds',
      help: 'How long the oldest job that is due has been due.',
      registers,
    }),
  }
}

type Metrics = ReturnType<typeof createMetrics>

// On globalThis, because the development server loads this module again after every edit.
const holder = globalThis as typeof globalThis & {
  __karmashalaMetrics?: Metrics
  __karmashalaProcess?: boolean
}

export const metrics = (): Metrics => (holder.__karmashalaMetrics ??= createMetrics())

/** Adds memory, CPU, event loop and garbage collection of this process. Once in its life. */
export function measureProcess(): void {
  if (holder.__karmashalaProcess) return
  holder.__karmashalaProcess = true
  collectDefaultMetrics({ register: metrics().registry })
}

/** Runs `work` and notes how long it took, also when it fails. */
export async function timed<T>(
  histogram: 'searchDuration' | 'commitDuration',
  work: () => Promise<T>,
): Promise<T> {
  const end = metrics()[histogram].startTimer()
  try {
    const result = await work()
    end({ outcome: 'ok' })
    return result
  } catch (error) {
    end({ outcome: 'failed' })
    throw error
  }
}

import { enqueue } from '#app/lib/jobs.server.ts'
import { log } from '#app/lib/log.server.ts'

/** What is looked after without anybody asking: payments whose message was lost, seats whose year is over. */
const RECURRING = ['orders.check_payments', 'seats.expire']
const ONE_HOUR_IN_MS = 60 * 60 * 1000

/** Queues the recurring jobs now and every hour. Several processes doing so still make one job of each. */
export function startRecurringJobs(): { stop(): void } {
  const queue = () => {
    Promise.all(RECURRING.map((name) => enqueue(name, 'recurring'))).catch((error: unknown) =>
      log.error({ err: error }, 'the recurring jobs were not queued'),
    )
  }
  queue()
  const timer = setInterval(queue, ONE_HOUR_IN_MS)
  return { stop: () => clearInterval(timer) }
}

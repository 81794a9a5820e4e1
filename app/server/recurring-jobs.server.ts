import { enqueueInSlot } from '#app/lib/jobs.server.ts'
import { log } from '#app/lib/log.server.ts'

/**
 * What is looked after without anybody asking: payments whose message was lost, seats whose year is over, visits of
 * courses of which nothing is heard any more, uploads nobody finished, files of the media library nobody knows.
 */
export const RECURRING = [
  'orders.check_payments',
  'seats.expire',
  'learning.close_silent_visits',
  'packages.expire_uploads',
  'media.tidy',
]
const ONE_MINUTE_IN_MS = 60_000

/** Queues the recurring jobs once in every hour of the clock, however many processes look at it. */
export function startRecurringJobs(): { stop(): void } {
  let queuedIn = ''
  const queue = async () => {
    const hour = new Date().toISOString().slice(0, 13)
    if (hour === queuedIn) return
    for (const name of RECURRING) await enqueueInSlot(name, hour)
    queuedIn = hour
  }
  const look = () =>
    void queue().catch((error: unknown) => log.error({ err: error }, 'the recurring jobs were not queued'))
  look()
  const timer = setInterval(look, ONE_MINUTE_IN_MS)
  return { stop: () => clearInterval(timer) }
}

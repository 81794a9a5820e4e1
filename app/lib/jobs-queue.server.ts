import { randomUUID } from 'node:crypto'
import { isDuplicateKey } from '#app/lib/db.server.ts'
import { Job, waitingAs, type JobRecord } from '#app/lib/jobs-model.server.ts'
import { describeError } from '#app/lib/log.server.ts'

export const LEASE_IN_MS = 60_000
export const MAX_ATTEMPTS = 10
const TRY_AGAIN_WHEN_BUSY_IN_MS = 1_000
const ONE_HOUR_IN_MS = 60 * 60 * 1000

/** A job in the hands of one worker. Every change names the lease: whoever lost it changes nothing. */
export type TakenJob = JobRecord & { lease: NonNullable<JobRecord['lease']> }

const held = ({ _id, lease }: TakenJob) => ({ _id, status: 'waiting' as const, 'lease.by': lease.by })

/**
 * Takes the next due job, or null; jobs of the names in `except` are left to others. A lease lets another worker take it
 * over when this one dies.
 */
export async function takeJob({
  except = [],
}: { except?: readonly string[] } = {}): Promise<TakenJob | null> {
  const now = new Date()
  const lease = { by: randomUUID(), at: now }
  const taken = (await Job.findOneAndUpdate(
    { status: 'waiting', runAt: { $lte: now }, ...(except.length > 0 && { name: { $nin: except } }) },
    {
      $set: { lease, runAt: new Date(now.getTime() + LEASE_IN_MS) },
      $inc: { attempts: 1 },
      $unset: { waitingAs: '' },
    },
    { sort: { runAt: 1 }, returnDocument: 'after' },
  ).lean()) as TakenJob | null
  if (!taken || !(await isInHandElsewhere(taken))) return taken
  await giveBack(taken, TRY_AGAIN_WHEN_BUSY_IN_MS * (1 + Math.random()))
  return await takeJob({ except })
}

/**
 * Two runs of the same work at once could end with the older state: a course indexed as it was before the change that
 * queued the second run. Both write their lease before they look, so at least one sees the other.
 */
async function isInHandElsewhere({ _id, name, key }: TakenJob): Promise<boolean> {
  const other = { _id: { $ne: _id }, name, key, status: 'waiting' as const, lease: { $ne: null } }
  return (await Job.exists({ ...other, runAt: { $gt: new Date() } })) !== null
}

/** Keeps a job from being taken over while it is worked on; false when it has been. */
export async function renewLease(job: TakenJob): Promise<boolean> {
  const renewed = await Job.updateOne(held(job), { $set: { runAt: new Date(Date.now() + LEASE_IN_MS) } })
  return renewed.matchedCount === 1
}

export async function finishJob(job: TakenJob): Promise<void> {
  await Job.updateOne(held(job), { $set: { status: 'done', finishedAt: new Date(), lease: null } })
}

/** Puts it off to its next try, or among the dead letters after the last; which of the two it was. */
export async function failJob(job: TakenJob, error: unknown): Promise<'waiting' | 'dead'> {
  const now = new Date()
  const failure = {
    ...inWords(error),
    lastFailedAt: now,
    ...(job.firstFailedAt ? {} : { firstFailedAt: now }),
  }
  if (job.attempts >= MAX_ATTEMPTS) {
    await Job.updateOne(held(job), { $set: { ...failure, status: 'dead', lease: null } })
    return 'dead'
  }
  await putBack(job, { ...failure, runAt: new Date(now.getTime() + backOffInMs(job.attempts)) })
  return 'waiting'
}

/** Returns a job that was not worked on, or not to the end; it counts as not tried. */
export async function giveBack(job: TakenJob, inMs = 0): Promise<void> {
  await putBack(job, { runAt: new Date(Date.now() + inMs) }, -1)
}

async function putBack(job: TakenJob, change: Partial<JobRecord>, attempts = 0): Promise<void> {
  try {
    await Job.updateOne(held(job), {
      $set: { ...change, lease: null, waitingAs: waitingAs(job.name, job.key) },
      $inc: { attempts },
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    // It was queued anew meanwhile: that one does the work, with the newer payload.
    await Job.deleteOne(held(job))
  }
}

/** Lets a dead job begin anew. Where the same work waits already, that is tried at once and this one is settled by it. */
export async function reviveJob({ _id, name, key }: Pick<JobRecord, '_id' | 'name' | 'key'>): Promise<void> {
  const now = new Date()
  const dead = { _id, status: 'dead' as const }
  const waits = await Job.updateOne({ waitingAs: waitingAs(name, key) }, { $min: { runAt: now } })
  if (waits.matchedCount === 1) {
    await Job.updateOne(dead, { $set: { status: 'discarded', finishedAt: now } })
    return
  }
  await Job.updateOne(dead, {
    $set: { status: 'waiting', attempts: 0, runAt: now, lease: null, waitingAs: waitingAs(name, key) },
  })
}

/** 4 s, 16 s, about a minute … an hour at most: ten tries take two to four hours. Half of it is chance, to spread them. */
export function backOffInMs(attempts: number, chance: () => number = Math.random): number {
  const longest = Math.min(1000 * 4 ** attempts, ONE_HOUR_IN_MS)
  return longest / 2 + (longest / 2) * chance()
}

function inWords(error: unknown): Pick<JobRecord, 'lastError' | 'errorDetails'> {
  const described = describeError(error)
  if (typeof described !== 'object' || described === null)
    return { lastError: String(described).slice(0, 500), errorDetails: null }
  const { type, message, stack } = described as { type?: string; message?: string; stack?: string }
  const line = `${type ?? 'Error'}: ${message ?? ''}`.replace(/\s+/g, ' ')
  return { lastError: line.slice(0, 500), errorDetails: stack?.slice(0, 4_000) ?? null }
}

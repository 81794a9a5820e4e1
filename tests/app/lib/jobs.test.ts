import fc from 'fast-check'
import { vi } from 'vitest'
import { inTransaction } from '#app/lib/db.server.ts'
import { backOffInMs, takeJob } from '#app/lib/jobs-queue.server.ts'
import { enqueue, enqueueInSlot, Job, runNextJob, startWorker } from '#app/lib/jobs.server.ts'
import { withLogContext } from '#app/lib/log.server.ts'
import { expect, test } from '#tests/support/db.ts'

const LONG_AGO = new Date(Date.now() - 60_000)
const HOUR_IN_MS = 3_600_000
const only = async () => await Job.findOne().lean()
const makeDue = async () => await Job.updateMany({ status: 'waiting' }, { $set: { runAt: LONG_AGO } })

test('news about something that waits for its next try is taken up at once', async () => {
  await enqueue('test.work', 'a')
  await Job.updateOne({ key: 'a' }, { $set: { runAt: new Date(Date.now() + HOUR_IN_MS), attempts: 5 } })

  await enqueue('test.work', 'a')

  let runs = 0
  expect(await runNextJob({ 'test.work': async () => void (runs += 1) })).toBe(true)
  expect(runs).toBe(1)
  expect(await Job.countDocuments({ key: 'a', status: 'waiting' })).toBe(0)
})

test('the same work asked for many times at once waits once, with the newest payload', async () => {
  await Promise.all(Array.from({ length: 25 }, (_, at) => enqueue('test.work', 'a', { at })))
  expect(await Job.countDocuments()).toBe(1)

  await enqueue('test.work', 'a', { at: 'last' })
  expect(await only()).toMatchObject({ payload: { at: 'last' }, attempts: 0, status: 'waiting' })
})

test('the same work asked for in many transactions at once waits once', async () => {
  await Job.createCollection()
  await Promise.all(
    Array.from({ length: 8 }, () => inTransaction(async () => await enqueue('test.work', 'a'))),
  )

  expect(await Job.countDocuments()).toBe(1)
})

test('work is queued only when the change that needs it holds', async () => {
  await Job.createCollection()
  const change = inTransaction(async () => {
    await enqueue('test.work', 'a')
    throw new Error('the change does not hold')
  })

  await expect(change).rejects.toThrow('the change does not hold')
  expect(await Job.countDocuments()).toBe(0)
})

test('what is asked for while it is being done is done once more, and not before the first run has ended', async () => {
  const payloads: unknown[] = []
  await enqueue('test.work', 'a', { state: 'old' })
  await runNextJob({
    'test.work': async (payload) => {
      payloads.push(payload)
      await enqueue('test.work', 'a', { state: 'new' })
      expect(await runNextJob({ 'test.work': () => Promise.reject(new Error('two runs at once')) })).toBe(
        false,
      )
    },
  })

  await makeDue()
  await runNextJob({ 'test.work': async (payload) => void payloads.push(payload) })

  expect(payloads).toEqual([{ state: 'old' }, { state: 'new' }])
  expect(await Job.countDocuments({ status: 'done', attempts: 1 })).toBe(2)
})

test('a job that fails while the same work has been asked for again leaves it to the newer one', async () => {
  await enqueue('test.work', 'a')
  await runNextJob({
    'test.work': async () => {
      await enqueue('test.work', 'a', { newer: true })
      throw new Error('no')
    },
  })

  expect(await Job.find().lean()).toMatchObject([{ payload: { newer: true }, attempts: 0 }])
})

test('a job that ended the process each time is given up without being run', async () => {
  await enqueue('test.poison', 'a')
  await Job.updateOne({ key: 'a' }, { $set: { attempts: 10, runAt: LONG_AGO } })

  let runs = 0
  await runNextJob({ 'test.poison': async () => void (runs += 1) })

  expect(runs).toBe(0)
  expect(await only()).toMatchObject({ status: 'dead' })
})

test('a worker whose lease has been taken over leaves the job to the other', async () => {
  await enqueue('test.slow', 'a')
  const other = { by: 'somebody else', at: new Date() }
  const slow = async () => void (await Job.updateOne({ key: 'a' }, { $set: { lease: other } }))

  await runNextJob({ 'test.slow': slow })
  expect(await only()).toMatchObject({ status: 'waiting', lease: other, finishedAt: null })

  await makeDue()
  await runNextJob({
    'test.slow': async () => {
      await slow()
      throw new Error('too late to matter')
    },
  })
  expect(await only()).toMatchObject({ status: 'waiting', lease: other, lastError: null })
})

test('a job in hand is not taken by another, and after its lease has ended it is', async () => {
  await enqueue('test.work', 'a')
  const lost = await takeJob() // its worker is killed here
  expect(await takeJob()).toBeNull()

  await makeDue()
  const taken = await takeJob()

  expect(taken?._id).toEqual(lost?._id)
  expect(taken?.attempts).toBe(2)
})

test('a job that takes longer than its lease is not taken over while its worker lives', async () => {
  await enqueue('test.long', 'a')
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  let taken: unknown = 'not looked'
  try {
    await runNextJob({
      'test.long': async () => {
        for (let quarter = 1; quarter <= 8; quarter += 1) {
          const before = (await only())?.runAt
          await vi.advanceTimersByTimeAsync(15_000)
          await vi.waitFor(async () => expect((await only())?.runAt).not.toEqual(before))
        }
        taken = await takeJob()
      },
    })
  } finally {
    vi.useRealTimers()
  }

  expect(taken).toBeNull()
  expect(await only()).toMatchObject({ status: 'done', attempts: 1 })
})

test('tries lie ever further apart, never more than an hour, and not all at the same moment', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempts, chance) => {
        const wait = backOffInMs(attempts, () => chance)
        const longest = Math.min(1000 * 4 ** attempts, HOUR_IN_MS)
        expect(wait).toBeGreaterThanOrEqual(longest / 2)
        expect(wait).toBeLessThan(longest)
      },
    ),
  )
})

test('a job keeps since when and how it fails, without the values of the error, and dies after ten tries', async () => {
  await enqueue('test.work', 'a')
  const fail = () =>
    Promise.reject(new TypeError('person@example.org was not there,\n  said the second line'))

  await runNextJob({ 'test.work': fail })
  const first = await only()
  expect(first).toMatchObject({
    status: 'waiting',
    attempts: 1,
    lastError: 'TypeError: …@… was not there, said the second line',
  })
  expect(first?.errorDetails).not.toContain('example.org')
  expect(first?.runAt.getTime()).toBeGreaterThan(Date.now())

  for (let tries = 2; tries <= 10; tries += 1) {
    await makeDue()
    await runNextJob({ 'test.work': fail })
  }
  expect(await only()).toMatchObject({ status: 'dead', attempts: 10, firstFailedAt: first?.firstFailedAt })
  expect(await runNextJob({ 'test.work': fail })).toBe(false)
})

test('a job without a handler is not lost', async () => {
  await enqueue('test.unknown', 'a')
  await runNextJob({})
  expect(await only()).toMatchObject({
    status: 'waiting',
    lastError: 'Error: No handler for the job test.unknown.',
  })
})

test('a job remembers the request that asked for it', async () => {
  await withLogContext({ requestId: 'request-1' }, async () => await enqueue('test.work', 'a'))
  expect(await only()).toMatchObject({ requestId: 'request-1' })
})

test('what recurs is queued once an hour by however many processes, also after it has been done', async () => {
  await Promise.all(Array.from({ length: 10 }, () => enqueueInSlot('test.hourly', '2026-07-01T10')))
  expect(await Job.countDocuments()).toBe(1)

  await runNextJob({ 'test.hourly': async () => {} })
  await enqueueInSlot('test.hourly', '2026-07-01T10')
  expect(await Job.countDocuments({ status: 'waiting' })).toBe(0)

  await enqueueInSlot('test.hourly', '2026-07-01T11')
  await enqueueInSlot('test.hourly', '2026-07-01T12')
  expect(await Job.countDocuments({ status: 'waiting' })).toBe(1)
})

test('a worker that stops finishes the job in hand and takes no other', async () => {
  let finish = () => {}
  let begun = 0
  let ended = 0
  const worker = startWorker({
    'test.work': async () => {
      begun += 1
      await new Promise<void>((resolve) => (finish = resolve))
      ended += 1
    },
  })
  await enqueue('test.work', 'a')
  await enqueue('test.work', 'b')
  await vi.waitFor(() => expect(begun).toBe(1), { timeout: 5_000 })

  const stopped = worker.stop()
  finish()
  await stopped

  expect([begun, ended]).toEqual([1, 1])
  expect(await Job.countDocuments({ status: 'done' })).toBe(1)
  expect(await Job.countDocuments({ status: 'waiting', lease: null, attempts: 0 })).toBe(1)
})

test('a worker that may not wait longer gives the job back, and another takes it at once', async () => {
  let end = () => {}
  const worker = startWorker({ 'test.work': () => new Promise<void>((resolve) => (end = resolve)) })
  await enqueue('test.work', 'a')
  await vi.waitFor(async () => expect(await Job.countDocuments({ lease: { $ne: null } })).toBe(1))

  await worker.stop({ withinMs: 50 })
  expect(await only()).toMatchObject({ lease: null, attempts: 0, waitingAs: 'test.work a' })
  let runs = 0
  await runNextJob({ 'test.work': async () => void (runs += 1) })

  end() // the first one comes to its end after all, and has no say any more
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(runs).toBe(1)
  expect(await only()).toMatchObject({ status: 'done', attempts: 1 })
})

test('a worker does as many jobs at a time as it may', async () => {
  let running = 0
  let most = 0
  const worker = startWorker(
    {
      'test.work': async () => {
        most = Math.max(most, (running += 1))
        await vi.waitFor(() => expect(most).toBe(3), { timeout: 5_000 })
        running -= 1
      },
    },
    { concurrency: 3 },
  )
  for (let number = 0; number < 9; number += 1) await enqueue('test.work', String(number))
  await vi.waitFor(async () => expect(await Job.countDocuments({ status: 'done' })).toBe(9), {
    timeout: 5_000,
  })
  await worker.stop()

  expect(most).toBe(3)
})

test(
  'two hundred jobs, four workers that fail and vanish at random: every job has its effect and none is lost',
  { timeout: 60_000 },
  async () => {
    const keys = Array.from({ length: 200 }, (_, number) => `job-${number}`)
    const effects = new Map<string, number>()
    const inHand = new Set<string>()
    const together: string[] = []
    const handler = async (payload: Record<string, unknown>) => {
      const key = String(payload['key'])
      if (inHand.has(key)) together.push(key)
      inHand.add(key)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
      inHand.delete(key)
      if (Math.random() < 0.2) throw new Error('bad luck')
      effects.set(key, (effects.get(key) ?? 0) + 1)
      if (Math.random() < 0.1) throw new Error('bad luck after the effect')
    }
    await Promise.all(keys.map((key) => enqueue('test.work', key, { key })))

    const workers = [1, 2, 3, 4].map(() => startWorker({ 'test.work': handler }, { concurrency: 2 }))
    // As if killed: what it has taken it never ends, and only the passing of time brings it back.
    const vanished = new Set<string>()
    for (let round = 0; round < 40; round += 1) {
      const lost = await takeJob()
      if (lost) vanished.add(String(lost._id))
    }
    const passTime = async () => {
      await Job.updateMany({ status: 'waiting', lease: null }, { $set: { runAt: LONG_AGO } })
      await Job.updateMany({ _id: { $in: [...vanished] }, status: 'waiting' }, { $set: { runAt: LONG_AGO } })
      vanished.clear()
    }
    const deadline = Date.now() + 50_000
    while ((await Job.countDocuments({ status: 'waiting' })) > 0 && Date.now() < deadline) {
      await passTime()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await Promise.all(workers.map((worker) => worker.stop()))

    expect(await Job.countDocuments({ status: 'done' })).toBe(200)
    expect(keys.filter((key) => !effects.has(key))).toEqual([])
    expect(together).toEqual([])
  },
)

test('slow work leaves a hand for the rest, and only one of two hands', async () => {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const slow = (key: unknown) =>
    new Promise<void>((resolve) => {
      begun.push(String(key))
      ends.push(resolve)
    })
  for (const key of ['a', 'b', 'c']) await enqueue('test.slow', key, { key })
  const worker = startWorker(
    { 'test.slow': async ({ key }) => await slow(key), 'test.work': async () => void begun.push('quick') },
    { concurrency: 2, slow: ['test.slow'] },
  )
  await vi.waitFor(() => expect(begun).toHaveLength(1), 5_000)
  await enqueue('test.work', 'quick')

  await vi.waitFor(() => expect(begun).toContain('quick'), 5_000)
  expect(begun).toHaveLength(2)
  ends[0]?.()
  await vi.waitFor(() => expect(begun).toHaveLength(3), 5_000)
  ends[1]?.()
  await vi.waitFor(() => expect(begun).toHaveLength(4), 5_000)
  ends[2]?.()
  await worker.stop()
})

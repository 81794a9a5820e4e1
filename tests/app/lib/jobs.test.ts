import { enqueue, Job, runNextJob } from '#app/lib/jobs.server.ts'
import { log } from '#app/lib/log.server.ts'
import { expect, test } from '#tests/support/db.ts'

const LONG_AGO = new Date(Date.now() - 60_000)

test('news about something that waits for its next try is taken up at once', async () => {
  await enqueue('test.work', 'a')
  await Job.updateOne({ key: 'a' }, { $set: { runAt: new Date(Date.now() + 3_600_000), attempts: 5 } })

  await enqueue('test.work', 'a')

  let runs = 0
  expect(await runNextJob({ 'test.work': async () => void (runs += 1) })).toBe(true)
  expect(runs).toBe(1)
  expect(await Job.countDocuments({ key: 'a', status: 'waiting' })).toBe(0)
})

test('a job that ended the process each time is given up without being run', async () => {
  await enqueue('test.poison', 'a')
  await Job.updateOne({ key: 'a' }, { $set: { attempts: 10, leasedUntil: LONG_AGO } })
  const level = log.level
  log.level = 'silent'

  let runs = 0
  await runNextJob({ 'test.poison': async () => void (runs += 1) })

  log.level = level
  expect(runs).toBe(0)
  expect(await Job.findOne({ key: 'a' }).lean()).toMatchObject({ status: 'dead' })
})

test('a worker whose lease has been taken over leaves the job to the other', async () => {
  await enqueue('test.slow', 'a')
  const takenOver = new Date(Date.now() + 30_000)
  const slow = async () => void (await Job.updateOne({ key: 'a' }, { $set: { leasedUntil: takenOver } }))

  await runNextJob({ 'test.slow': slow })

  expect(await Job.findOne({ key: 'a' }).lean()).toMatchObject({ status: 'waiting', leasedUntil: takenOver })
})

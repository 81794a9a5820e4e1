import mongoose from 'mongoose'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { inject } from 'vitest'
import { enqueue, Job, runNextJob } from '#app/lib/jobs.server.ts'
import { expect, test } from '#tests/support/db.ts'

test(
  'a job whose worker is killed in the middle is taken over when its lease ends',
  { timeout: 30_000 },
  async () => {
    await enqueue('test.work', 'a', { key: 'a' })
    const program = `
    import { connectDatabase } from './app/lib/db.server.ts'
    import { startWorker } from './app/lib/jobs.server.ts'
    await connectDatabase(${JSON.stringify(inject('services').mongoUri)}, ${JSON.stringify(mongoose.connection.name)})
    startWorker({ 'test.work': async () => { console.log('begun'); await new Promise(() => {}) } })`
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
    const worker = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(worker.stdout, 'data')
    worker.kill('SIGKILL')
    await once(worker, 'exit')

    const handlers = { 'test.work': async () => void (runs += 1) }
    let runs = 0
    expect(await runNextJob(handlers)).toBe(false)
    const left = await Job.findOne().lean()
    expect(left).toMatchObject({
      status: 'waiting',
      attempts: 1,
      lease: { by: expect.any(String) as string },
    })
    expect(left?.runAt.getTime()).toBeLessThanOrEqual(Date.now() + 60_000)

    await Job.updateOne({}, { $set: { runAt: new Date() } }) // the minute has passed
    expect(await runNextJob(handlers)).toBe(true)
    expect(runs).toBe(1)
    expect(await Job.findOne().lean()).toMatchObject({ status: 'done', attempts: 2 })
  },
)

import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { vi } from 'vitest'
import { enqueue, Job } from '#app/lib/jobs.server.ts'
import { aFreePort, aProcess, statusOf, untilReady } from '#tests/app/server/a-process.ts'
import { expect, test } from '#tests/support/db.ts'

test(
  'worker processes do what others queue, recur once among them, and end in order',
  { timeout: 60_000 },
  async () => {
    const port = await aFreePort()
    const workers = await Promise.all([
      aProcess('startWorkerProcess', { WORKER_PORT: String(port) }),
      aProcess('startWorkerProcess'),
    ])
    await Promise.all(workers.map(untilReady))

    for (let number = 0; number < 10; number += 1)
      await enqueue('catalogue.index', String(number), { courseId: '64b7f0c2a1d3e4f5a6b7c8d9' })
    await vi.waitFor(async () => expect(await Job.countDocuments({ status: 'waiting' })).toBe(0), {
      timeout: 20_000,
    })

    const done = (await Job.find({ status: 'done' }).lean()).map(({ name }) => name)
    expect(done.filter((name) => name === 'catalogue.index')).toHaveLength(10)
    expect(done.filter((name) => name === 'seats.expire')).toHaveLength(1)
    expect(await statusOf(port, '/readyz')).toBe(200)
    expect(await statusOf(port, '/metrics')).toBe(200)
    expect(await statusOf(port, '/catalogue')).toBe(404)

    for (const { child } of workers) child.kill('SIGTERM')
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0])
  },
)

test('a worker with nothing to join says so in one sentence', { timeout: 30_000 }, async () => {
  const { output, ended } = await aProcess('startWorkerProcess', { MONGODB_URI: '' })

  expect(await ended).toBe(1)
  expect(output().trim().split('\n').at(-1)).toMatch(
    /^Nothing serves .*: start the app with `npm start` first, or /,
  )
})

test('a port of a worker that is taken is named as the worker knows it', { timeout: 30_000 }, async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo

  const { output, ended } = await aProcess('startWorkerProcess', { WORKER_PORT: String(port) })

  expect(await ended).toBe(1)
  expect(output()).toContain(`WORKER_PORT ${port} is taken by another program.`)
  taken.close()
})

import { vi } from 'vitest'
import { enqueue, Job } from '#app/lib/jobs.server.ts'
import { aFreePort, aProcess, statusOf, untilReady } from '#tests/app/server/a-process.ts'
import { expect, test } from '#tests/support/db.ts'

test(
  'a web process that stops first says that it is not ready, then closes its port',
  { timeout: 90_000 },
  async () => {
    const port = await aFreePort()
    const web = await aProcess('startProcess', { PORT: String(port), DRAIN_SECONDS: '3' })
    await untilReady(web)
    expect([await statusOf(port, '/healthz'), await statusOf(port, '/readyz')]).toEqual([200, 200])

    web.child.kill('SIGTERM')
    await vi.waitFor(async () => expect(await statusOf(port, '/readyz')).toBe(503), {
      timeout: 2_500,
      interval: 20,
    })
    expect(await statusOf(port, '/healthz')).toBe(200)

    expect(await web.ended).toBe(0)
    expect(await statusOf(port, '/healthz')).toBeNull()
  },
)

test('a web process that leaves the jobs to others does none', { timeout: 90_000 }, async () => {
  const web = await aProcess('startProcess', { PORT: String(await aFreePort()), WORKER: 'separate' })
  await untilReady(web)

  await enqueue('seats.expire', 'a')
  await new Promise((resolve) => setTimeout(resolve, 1_500))

  expect(await Job.find().lean()).toMatchObject([{ name: 'seats.expire', status: 'waiting', attempts: 0 }])
  web.child.kill('SIGTERM')
  expect(await web.ended).toBe(0)
})

import mongoose from 'mongoose'
import { request } from 'node:http'
import { afterEach, beforeEach, vi } from 'vitest'
import { enqueue, Job, runNextJob } from '#app/lib/jobs.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { recentHealth } from '#app/server/health.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aRunningApp } from '#tests/app/server/running-app.ts'

const TOKEN = 'token-of-the-monitoring'

async function read(origin: string, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${origin}${path}`, { headers })
  return { status: response.status, text: await response.text() }
}

/** What was found out about the parts is remembered for two seconds. */
const forgetHealth = () => vi.setSystemTime(START + (passed += 10_000))
const START = Date.now()
let passed = 0

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  forgetHealth()
})
afterEach(() => void vi.useRealTimers())

const statusOf = async (origin: string, path: string) => (await read(origin, path)).status

test('a process lives while it answers, and is ready while it serves and all it depends on answers', async () => {
  const { origin, lifecycle } = await aRunningApp()
  expect(await read(origin, '/healthz')).toEqual({ status: 200, text: '{"status":"ok"}' })
  expect(JSON.parse((await read(origin, '/readyz')).text)).toEqual({
    status: 'ok',
    parts: {
      database: { state: 'ok' },
      search: { state: 'ok' },
      payments: { state: 'ok' },
      storage: { state: 'ok' },
      jobs: { state: 'ok', waiting: 0, dead: 0 },
    },
  })

  lifecycle.phase = 'stopping'
  expect(await read(origin, '/readyz')).toEqual({ status: 503, text: '{"status":"stopping"}' })
  expect(await statusOf(origin, '/healthz')).toBe(200)
})

test('a process whose search is down lives and is not ready, and the question is not asked for everybody', async () => {
  const { origin } = await aRunningApp()
  const { search } = getRuntime()
  let asked = 0
  getRuntime().search = { ...search, isHealthy: () => Promise.reject(new Error(`${(asked += 1)}`)) }
  forgetHealth()

  const all = await Promise.all(Array.from({ length: 5 }, () => read(origin, '/readyz')))

  getRuntime().search = search
  expect(all.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503])
  expect(all[0]?.text).toContain('"search":{"state":"down"}')
  expect(asked).toBe(1)
  expect(await statusOf(origin, '/healthz')).toBe(200)
})

test('a part that does not answer is down after three seconds', { timeout: 15_000 }, async () => {
  const { storage } = getRuntime()
  getRuntime().storage = { ...storage, isHealthy: () => new Promise(() => {}) }
  forgetHealth()
  const startedAt = performance.now()

  const { status, parts } = await recentHealth()

  getRuntime().storage = storage
  expect(status).toBe('degraded')
  expect(parts.storage).toEqual({ state: 'down' })
  expect(performance.now() - startedAt).toBeLessThan(4_500)
})

test('measurements are for who has the token, wherever they are', async () => {
  const { origin } = await aRunningApp({ metricsToken: TOKEN })
  expect(await statusOf(origin, '/metrics')).toBe(401)
  for (const wrong of ['Bearer wrong', TOKEN, `bearer ${TOKEN}`, `Bearer ${TOKEN}x`, 'Bearer '])
    expect((await read(origin, '/metrics', { Authorization: wrong })).status, wrong).toBe(401)
  const right = await read(origin, '/metrics', {
    Authorization: `Bearer ${TOKEN}`,
    'X-Forwarded-For': '203.0.113.7',
  })
  expect(right.status).toBe(200)
})

test('without a token only this machine reads the measurements, and not through a proxy', async () => {
  const { origin } = await aRunningApp()
  expect(await statusOf(origin, '/metrics')).toBe(200)
  for (const header of ['X-Forwarded-For', 'Forwarded', 'Via', 'X-Real-IP', 'X-Forwarded-Host']) {
    const { status, text } = await read(origin, '/metrics', { [header]: '127.0.0.1' })
    expect(status, header).toBe(403)
    expect(text, header).toBe('The measurements are for those who run this server.\n')
  }
})

test('the measurements name routes by their pattern, never by what somebody asked for', async () => {
  const { origin } = await aRunningApp()
  for (const name of ['one', 'two', 'three']) await read(origin, `/nowhere/${name}`)
  await read(origin, '/activate/some-token')
  await new Promise<void>((resolve) => {
    request(`${origin}/catalogue`, { method: 'PROPFIND' }, (response) =>
      response.resume().on('end', resolve),
    ).end()
  })
  await enqueue('test.measured', 'a')
  await runNextJob({ 'test.measured': async () => {} })
  await enqueue('test.measured', 'b')
  await runNextJob({ 'test.measured': () => Promise.reject(new Error('no')) })
  await Job.create({ name: 'test.gone', key: 'c', status: 'dead', runAt: new Date() })
  forgetHealth()

  const { text } = await read(origin, '/metrics')

  expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/\*",status="4xx"\} 3\n/)
  expect(text).toMatch(
    /http_request_duration_seconds_count\{method="GET",route="\/activate\/:token",status="4xx"\} 1\n/,
  )
  expect(text).toMatch(
    /http_request_duration_seconds_count\{method="other",route="\/catalogue",status="4xx"\} 1\n/,
  )
  expect(text).toMatch(/job_duration_seconds_count\{name="test.measured",outcome="done"\} 1\n/)
  expect(text).toMatch(/job_duration_seconds_count\{name="test.measured",outcome="failed"\} 1\n/)
  expect(text).toMatch(/\njobs_dead 1\n/)
  expect(text).toMatch(/\njobs_waiting 1\n/)
  expect(text).toMatch(/\ndependency_up\{part="database"\} 1\n/)
  expect(text).toMatch(/\nbuild_info\{version="\d/)
  expect(text).not.toMatch(/some-token|nowhere|PROPFIND/)
  expect(text).not.toContain(mongoose.connection.name)
})

import { vi } from 'vitest'
import { openSession } from '#app/domain/people/session.server.ts'
import { sessionCookie } from '#app/lib/cookies.server.ts'
import { CSRF_FIELD, csrfTokenFor } from '#app/lib/csrf.server.ts'
import { enqueue, Job, runNextJob } from '#app/lib/jobs.server.ts'
import { log, withLogContext } from '#app/lib/log.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'
import { expect, test } from '#tests/support/db.ts'
import { aRunningApp, captureLog } from '#tests/app/server/running-app.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const idOf = (response: Response) => response.headers.get('X-Request-Id') ?? ''

/** The line is written when the answer has been sent, which the client may know first. */
const oneLine = async (logged: ReturnType<typeof captureLog>) => {
  await vi.waitFor(() => expect(logged.lines().some(({ msg }) => msg === 'request')).toBe(true))
  return logged.lines().filter(({ msg }) => msg === 'request')
}

test('a request has one line that says what was asked for, and not by whom', async () => {
  await getRuntime().search.ensureIndex()
  const { origin } = await aRunningApp()
  const logged = captureLog()

  const response = await fetch(`${origin}/catalogue?q=something`)
  await response.text()

  expect(idOf(response)).toMatch(UUID)
  const [line, ...others] = await oneLine(logged)
  expect(others).toEqual([])
  expect(line).toEqual({
    level: 30,
    time: expect.any(String) as string,
    requestId: idOf(response),
    method: 'GET',
    route: '/catalogue',
    status: 200,
    ms: expect.any(Number) as number,
    bytes: expect.any(Number) as number,
    msg: 'request',
  })
  expect(line?.['bytes']).toBeGreaterThan(1_000)
})

test('the ids of things are told in the path, and nothing else that stands in its place', async () => {
  const { origin } = await aRunningApp()
  const logged = captureLog()
  const courseId = '64b7f0c2a1d3e4f5a6b7c8d9'

  await (await fetch(`${origin}/broken/${courseId}`)).text()
  await (await fetch(`${origin}/broken/somebody@example.org`)).text()

  await vi.waitFor(() => expect(logged.lines().filter(({ msg }) => msg === 'request')).toHaveLength(2))
  expect(logged.lines().filter(({ msg }) => msg === 'request')).toMatchObject([
    { route: '/broken/:courseId', path: `/broken/${courseId}`, status: 500, level: 40 },
    { route: '/broken/:courseId', path: '/broken/…', status: 500, level: 40 },
  ])
  expect(logged.text()).not.toContain('somebody')
})

test('neither passwords nor addresses, names, links or codes come into the log', async () => {
  const { origin } = await aRunningApp({ trustedProxies: 1 })
  const logged = captureLog('debug')
  const manager = await anActor(await aMinistry(), ['training_manager'])
  const cookie = (await sessionCookie(await openSession({ userId: manager.id, userAgent: 'Tests' }))).split(
    ';',
  )[0]
  const secrets = {
    email: 'avinash.kalpanik@example.org',
    password: 'a-password-nobody-has',
    token: 'LinkTokenThatLetsSomebodyIn_0123456789',
    name: 'Kalpanik',
    code: 'ABCD0123EFGH4567JKMN89PQ',
    address: '203.0.113.77',
    agent: 'UnusualBrowser/7',
    session: cookie ?? '',
  }
  const headers = { 'X-Forwarded-For': secrets.address, 'User-Agent': secrets.agent, Cookie: secrets.session }
  const form = new URLSearchParams({ email: secrets.email, password: secrets.password })
  const signedOut = { 'X-Forwarded-For': secrets.address, 'User-Agent': secrets.agent }
  form.set(CSRF_FIELD, await csrfTokenFor(new Request(origin)))

  const refused = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    headers: { ...signedOut, 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin },
    body: form,
  })
  expect([401, 422]).toContain(refused.status)
  await refused.text()
  for (const path of [
    `/activate/${secrets.token}`,
    `/activate/${secrets.token}.data`,
    `/people?q=${secrets.name}`,
    `/catalogue?q=${secrets.name}`,
    `/verify/${secrets.code}`,
    `/nowhere/${secrets.email}`,
    `/broken/${secrets.name}`,
    `/assets/${secrets.name}.js`,
    `/courses/%E0%A4%A${secrets.name}`,
  ]) {
    await (await fetch(`${origin}${path}`, { headers })).text()
  }
  await (
    await fetch(`${origin.replace('127.0.0.1', 'localhost')}/launch/${secrets.token}/`, { headers })
  ).text()

  await vi.waitFor(() => expect(logged.lines().filter(({ msg }) => msg === 'request')).toHaveLength(11))
  for (const [name, secret] of Object.entries(secrets)) expect(logged.text(), name).not.toContain(secret)
  expect(logged.text()).not.toContain(manager.name)
  expect(logged.text()).not.toContain(manager.email)
  expect(
    logged
      .lines()
      .filter(({ msg }) => msg === 'request')
      .map(({ route }) => route),
  ).toEqual([
    ...['/sign-in', '/activate/:token', '/activate/:token', '/people', '/catalogue', '/verify/:code'],
    ...['/*', '/broken/:courseId', '/*', '/*', 'content:/launch/:token'],
  ])
})

test('every line written while a request is answered carries its id', async () => {
  const { origin } = await aRunningApp()
  const logged = captureLog()

  const response = await fetch(`${origin}/broken/1`)
  await response.text()

  await oneLine(logged)
  expect(logged.lines().map(({ msg, requestId }) => [msg, requestId])).toEqual([
    ['request failed', idOf(response)],
    ['request', idOf(response)],
  ])
  expect(logged.text()).toContain('the price of …@… is missing')
})

test('the page of a fault shows the id, in both languages, and other pages do not', async () => {
  const { origin } = await aRunningApp()
  captureLog()

  const english = await fetch(`${origin}/broken/1`)
  expect(await english.text()).toMatch(
    new RegExp(`Reference for the administrator:<!-- --> <code[^>]*>${idOf(english)}</code>`),
  )
  const hindi = await fetch(`${origin}/broken/1`, { headers: { 'Accept-Language': 'hi' } })
  const page = await hindi.text()
  expect(page).toContain('प्रशासक के लिए संदर्भ संख्या:')
  expect(page).toContain(idOf(hindi))

  const missing = await fetch(`${origin}/nowhere`)
  expect(await missing.text()).not.toContain('Reference for the administrator')
})

test('an id is taken over from a proxy we trust when it is well formed, and from nobody else', async () => {
  captureLog()
  const behindProxy = await aRunningApp({ trustedProxies: 1 })
  const exposed = await aRunningApp()
  const ask = async ({ origin }: { origin: string }, id: string) => {
    const response = await fetch(`${origin}/nowhere`, { headers: { 'X-Request-Id': id } })
    await response.text()
    return idOf(response)
  }

  expect(await ask(behindProxy, 'proxy-id-0123')).toBe('proxy-id-0123')
  for (const malformed of ['short', 'x'.repeat(65), 'has space inside', 'a"b:{}1234', 'line\tbreak1', ''])
    expect(await ask(behindProxy, malformed), malformed).toMatch(UUID)
  expect(await ask(exposed, 'proxy-id-0123')).toMatch(UUID)
})

test('files are told of only when somebody looks closely, and probes never', async () => {
  const { origin } = await aRunningApp()
  const usual = captureLog()
  await (await fetch(`${origin}/favicon.svg`)).text()
  for (const path of ['/healthz', '/readyz', '/metrics']) await (await fetch(`${origin}${path}`)).text()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(usual.text()).toBe('')

  const close = captureLog('debug')
  await (await fetch(`${origin}/favicon.svg`)).text()
  expect(await oneLine(close)).toMatchObject([{ route: 'file', status: 200, level: 20 }])
})

test('a job carries the id of the request that queued it into its lines', async () => {
  await withLogContext({ requestId: 'request-0001' }, async () => await enqueue('test.work', 'a'))
  const logged = captureLog()

  await runNextJob({
    'test.work': async () => {
      log.info('half-way')
      throw new Error('person@example.org')
    },
  })

  const jobId = String((await Job.findOne().lean())?._id)
  const context = { requestId: 'request-0001', job: 'test.work', jobId }
  expect(logged.lines()).toMatchObject([
    { msg: 'half-way', ...context },
    { msg: 'job failed', level: 50, attempts: 1, next: 'waiting', ...context },
  ])
  expect(logged.text()).not.toContain('person@example.org')
})

import { verifyLaunchToken } from '@karmashala/player/server'
import { expect, test } from 'vitest'
import { aCommitBody, aContentOrigin, APP_ORIGIN, aToken, getRaw, SECRET } from './content-origin.ts'

async function post(url: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { method: 'POST', body, headers })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

test('the wrapper page brings the state with it and may be framed by the app only', async () => {
  const { origin } = await aContentOrigin()

  const response = await fetch(`${origin}/launch/${aToken()}/`)
  const html = await response.text()

  expect(response.status).toBe(200)
  expect(response.headers.get('content-security-policy')).toContain(`frame-ancestors ${APP_ORIGIN}`)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(html).toContain('<html lang="hi">')
  const config = JSON.parse(/id="launch">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as Record<string, unknown>
  expect(config).toMatchObject({
    standard: 'scorm12',
    cmi: { 'cmi.core.entry': 'ab-initio', 'cmi.core.student_id': 'learner-7' },
    title: 'Safety </script><b>first</b>',
    appOrigin: APP_ORIGIN,
  })
})

test('the wrapper page escapes titles and percent-encodes the name of the file', async () => {
  const { origin } = await aContentOrigin()
  const token = aToken()

  const html = await (await fetch(`${origin}/launch/${token}/`)).text()

  expect(html).toContain('<title>Safety &lt;/script&gt;&lt;b&gt;first&lt;/b&gt;</title>')
  expect(html).not.toContain('</script><b>')
  const { contentUrl } = JSON.parse(/id="launch">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as {
    contentUrl: string
  }
  expect(contentUrl).toBe(`/launch/${token}/content/data/%E0%A4%AA%E0%A4%BE%E0%A4%A0%201%232.txt?lang=hi`)
  expect(await (await fetch(origin + contentUrl)).text()).toBe('named in Hindi')
})

test('every answer forbids sniffing and referrers, and sets no cookie', async () => {
  const { origin } = await aContentOrigin()
  const token = aToken()

  for (const address of [`/launch/${token}/`, `/launch/${token}/content/index.html`, '/', '/launch/x/']) {
    const { headers } = await fetch(origin + address, { headers: { cookie: 'session=stolen' } })
    expect(headers.get('x-content-type-options'), address).toBe('nosniff')
    expect(headers.get('referrer-policy'), address).toBe('no-referrer')
    expect(headers.get('content-security-policy'), address).toContain(APP_ORIGIN)
    expect(headers.get('set-cookie'), address).toBeNull()
  }
})

test.each([
  ['index.html', 'text/html'],
  ['lib/script.js', 'text/javascript'],
  ['media/clip.mp4', 'video/mp4'],
  ['tool.unknown', 'application/octet-stream'],
])('%s is served as %s, without a charset that would overrule its own', async (file, contentType) => {
  const { origin } = await aContentOrigin()

  const response = await fetch(`${origin}/launch/${aToken()}/content/${file}`)

  expect(response.headers.get('content-type')).toBe(contentType)
})

test('files come from the package of the token, whatever the path says', async () => {
  const { origin, stored } = await aContentOrigin()

  const response = await fetch(`${origin}/launch/${aToken({ packageId: 'package-2' })}/content/index.html`)

  expect(response.status).toBe(404)
  expect(stored.asked).toEqual(['package-2:index.html'])
})

test.each([
  '../content/index.html',
  '..%2f..%2fsecret',
  '%2e%2e/%2e%2e/secret',
  'lib/..%2findex.html',
  '..%5c..%5csecret',
  './index.html',
  'lib//script.js',
  'index.html%00.txt',
  '%zz',
  '',
])('the path %j does not leave the package', async (file) => {
  const { port, stored } = await aContentOrigin()

  const { status } = await getRaw(port, `/launch/${aToken()}/content/${file}`)

  expect(status).toBe(404)
  expect(stored.asked).toEqual([])
})

test('media is served in parts', async () => {
  const { origin } = await aContentOrigin()
  const ask = async (range: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${origin}/launch/${aToken()}/content/media/clip.mp4`, {
      headers: { range, ...headers },
    })
    return [response.status, response.headers.get('content-range'), await response.text()]
  }

  expect(await ask('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234'])
  expect(await ask('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789'])
  expect(await ask('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789'])
  expect(await ask('bytes=8-99')).toEqual([206, 'bytes 8-9/10', '89'])
  expect(await ask('bytes=10-')).toEqual([416, 'bytes */10', ''])
  expect(await ask('bytes=0-1,4-5')).toEqual([200, null, '0123456789'])
  expect(await ask('bytes=2-4', { 'if-range': '"10"' })).toEqual([206, 'bytes 2-4/10', '234'])
  expect(await ask('bytes=2-4', { 'if-range': '"other"' })).toEqual([200, null, '0123456789'])
})

test('a file the browser has already is not sent again', async () => {
  const { origin } = await aContentOrigin()
  const url = `${origin}/launch/${aToken()}/content/index.html`

  const headers = { 'if-none-match': '"12"', 'cache-control': 'max-age=0' }

  expect((await fetch(url, { headers })).status).toBe(304)
  expect((await fetch(url, { method: 'HEAD' })).headers.get('content-length')).toBe('12')
})

test('content cannot register a service worker', async () => {
  const { origin, stored } = await aContentOrigin()

  const response = await fetch(`${origin}/launch/${aToken()}/content/lib/script.js`, {
    headers: { 'Service-Worker': 'script' },
  })

  expect(response.status).toBe(403)
  expect(stored.asked).toEqual([])
})

test('an expired token answers with a page in English and Hindi that leads back to the course', async () => {
  const { origin } = await aContentOrigin()
  const expired = aToken({}, -1)

  const page = await fetch(`${origin}/launch/${expired}/`)
  const html = await page.text()

  expect(page.status).toBe(401)
  expect(html).toContain('open it again')
  expect(html).toContain('फिर से खोलें')
  expect(await post(`${origin}/launch/${expired}/commits`, aCommitBody({}))).toEqual({
    status: 401,
    body: { result: false, reason: 'expired' },
  })
})

test('files of a page that is still open outlive its token by a day, not longer', async () => {
  const { origin } = await aContentOrigin()
  const fileAfter = async (hours: number) =>
    (await fetch(`${origin}/launch/${aToken({}, -hours * 3600)}/content/index.html`)).status

  expect(await fileAfter(23)).toBe(200)
  expect(await fileAfter(25)).toBe(401)
})

test('a forged token is refused everywhere', async () => {
  const { origin, stored } = await aContentOrigin()
  const forged = `${aToken()}x`

  expect((await fetch(`${origin}/launch/${forged}/`)).status).toBe(403)
  expect((await fetch(`${origin}/launch/${forged}/content/index.html`)).status).toBe(403)
  expect((await post(`${origin}/launch/${forged}/commits`, aCommitBody({}))).status).toBe(403)
  expect(stored).toMatchObject({ commits: [], asked: [] })
})

test('a commit is stored once and answered with the result and a fresh token', async () => {
  const { origin, stored } = await aContentOrigin()
  const url = `${origin}/launch/${aToken()}/commits`
  const body = aCommitBody({ 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '80' })

  const first = await post(url, body, { 'content-type': 'text/plain' })
  const second = await post(url, body)

  expect(first).toMatchObject({
    status: 200,
    body: {
      result: true,
      status: { completion: 'completed', success: 'passed', scaledScore: 0.8, progress: null },
    },
  })
  expect(second).toMatchObject({ status: 200, body: { result: true, reason: 'old_sequence' } })
  expect(stored.state.commitCount).toBe(1)
  expect(stored.commits[0]?.launchId).toBe('session-a')
  expect(verifyLaunchToken(String(first.body['token']), SECRET).expiresAt).toBeGreaterThan(
    Date.now() + 3600_000,
  )
})

test('a delta that stands on nothing is asked for again', async () => {
  const { origin } = await aContentOrigin()

  const { body } = await post(
    `${origin}/launch/${aToken()}/commits`,
    aCommitBody({}, { sequence: 9, base: 8 }),
  )

  expect(body).toMatchObject({ result: false, reason: 'needs_full' })
})

test('a page from the future cannot shut out later launches', async () => {
  const { origin, stored } = await aContentOrigin()

  await post(`${origin}/launch/${aToken()}/commits`, aCommitBody({}, { startedAt: Date.now() + 1e9 }))

  expect(stored.commits[0]?.launchedAt).toBeLessThanOrEqual(Date.now())
})

test('a preview plays but stores nothing', async () => {
  const { origin, stored } = await aContentOrigin()
  const token = aToken({ mode: 'browse' })

  expect((await fetch(`${origin}/launch/${token}/`)).status).toBe(200)
  expect(await post(`${origin}/launch/${token}/commits`, aCommitBody({}))).toMatchObject({
    status: 200,
    body: { result: true },
  })
  expect(stored.commits).toEqual([])
})

test.each([['{"sequence":'], ['[]'], ['"text"'], ['{"sequence":1}'], ['']])(
  'the body %j is answered with 400',
  async (body) => {
    const { origin, stored } = await aContentOrigin()

    const answer = await post(`${origin}/launch/${aToken()}/commits`, body)

    expect(answer).toEqual({ status: 400, body: { result: false, reason: 'malformed' } })
    expect(stored.commits).toEqual([])
  },
)

test.each([
  ['a sequence of 0', { sequence: 0 }],
  ['a sequence in words', { sequence: '1' }],
  ['a base after itself', { base: 1 }],
  ['a number among the elements', { cmi: { 'cmi.location': 1 } }],
  ['a list of elements', { cmi: ['cmi.location'] }],
  ['an endless name', { cmi: { ['x'.repeat(300)]: '' } }],
  ['time that runs backwards', { elapsedInSeconds: -1 }],
  ['no session', { session: '' }],
  ['a session that is an address', { session: '../../../etc' }],
  ['a day that is none', { startedAt: null }],
])('%s is no commit', async (_what, values) => {
  const { origin, stored } = await aContentOrigin()
  const body = { ...(JSON.parse(aCommitBody({})) as object), ...values }

  const answer = await post(`${origin}/launch/${aToken()}/commits`, JSON.stringify(body))

  expect(answer).toEqual({ status: 400, body: { result: false, reason: 'malformed' } })
  expect(stored.commits).toEqual([])
})

test('names that reach into the language change nothing beyond the commit', async () => {
  const { origin, stored } = await aContentOrigin()
  const whole = aCommitBody({ 'cmi.core.lesson_location': '3' })
  const body = whole
    .replace('{', '{"__proto__":{"mode":"normal"},"constructor":{"prototype":{"isDone":true}},')
    .replace(
      '"cmi.core.lesson_location"',
      '"__proto__":"x","constructor.prototype.isDone":"true","cmi.__proto__.x":"y","cmi.core.lesson_location"',
    )

  const { status } = await post(`${origin}/launch/${aToken()}/commits`, body)

  expect(status).toBe(200)
  expect({}).not.toHaveProperty('isDone')
  expect(stored.state.isDone).toBe(false)
  expect(stored.state.cmi).toEqual({ 'cmi.core.lesson_location': '3' })
})

test('a commit may be large, but not without limit', async () => {
  const { origin, stored } = await aContentOrigin()
  const url = `${origin}/launch/${aToken()}/commits`

  const large = await post(url, aCommitBody({ 'cmi.suspend_data': 'x'.repeat(7_000_000) }))
  const oversized = await post(
    url,
    aCommitBody({ 'cmi.suspend_data': 'x'.repeat(9_000_000) }, { sequence: 2 }),
  )

  expect(large.status).toBe(200)
  expect(oversized).toEqual({ status: 413, body: { result: false, reason: 'malformed' } })
  expect(stored.state.suspendDataBytes).toBe(7_000_000)
})

test('a commit from another site is refused', async () => {
  const { origin, stored } = await aContentOrigin()

  const response = await fetch(`${origin}/launch/${aToken()}/commits`, {
    method: 'POST',
    body: aCommitBody({}),
    headers: { 'sec-fetch-site': 'cross-site' },
  })

  expect(response.status).toBe(403)
  expect(stored.commits).toEqual([])
})

test('when storing fails the player is told to try again, and the error is reported', async () => {
  const errors: unknown[] = []
  const failure = new Error('no database')
  const { origin } = await aContentOrigin({
    saveCommit: () => Promise.reject(failure),
    onError: (error) => errors.push(error),
  })

  const answer = await post(`${origin}/launch/${aToken()}/commits`, aCommitBody({}))

  expect(answer).toEqual({ status: 500, body: { result: false, reason: 'failed' } })
  expect(errors).toEqual([failure])
})

test('a launch that is gone says so', async () => {
  const { origin } = await aContentOrigin({ loadLaunch: () => Promise.resolve(null) })

  expect((await fetch(`${origin}/launch/${aToken()}/`)).status).toBe(404)
})

test('wrapper scripts are cached for ever under their version and nothing else is served beside them', async () => {
  const { origin, port } = await aContentOrigin()
  const html = await (await fetch(`${origin}/launch/${aToken()}/`)).text()
  const script = /src="(\/player\/scorm12\.js\?v=[\da-f]{16})"/.exec(html)?.[1] ?? ''

  const response = await fetch(origin + script)

  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('javascript')
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect((await getRaw(port, '/player/..%2fpackage.json')).status).toBe(404)
  expect((await getRaw(port, '/player/missing.js')).status).toBe(404)
})

test('the app has no page on the content origin', async () => {
  const { origin } = await aContentOrigin()

  for (const address of ['/', '/courses', '/launch/', `/launch/${aToken()}`]) {
    expect((await fetch(origin + address)).status, address).toBe(404)
  }
})

import { hasHostPerPackage, labelOfHost, packageLabel, packageOrigin } from '@karmashala/player'
import { request as httpRequest } from 'node:http'
import { expect, test } from 'vitest'
import { aCommitBody, aContentOrigin, aToken } from './content-origin.ts'

const SHARED = 'https://content.example.org'
const EACH = 'https://*.content.example.org'
const SHA = 'ab12'.repeat(16)
const LABEL = `p${SHA.slice(0, 40)}`

test('with a star every package has a host of its own, without it all share one', () => {
  expect([hasHostPerPackage(EACH), hasHostPerPackage(SHARED)]).toEqual([true, false])
  expect(packageOrigin(EACH, packageLabel(EACH, SHA))).toBe(`https://${LABEL}.content.example.org`)
  expect(packageOrigin(SHARED, packageLabel(SHARED, SHA))).toBe(SHARED)
})

test('a label is short enough for a name in the DNS', () => {
  expect(packageLabel(EACH, SHA).length).toBeLessThanOrEqual(63)
})

test.each([
  [EACH, `${LABEL}.content.example.org`, LABEL],
  [EACH, `www.${LABEL}.content.example.org`, null],
  [EACH, 'content.example.org', null],
  [EACH, '*.content.example.org', null],
  [EACH, `${LABEL}.content.example.org.evil.example`, null],
  [EACH, `${LABEL}.evil.example`, null],
  ['http://*.content.localhost:3000', `${LABEL}.content.localhost:3000`, LABEL],
  ['http://*.content.localhost:3000', `${LABEL}.content.localhost:4000`, null],
  [SHARED, 'content.example.org', ''],
  [SHARED, `${LABEL}.content.example.org`, null],
])('at %s the host %s is of the package %j', (contentOrigin, host, label) => {
  expect(labelOfHost(contentOrigin, host)).toBe(label)
})

/** Not `fetch`, which does not let a caller choose Host. */
const ask = async (port: number, host: string, path: string, body?: string): Promise<number> =>
  await new Promise((resolve, reject) => {
    const asking = httpRequest(
      { host: '127.0.0.1', port, path, method: body ? 'POST' : 'GET', headers: { Host: host } },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })

test('a launch is answered on the host of its package and nowhere else', async () => {
  const { port, stored } = await aContentOrigin({ contentOrigin: EACH })
  const token = aToken({ packageLabel: LABEL })
  const mine = `${LABEL}.content.example.org`
  const theirs = `p${'0'.repeat(40)}.content.example.org`
  const everything = async (host: string, launch = token) => [
    await ask(port, host, `/launch/${launch}/`),
    await ask(port, host, `/launch/${launch}/content/index.html`),
    await ask(port, host, `/launch/${launch}/commits`, aCommitBody({ 'cmi.core.lesson_location': '1' })),
  ]

  expect(await everything(theirs)).toEqual([403, 403, 403])
  expect(await everything(mine, aToken())).toEqual([403, 403, 403])
  expect(stored.commits).toEqual([])
  expect(await everything(mine)).toEqual([200, 200, 200])
})

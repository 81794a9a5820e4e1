import express, { type RequestHandler } from 'express'
import { createServer, request as httpRequest, type Server } from 'node:http'
import { type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limitForms } from '#app/server/body-limit.server.ts'
import { dispatchByHost, refuseCrossSite } from '#app/server/hosts.server.ts'
import { securityHeaders } from '#app/server/security-headers.server.ts'

const appOrigin = 'http://learn.example.org'
const contentOrigin = 'http://content.example.org'
const answer =
  (body: string): RequestHandler =>
  (_request, response) =>
    void response.send(body)

let server: Server

beforeAll(async () => {
  const site = express.Router()
  site.use(securityHeaders({ appOrigin, contentOrigin, isDevelopment: false }))
  site.use(refuseCrossSite({ appOrigin }))
  site.use(limitForms({ streams: /^\/upload$/, large: /^\/sheets$/ }))
  site.use(answer('the app'))
  const app = express().use(dispatchByHost({ appOrigin, contentOrigin }, site, answer('the content origin')))
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => void server.close())

type Answer = { status: number; body: string; headers: Record<string, string | string[] | undefined> }

/** Not `fetch`, which does not let a caller choose Host, Origin or Sec-Fetch-Site. */
const send = async (
  method: string,
  headers: Record<string, string>,
  path = '/',
  to: Server = server,
): Promise<Answer> =>
  await new Promise((resolve, reject) => {
    const { port } = to.address() as AddressInfo
    const sent = httpRequest({ host: '127.0.0.1', port, method, headers, path }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }))
    })
    sent.on('error', reject)
    sent.end()
  })

const APP = { Host: 'learn.example.org' }

test('the host decides between the app and the content origin', async () => {
  expect(await send('GET', APP)).toMatchObject({ status: 200, body: 'the app' })
  expect(await send('GET', { Host: 'content.example.org' })).toMatchObject({ body: 'the content origin' })
})

test.each(['127.0.0.1', 'evil.example', 'learn.example.org:8080', 'learn.example.org.evil.example'])(
  'the host %s is answered with 421',
  async (Host) => {
    expect((await send('GET', { Host })).status).toBe(421)
  },
)

test('hosts of single packages are the content origin where it begins with a star', async () => {
  const origins = { appOrigin, contentOrigin: 'http://*.content.example.org' }
  const each = express().use(dispatchByHost(origins, answer('the app'), answer('the content origin')))
  const other = createServer(each)
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const answers = [`p${'a'.repeat(40)}.content.example.org`, 'content.example.org', 'learn.example.org'].map(
    async (Host) => await send('GET', { Host }, '/', other),
  )

  expect((await Promise.all(answers)).map(({ status, body }) => (status === 200 ? body : status))).toEqual([
    'the content origin',
    421,
    'the app',
  ])
  other.close()
})

test.each([
  ['our own form', { 'Sec-Fetch-Site': 'same-origin', Origin: appOrigin }, 200],
  ['an older browser on our own page', { Origin: appOrigin }, 200],
  ['a program without a browser', {}, 200],
  ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }, 403],
  ['a course on the content origin', { 'Sec-Fetch-Site': 'same-site', Origin: contentOrigin }, 403],
  ['an older browser on another site', { Origin: 'https://evil.example' }, 403],
  ['a sandboxed frame', { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }, 403],
  ['a header that contradicts the origin', { 'Sec-Fetch-Site': 'same-origin', Origin: contentOrigin }, 403],
])('a POST from %s', async (_who, headers, status) => {
  expect((await send('POST', { ...APP, ...headers })).status).toBe(status)
})

test('reading is allowed from anywhere, since it changes nothing', async () => {
  expect((await send('GET', { ...APP, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(200)
})

test('every page carries a policy with a fresh nonce that lets only the content origin be framed', async () => {
  const [first, second] = [await send('GET', APP), await send('GET', APP)]
  const policy = String(first.headers['content-security-policy'])

  expect(policy).toContain(`frame-src ${contentOrigin}`)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/)
  expect(policy).not.toContain('unsafe-eval')
  expect(policy).not.toBe(second.headers['content-security-policy'])
})

test('a form that is too large or does not say how long it is is refused, except where uploads are streamed', async () => {
  const large = { ...APP, 'Content-Length': String(600 * 1024 * 1024) }
  expect((await send('POST', large)).status).toBe(413)
  expect((await send('POST', { ...APP, 'Transfer-Encoding': 'chunked' })).status).toBe(411)
  expect((await send('POST', { ...APP, 'Transfer-Encoding': 'chunked' }, '/upload')).status).toBe(200)
})

test('a sheet of a whole government may be larger than other forms, and not boundless', async () => {
  const sheet = { ...APP, 'Content-Length': String(20 * 1024 * 1024) }
  expect((await send('POST', sheet)).status).toBe(413)
  const boundless = { ...APP, 'Content-Length': String(22 * 1024 * 1024) }
  expect((await send('POST', boundless, '/sheets')).status).toBe(413)

  expect((await send('POST', sheet, '/sheets')).status).toBe(200)
})

import { startStripe } from '@karmashala/embedded/server'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Meilisearch } from 'meilisearch'
import mongoose from 'mongoose'
import { expect, inject, onTestFinished, test } from 'vitest'
import { cleanUpServers } from './clean-up-servers.ts'
import { startRecordingProxy, type Exchange } from './recording-proxy.ts'
import { isStripeMock, startStripeShadow } from './recording-shadow.ts'
import { startRecording } from './recording.ts'
import { findServers } from './services.ts'

/** Answers as stripe-mock does: with its own version in every answer, without any memory, strict about names. */
async function aStripeMock() {
  const asked: { authorization: string | undefined; body: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      asked.push({ authorization: request.headers.authorization, body })
      const isKnown = request.url?.startsWith('/v1/customers')
      const message = isKnown ? 'additional properties are not allowed' : 'Unrecognized request URL'
      const status = isKnown ? (body.includes('colour') ? 400 : 200) : 404
      response.writeHead(status, { 'Stripe-Mock-Version': '0.190.0', 'content-type': 'application/json' })
      response.end(JSON.stringify(status === 200 ? {} : { error: { message } }))
    })
  })
  const url = await listening(server)
  return { url, asked }
}

async function listening(server: ReturnType<typeof createServer>): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'recording-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const elsewhere = { MONGODB_URI: 'mongodb://db.example', MEILI_URL: 'http://search.example' }

test('stripe-mock is known by its header, and other servers are not taken for it', async () => {
  const mock = await aStripeMock()

  expect(await isStripeMock(mock.url)).toBe(true)
  expect(await isStripeMock(inject('services').unrecorded.stripeApiBase)).toBe(false)
})

test('with stripe-mock the embedded server keeps the state and the mock only looks on', async () => {
  const mock = await aStripeMock()
  const servers = await findServers({ ...elsewhere, STRIPE_API_BASE: mock.url }, await aFolder())
  onTestFinished(() => servers.child?.close())

  expect(servers.stripeMock).toBe(mock.url)
  expect(servers.stripe.apiBase).toMatch(/^http:\/\/127\.0\.0\.1/)
  expect(servers.stripe.apiBase).not.toBe(mock.url)
})

test('a real account is used as it is, and so is a server without a key', async () => {
  const folder = await aFolder()
  const account = await findServers({ ...elsewhere, STRIPE_SECRET_KEY: 'sk_test_account' }, folder)
  const { stripeApiBase } = inject('services').unrecorded
  const other = await findServers({ ...elsewhere, STRIPE_API_BASE: stripeApiBase }, folder)

  expect(account).toMatchObject({
    mongoUri: 'mongodb://db.example',
    stripe: { secretKey: 'sk_test_account', apiBase: 'https://api.stripe.com' },
    child: null,
    stripeMock: null,
  })
  expect(other.stripe).toEqual({ secretKey: 'sk_test_123', apiBase: stripeApiBase })
})

test('the mock is shown every request with a key of its own, and what it refuses is told', async () => {
  const mock = await aStripeMock()
  const shadow = startStripeShadow(mock.url)
  const request = { method: 'POST', headers: {}, status: 200, answer: '{}' }
  shadow.follow({ ...request, path: '/v1/customers', body: 'name=A' })
  shadow.follow({ ...request, path: '/v1/customers', body: 'colour=red' })
  shadow.follow({ ...request, method: 'GET', path: '/v1/unheard_of?limit=1', body: '' })
  shadow.follow({ ...request, path: '/i/token/pay', body: '' })

  expect((await shadow.refusals()).sort()).toEqual([
    'GET /v1/unheard_of: stripe-mock refuses with 404: Unrecognized request URL',
    'POST /v1/customers: stripe-mock refuses with 400: additional properties are not allowed',
  ])
  expect(mock.asked).toHaveLength(3)
  expect(new Set(mock.asked.map(({ authorization }) => authorization))).toEqual(
    new Set(['Bearer sk_test_123']),
  )
})

test('a run ends with everything that was out of the scope, not as declared or refused by the mock', async () => {
  const mock = await aStripeMock()
  const sandbox = await startStripe({ dataDir: await aFolder() })
  onTestFinished(() => sandbox.close())
  const search = await listening(createServer((_request, response) => response.end('{}')))
  const recording = await startRecording(
    { meilisearch: { url: search }, stripe: sandbox, stripeMock: mock.url },
    await aFolder(),
  )
  const headers = { authorization: `Bearer ${sandbox.secretKey}` }
  const send = (route: string, body: string) =>
    fetch(recording.stripeUrl + route, { method: 'POST', headers, body: new URLSearchParams(body) })
  await send('/v1/customers', 'name=A')
  await send('/v1/customers', 'name=B&colour=red')
  await fetch(`${recording.meilisearchUrl}/experimental-features`)

  const problems = await recording.finish({ isWhole: false })

  expect(problems).toEqual([
    'Used, but not in the written scope (packages/embedded/src/*/SCOPE.md):',
    '  meilisearch: Routes: GET /experimental-features',
    '  stripe: Parameters: POST /v1/customers colour',
    'Not as Stripe declares it:',
    '  POST /v1/customers: parameters.colour: not declared',
    'Refused by stripe-mock:',
    '  POST /v1/customers: stripe-mock refuses with 400: additional properties are not allowed',
  ])
})

test('a run that did nothing wrong ends without a word', async () => {
  const sandbox = await startStripe({ dataDir: await aFolder() })
  onTestFinished(() => sandbox.close())
  const recording = await startRecording(
    { meilisearch: { url: sandbox.apiBase }, stripe: sandbox, stripeMock: null },
    await aFolder(),
  )
  await fetch(`${recording.stripeUrl}/v1/customers?limit=3`, {
    headers: { authorization: `Bearer ${sandbox.secretKey}` },
  })

  expect(await recording.finish({ isWhole: false })).toEqual([])
})

test('the proxy passes everything on as it is, and a hang-up too', async () => {
  const seen: Exchange[] = []
  const target = await listening(
    createServer((request, response) => {
      if (request.url === '/silence') return void request.socket.destroy()
      response.writeHead(418, { 'x-own': request.headers['accept-encoding'] })
      response.write('part ')
      request.pipe(response)
    }),
  )
  const proxy = await startRecordingProxy(target, (exchange) => seen.push(exchange))
  onTestFinished(() => proxy.close())

  const answer = await fetch(`${proxy.url}/pot?q=%20`, { method: 'POST', body: 'नमस्ते' })
  expect([answer.status, answer.headers.get('x-own'), await answer.text()]).toEqual([
    418,
    'identity',
    'part नमस्ते',
  ])
  await expect(fetch(`${proxy.url}/silence`)).rejects.toThrow()
  await expect.poll(() => seen).toHaveLength(1)
  expect(seen[0]).toMatchObject({
    method: 'POST',
    path: '/pot?q=%20',
    body: 'नमस्ते',
    status: 418,
    answer: 'part नमस्ते',
  })
})

test('a run takes its databases and indexes with it and leaves those of others', async () => {
  const { mongoUri, meilisearch, unrecorded } = inject('services')
  const runName = `test_${randomUUID().slice(0, 8)}`
  const search = { ...meilisearch, url: unrecorded.meilisearchUrl }
  const client = await new mongoose.mongo.MongoClient(mongoUri).connect()
  const engine = new Meilisearch({ host: search.url, apiKey: search.apiKey })
  onTestFinished(async () => {
    await client.db(`other_${runName}`).dropDatabase()
    await engine.deleteIndex(`other_${runName}`).waitTask()
    await client.close()
  })
  for (const name of [`${runName}_1`, `other_${runName}`]) {
    await client.db(name).collection('a').insertOne({ a: 1 })
    await engine.createIndex(name).waitTask()
  }

  await cleanUpServers({
    mongoUri,
    meilisearch: search,
    runName,
    isShared: { mongo: true, meilisearch: true },
  })

  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
  const { results } = await engine.getIndexes({ limit: 1000 })
  for (const names of [databases.map(({ name }) => name), results.map(({ uid }) => uid)]) {
    expect(names).toContain(`other_${runName}`)
    expect(names).not.toContain(`${runName}_1`)
  }
})

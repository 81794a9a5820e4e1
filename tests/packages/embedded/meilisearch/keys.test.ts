import { startMeilisearch } from '@karmashala/embedded/server'
import { Meilisearch } from 'meilisearch'
import { generateTenantToken } from 'meilisearch/token'
import { createHmac } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { aLibrary, succeeded, test as base } from './library.ts'

const SALES = '4bc0887a-0e41-4f3b-935d-0c451dcee9c8'

const test = base.extend<{ dataDir: string }>({
  dataDir: async ({ task: _task }, use) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'keys-'))
    await use(dataDir)
    await rm(dataDir, { recursive: true, force: true })
  },
})

const refusal = async (request: Promise<unknown>) => {
  const error = await request.then(
    () => expect.unreachable('the request was not refused'),
    (reason: { cause: { code: string; message: string }; response: Response }) => reason,
  )
  return { status: error.response.status, code: error.cause.code, message: error.cause.message }
}

test('the secret of a key is its uid signed with the master key', async () => {
  const server = await startMeilisearch({ masterKey: 'MASTER_KEY' })
  const client = new Meilisearch({ host: server.url, apiKey: 'MASTER_KEY' })
  const key = await client.createKey({ uid: SALES, actions: ['search'], indexes: ['sales'], expiresAt: null })
  expect(key.key).toBe('d9e776b8412f1db6974c9a5556b961c3559440b6588216f4ea5d9ed49f7c8f3c')
  await server.close()
})

test('keys and the master key survive a restart on the same data directory', async ({ dataDir }) => {
  const first = await startMeilisearch({ dataDir })
  const client = new Meilisearch({ host: first.url, apiKey: first.apiKey })
  const made = await client.createKey({ actions: ['search'], indexes: ['courses*'], expiresAt: null })
  const gone = await client.createKey({ actions: ['*'], indexes: ['*'], expiresAt: null })
  await client.updateKey(made.uid, { name: 'Front page' })
  await client.deleteKey(gone.key)
  const before = await client.getKeys()
  await first.close()

  const second = await startMeilisearch({ dataDir })
  expect(second.apiKey).toBe(first.apiKey)
  const again = new Meilisearch({ host: second.url, apiKey: second.apiKey })
  expect(await again.getKeys()).toEqual(before)
  expect(before.results.map(({ name }) => name)).toEqual([
    'Front page',
    'Default Search API Key',
    'Default Admin API Key',
  ])
  await second.close()
})

test('a master key that is given makes other secrets and is not kept', async ({ dataDir }) => {
  const first = await startMeilisearch({ dataDir })
  await first.close()
  const second = await startMeilisearch({ dataDir, masterKey: 'sesame' })
  expect(second.apiKey).toBe('sesame')
  await second.close()
  const third = await startMeilisearch({ dataDir })
  expect(third.apiKey).toBe(first.apiKey)
  await third.close()
})

test('the keys are for the eyes of their owner only', async ({ dataDir }) => {
  const server = await startMeilisearch({ dataDir })
  const { mode } = await stat(path.join(dataDir, 'keys.json'))
  expect(mode & 0o777).toBe(0o600)
  await server.close()
})

test('one process at a time uses a data directory', async ({ dataDir }) => {
  const server = await startMeilisearch({ dataDir })
  await expect(startMeilisearch({ dataDir })).rejects.toMatchObject({
    name: 'EmbeddedError',
    code: 'start_failed',
    message: expect.stringContaining(dataDir) as string,
  })
  await server.close()
  await (await startMeilisearch({ dataDir })).close()
})

for (const damage of [
  '',
  '{',
  '[]',
  '{"version":1,"masterKey":"x"}',
  '{"version":2,"masterKey":"x","keys":[]}',
]) {
  test(`keys that read ${JSON.stringify(damage)} stop the start and stay as they are`, async ({
    dataDir,
  }) => {
    const file = path.join(dataDir, 'keys.json')
    await writeFile(file, damage)
    await expect(startMeilisearch({ dataDir })).rejects.toMatchObject({
      code: 'start_failed',
      message: expect.stringContaining(file) as string,
    })
    expect(await readFile(file, 'utf8')).toBe(damage)
  })
}

test('a key opens the routes of its actions and no others', async ({ client, server }) => {
  await aLibrary(client)
  const opens = async (actions: string[]) => {
    const { key } = await client.createKey({ actions, indexes: ['*'], expiresAt: null })
    const holder = new Meilisearch({ host: server.url, apiKey: key })
    const requests = {
      search: holder.index('books').search(''),
      read: holder.index('books').getDocument(1),
      settings: holder.index('books').getSettings(),
      tasks: holder.tasks.getTasks(),
      stats: holder.getStats(),
      version: holder.getVersion(),
      keys: holder.getKeys(),
      indexes: holder.getRawIndexes(),
    }
    const names = await Promise.all(
      Object.entries(requests).map(([name, request]) =>
        request.then(
          () => name,
          () => '',
        ),
      ),
    )
    return names.filter(Boolean)
  }
  expect(await opens(['search'])).toEqual(['search'])
  expect(await opens(['documents.*', 'version'])).toEqual(['read', 'version'])
  expect(await opens(['*.get'])).toEqual(['read', 'settings', 'tasks', 'stats', 'indexes'])
  expect(await opens(['keys.get', 'stats.*'])).toEqual(['stats', 'keys'])
  expect(await opens(['*'])).toHaveLength(8)
  expect(await opens([])).toEqual([])
})

test('a key sees only what is of its indexes', async ({ client, server }) => {
  await aLibrary(client)
  await succeeded(client.createIndex('papers'))
  await succeeded(client.swapIndexes([{ indexes: ['books', 'papers'], rename: false }]))
  const { key } = await client.createKey({ actions: ['*'], indexes: ['boo*'], expiresAt: null })
  const holder = new Meilisearch({ host: server.url, apiKey: key })

  expect((await holder.getRawIndexes()).results.map(({ uid }) => uid)).toEqual(['books'])
  expect(Object.keys((await holder.getStats()).indexes)).toEqual(['books'])
  const seen = (await holder.tasks.getTasks()).results
  expect([...new Set(seen.map(({ indexUid }) => indexUid))]).toEqual(['books'])
  const other = (await client.tasks.getTasks({ indexUids: ['papers'], limit: 1 })).results[0]!
  expect(await refusal(holder.tasks.getTask(other.uid))).toMatchObject({ code: 'task_not_found' })
  expect(await refusal(holder.createIndex('papers2'))).toMatchObject({ status: 403, code: 'invalid_api_key' })
  expect(await refusal(holder.swapIndexes([{ indexes: ['books', 'papers'], rename: false }]))).toMatchObject({
    code: 'invalid_api_key',
  })
  expect(await refusal(holder.index('papers').search(''))).toEqual({
    status: 403,
    code: 'invalid_api_key',
    message: 'The API key cannot acces the index `papers`, authorized indexes are ["boo*"].',
  })
  expect(
    await refusal(holder.multiSearch({ queries: [{ indexUid: 'books' }, { indexUid: 'papers' }] })),
  ).toMatchObject({ status: 403, message: 'Inside `.queries[1]`: The provided API key is invalid.' })
})

test('documents do not make an index for who may not make one', async ({ client, server }) => {
  const { key } = await client.createKey({
    actions: ['documents.*', 'tasks.*'],
    indexes: ['*'],
    expiresAt: null,
  })
  const holder = new Meilisearch({ host: server.url, apiKey: key })
  const task = await holder
    .index('new')
    .addDocuments([{ id: 1 }])
    .waitTask({ interval: 5 })
  expect(task).toMatchObject({ status: 'failed', error: { code: 'index_not_found' } })
})

test('a key that has ended opens nothing', async ({ client, server }) => {
  const expiresAt = new Date(Date.now() + 300)
  const { key } = await client.createKey({ actions: ['*'], indexes: ['*'], expiresAt })
  const holder = new Meilisearch({ host: server.url, apiKey: key })
  await holder.getVersion()
  await new Promise((resolve) => setTimeout(resolve, 320))
  expect(await refusal(holder.getVersion())).toMatchObject({ status: 403, code: 'invalid_api_key' })
})

const rules = (
  searchRules: Record<string, { filter?: string } | null> | string[],
  apiKey: string,
  uid: string,
) => generateTenantToken({ apiKey, apiKeyUid: uid, searchRules })

test('a tenant finds what its filter lets through, whatever it asks for itself', async ({
  client,
  server,
}) => {
  await aLibrary(client)
  const { key, uid } = await client.createKey({ actions: ['search'], indexes: ['books'], expiresAt: null })
  const tenant = async (searchRules: Parameters<typeof rules>[0]) =>
    new Meilisearch({ host: server.url, apiKey: await rules(searchRules, key, uid) })
  const ids = ({ hits }: { hits: Record<string, unknown>[] }) => hits.map(({ id }) => id)

  const holder = await tenant({ books: { filter: 'genres = Law' } })
  const books = holder.index('books')
  expect(ids(await books.search(''))).toEqual([1, 3, 4])
  expect(ids(await books.search('', { filter: 'year > 2010' }))).toEqual([3, 4])
  expect(
    ids(
      await books
        .search('', { filter: ['year > 2010', ['pages IS NULL', 'id EXISTS']] })
        .catch(() => ({ hits: [] })),
    ),
  ).toEqual([])
  expect(ids(await books.search('', { filter: 'genres = Finance OR year > 0' }))).toEqual([1, 3, 4])
  expect(await refusal(books.search('', { filter: 'genres = Finance) OR (year > 0' }))).toMatchObject({
    code: 'invalid_search_filter',
  })
  const { results } = await holder.multiSearch({ queries: [{ indexUid: 'books', filter: 'year > 2010' }] })
  expect(ids(results[0]!)).toEqual([3, 4])
  expect(ids(await holder.multiSearch({ federation: {}, queries: [{ indexUid: 'books' }] }))).toEqual([
    1, 3, 4,
  ])
  const { facetHits } = await books.searchForFacetValues({ facetName: 'genres' })
  expect(facetHits).toEqual([
    { value: 'Ethics', count: 1 },
    { value: 'Law', count: 3 },
    { value: 'Safety', count: 1 },
  ])

  const nearest = await tenant({ '*': { filter: 'genres = Finance' }, 'boo*': { filter: 'genres = Safety' } })
  expect(ids(await nearest.index('books').search(''))).toEqual([3])
  const exact = await tenant({ 'book*': { filter: 'genres = Finance' }, books: null })
  expect(ids(await exact.index('books').search(''))).toHaveLength(5)
  expect(ids(await (await tenant(['boo*'])).index('books').search(''))).toHaveLength(5)
})

test('a tenant may search and nothing else, and only where both its key and its token reach', async ({
  client,
  server,
}) => {
  await aLibrary(client)
  await succeeded(client.createIndex('papers'))
  const { key, uid } = await client.createKey({ actions: ['*'], indexes: ['books'], expiresAt: null })
  const tenant = async (searchRules: string[]) =>
    new Meilisearch({ host: server.url, apiKey: await rules(searchRules, key, uid) })

  const holder = await tenant(['papers', 'books'])
  expect(await refusal(holder.index('books').getDocument(1))).toEqual({
    status: 403,
    code: 'invalid_api_key',
    message: 'The provided API key is invalid.',
  })
  expect(await refusal(holder.index('papers').search(''))).toMatchObject({
    message: 'The API key used to generate this tenant token cannot acces the index `papers`.',
  })
  expect(await refusal((await tenant(['papers', 'films'])).index('books').search(''))).toMatchObject({
    message:
      'The provided tenant token cannot acces the index `books`, allowed indexes are ["films", "papers"].',
  })
})

const jwt = (header: object, payload: object, secret: string) => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}
const HS256 = { alg: 'HS256', typ: 'JWT' }

test('a token that is forged, unsigned, out of date or of a key that is gone is refused', async ({
  client,
  server,
}) => {
  await aLibrary(client)
  const { key, uid } = await client.createKey({ actions: ['search'], indexes: ['*'], expiresAt: null })
  const claims = { searchRules: ['*'], apiKeyUid: uid }
  const ask = (token: string) =>
    refusal(new Meilisearch({ host: server.url, apiKey: token }).index('books').search(''))
  const isRefused = (message: string) => ({ status: 403, code: 'invalid_api_key', message })

  expect(await ask(jwt(HS256, claims, 'another secret'))).toEqual(
    isRefused('Could not decode tenant token, InvalidSignature.'),
  )
  expect(await ask(jwt({ alg: 'none' }, claims, key))).toEqual(
    isRefused('Could not decode tenant token, InvalidAlgorithm.'),
  )
  const exp = Math.floor(Date.now() / 1000) - 60
  expect((await ask(jwt(HS256, { ...claims, exp }, key))).message).toMatch(
    /^Tenant token expired\. Was valid up to `\d+` and we're now `\d+`\.$/,
  )
  expect((await ask(jwt(HS256, { apiKeyUid: uid }, key))).message).toMatch(/missing field `searchRules`/)
  expect((await ask(jwt(HS256, { ...claims, searchRules: 'kefir' }, key))).message).toMatch(
    /untagged enum SearchRules/,
  )
  expect((await ask(jwt(HS256, { searchRules: ['*'] }, key))).message).toMatch(/missing field `apiKeyUid`/)
  expect(await ask('a.b.c')).toEqual(isRefused('The provided API key is invalid.'))

  const good = await rules(['*'], key, uid)
  const [head, payload, signature] = good.split('.')
  expect((await ask(`${head}.${payload}.${signature}x`)).code).toBe('invalid_api_key')
  await client.deleteKey(uid)
  expect(await ask(good)).toEqual(isRefused('The provided API key is invalid.'))
})

const REFUSED: [object, string, string][] = [
  [{ indexes: ['a'], expiresAt: null }, 'missing_api_key_actions', 'Missing field `actions`'],
  [{ actions: ['*'], expiresAt: null }, 'missing_api_key_indexes', 'Missing field `indexes`'],
  [{ actions: ['*'], indexes: ['a'] }, 'missing_api_key_expires_at', 'Missing field `expiresAt`'],
  [{ actions: 'doggo' }, 'invalid_api_key_actions', 'Invalid value type at `.actions`: expected an array, but found a string: `"doggo"`'],
  [{ actions: ['doggo'], indexes: ['a'], expiresAt: null }, 'invalid_api_key_actions', 'Unknown value `doggo` at `.actions[0]`: expected one of `*`, `search`'],
  [{ indexes: ['good doggo'], actions: ['*'], expiresAt: null }, 'invalid_api_key_indexes', 'Invalid value at `.indexes[0]`: `good doggo` is not a valid index uid pattern.'],
  [{ indexes: ['a*b'], actions: ['*'], expiresAt: null }, 'invalid_api_key_indexes', 'Invalid value at `.indexes[0]`'],
  [{ name: ['doggo'] }, 'invalid_api_key_name', 'Invalid value type at `.name`: expected a string, but found an array: `["doggo"]`'],
  [{ uid: 'doggo', actions: ['*'], indexes: ['*'], expiresAt: null }, 'invalid_api_key_uid', 'Invalid value at `.uid`: invalid character: found `o` at 1'],
  [{ uid: 'aaaaabbbbbccc', actions: ['*'], indexes: ['*'], expiresAt: null }, 'invalid_api_key_uid', 'Invalid value at `.uid`: invalid length: expected length 32 for simple format, found 13'],
  [{ actions: ['*'], indexes: ['*'], expiresAt: '2010-11-13T00:00:00Z' }, 'invalid_api_key_expires_at', 'Invalid value at `.expiresAt`: `2010-11-13T00:00:00Z` is not a valid date.'],
  [{ actions: ['*'], indexes: ['*'], expiresAt: '2050-13-45' }, 'invalid_api_key_expires_at', 'Invalid value at `.expiresAt`: `2050-13-45` is not a valid date.'],
  [{ doggo: 1 }, 'bad_request', 'Unknown field `doggo`: expected one of `description`, `name`, `uid`, `actions`, `indexes`, `expiresAt`'],
] // prettier-ignore

for (const [body, code, message] of REFUSED) {
  test(`a key of ${JSON.stringify(body)} is refused as ${code}`, async ({ client }) => {
    const refused = await refusal(client.createKey(body as Parameters<typeof client.createKey>[0]))
    expect(refused).toMatchObject({ status: 400, code })
    expect(refused.message).toContain(message)
    expect((await client.getKeys()).total).toBe(2)
  })
}

test('dates without a time or a zone are read as UTC', async ({ client }) => {
  const endOf = async (expiresAt: string) => {
    const key = await client.createKey({
      actions: ['*'],
      indexes: ['*'],
      expiresAt: expiresAt as unknown as Date,
    })
    return String(key.expiresAt && new Date(key.expiresAt).toISOString())
  }
  expect(await endOf('2050-11-13')).toBe('2050-11-13T00:00:00.000Z')
  expect(await endOf('2050-11-13 10:00:00')).toBe('2050-11-13T10:00:00.000Z')
  expect(await endOf('2050-11-13T10:00:00+05:30')).toBe('2050-11-13T04:30:00.000Z')
})

import { startMeilisearch } from '@karmashala/embedded/server'
import { connect } from 'node:net'
import { expect } from 'vitest'
import { aLibrary, test } from './library.ts'

type Sent = { method?: string; body?: BodyInit; type?: string | null }
type Server = { url: string; apiKey: string; port: number }

/** Status and code of the answer to a request written by hand. */
async function ask({ url, apiKey }: Server, path: string, sent: Sent = {}) {
  const { method = sent.body === undefined ? 'GET' : 'POST', body, type = 'application/json' } = sent
  const headers = { authorization: `Bearer ${apiKey}`, ...(type !== null && { 'content-type': type }) }
  const answer = await fetch(url + path, {
    method,
    headers,
    body,
    ...(body !== undefined && { duplex: 'half' }),
  })
  const { code, message } = (await answer.json()) as { code?: string; message?: string }
  return { status: answer.status, code, message }
}

const DEEP = '['.repeat(100_000) + ']'.repeat(100_000)

const BODIES: [string, string, BodyInit, string | null, number, string][] = [
  ['half an array', '/indexes/books/documents', '[{', 'application/json', 400, 'malformed_payload'],
  ['half a line', '/indexes/books/documents', '{"id":1}\n{"id":', 'application/x-ndjson', 400, 'malformed_payload'],
  ['nothing', '/indexes/books/documents', '', 'application/json', 400, 'missing_payload'],
  ['blanks', '/indexes/books/documents', ' \n', 'application/x-ndjson', 400, 'missing_payload'],
  ['CSV', '/indexes/books/documents', 'id\n1', 'text/csv', 415, 'invalid_content_type'],
  ['a text', '/indexes/books/documents', '"book"', 'application/json', 400, 'malformed_payload'],
  ['a list of numbers', '/indexes/books/documents', '[1]', 'application/json', 400, 'malformed_payload'],
  ['bytes that are no text', '/indexes/books/documents', new Uint8Array([0x7b, 0xff, 0xfe]), 'application/json', 400, 'malformed_payload'],
  ['half a character', '/indexes/books/search', String.raw`{"q":"\ud83d"}`, 'application/json', 400, 'malformed_payload'],
  ['half a character as a name', '/indexes/books/documents', String.raw`{"\udc00":1}`, 'application/json', 400, 'malformed_payload'],
  ['a number beyond all numbers', '/indexes/books/documents', '{"id":1e999}', 'application/json', 400, 'malformed_payload'],
  ['lists in lists without end', '/indexes/books/documents', DEEP, 'application/json', 400, 'malformed_payload'],
  ['no type', '/indexes/books/search', new Uint8Array([0x7b, 0x7d]), null, 415, 'missing_content_type'],
  ['a form', '/indexes/books/search', 'q=a', 'application/x-www-form-urlencoded', 415, 'invalid_content_type'],
  ['lines for a search', '/indexes/books/search', '{}', 'application/x-ndjson', 415, 'invalid_content_type'],
  ['null for a search', '/indexes/books/search', 'null', 'application/json', 400, 'bad_request'],
  ['a list for a search', '/indexes/books/search', '[]', 'application/json', 400, 'bad_request'],
  ['a field nobody knows', '/indexes/books/search', '{"__proto__":{"q":"a"}}', 'application/json', 400, 'bad_request'],
  ['a text for a swap', '/swap-indexes', '"books"', 'application/json', 400, 'bad_request'],
  ['one index to swap', '/swap-indexes', '[{"indexes":["a"]}]', 'application/json', 400, 'invalid_swap_indexes'],
  ['an index swapped with itself', '/swap-indexes', '[{"indexes":["a","a"]}]', 'application/json', 400, 'invalid_swap_duplicate_index_found'],
  ['an index without a name', '/indexes', '{"primaryKey":"id"}', 'application/json', 400, 'missing_index_uid'],
  ['a way up as a name', '/indexes', '{"uid":"../../etc"}', 'application/json', 400, 'invalid_index_uid'],
  ['no filter to delete by', '/indexes/books/documents/delete', '{}', 'application/json', 400, 'missing_document_filter'],
  ['an empty filter to delete by', '/indexes/books/documents/delete', '{"filter":" "}', 'application/json', 400, 'invalid_document_filter'],
  ['a program', '/indexes/books/documents/edit', '{"function":"doc.id = 1"}', 'application/json', 400, 'feature_not_enabled'],
] // prettier-ignore

for (const [what, path, body, type, status, code] of BODIES) {
  test(`${what} sent to ${path} is refused as ${code}`, async ({ client, server }) => {
    await aLibrary(client)
    expect(await ask(server, path, { body, type })).toMatchObject({ status, code })
    expect((await client.index('books').getStats()).numberOfDocuments).toBe(5)
  })
}

const ADDRESSES: [string, string, number, string][] = [
  ['GET', '/indexes/..%2F..%2Fetc', 400, 'invalid_index_uid'],
  ['GET', '/indexes/..%2Fkeys', 400, 'invalid_index_uid'],
  ['GET', '/indexes/%E0%A4%A/documents', 400, 'bad_request'],
  ['GET', '/indexes/a%00b', 400, 'invalid_index_uid'],
  ['GET', `/indexes/${'a'.repeat(600)}`, 400, 'invalid_index_uid'],
  ['GET', '/indexes/books/documents?offset=-1', 400, 'invalid_document_offset'],
  ['GET', '/indexes/books/documents?limit=99999999999999999999', 400, 'invalid_document_limit'],
  ['GET', '/indexes/books/documents?colour=red', 400, 'bad_request'],
  ['GET', '/indexes/books/documents?filter=%F0%9F%90%BB', 400, 'invalid_document_filter'],
  ['GET', '/indexes/books/documents?sort=title', 400, 'invalid_document_sort'],
  ['GET', '/indexes/books/documents?sort=about:asc', 400, 'invalid_document_sort'],
  ['GET', '/indexes/books/documents/a%2Fb', 404, 'document_not_found'],
  ['GET', '/indexes/nowhere/documents', 404, 'index_not_found'],
  ['GET', '/indexes/books/search?limit=doggo', 400, 'invalid_search_limit'],
  ['GET', '/indexes/books/search?showRankingScore=doggo', 400, 'invalid_search_show_ranking_score'],
  ['GET', '/indexes/books/search?matchingStrategy=doggo', 400, 'invalid_search_matching_strategy'],
  ['GET', '/indexes/books/search?rankingScoreThreshold=doggo', 400, 'invalid_search_ranking_score_threshold'],
  ['GET', '/indexes/books/search?hybridEmbedder=default', 400, 'bad_request'],
  ['GET', '/indexes?limit=doggo', 400, 'invalid_index_limit'],
  ['GET', '/keys?limit=doggo', 400, 'invalid_api_key_limit'],
  ['GET', '/tasks/doggo', 400, 'invalid_task_uids'],
  ['GET', '/batches', 404, 'not_found'],
  ['PUT', '/health', 405, 'method_not_allowed'],
  ['GET', '//indexes', 404, 'not_found'],
] // prettier-ignore

for (const [method, path, status, code] of ADDRESSES) {
  test(`${method} ${path.slice(0, 60)} is refused as ${code}`, async ({ client, server }) => {
    await aLibrary(client)
    expect(await ask(server, path, { method })).toMatchObject({ status, code })
  })
}

test('a body that is too large is refused with a reason, told in advance or not', async () => {
  const server = await startMeilisearch({ maxBodyInBytes: 64 * 1024 })
  const large = JSON.stringify([{ id: 1, text: 'x'.repeat(100_000) }])
  const stream = new Blob([large]).stream()
  for (const body of [large, stream]) {
    expect(await ask(server, '/indexes/books/documents', { body })).toEqual({
      status: 413,
      code: 'payload_too_large',
      message: 'The provided payload reached the size limit. The maximum accepted payload size is 64.00 KiB.',
    })
  }
  expect(await ask(server, '/health')).toMatchObject({ status: 200 })
  await server.close()
})

test('who may not send anything is told so before their body is read', async ({ server }) => {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024)) })
  const asking = ask({ ...server, apiKey: 'guess' }, '/indexes/books/documents', { body: endless })
  await expect(asking).resolves.toMatchObject({ status: 403, code: 'invalid_api_key' })
})

/** What the server says to bytes that are no request. */
const shout = ({ port }: Server, bytes: string | Uint8Array) =>
  new Promise<string>((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes))
    let heard = ''
    socket.on('data', (chunk) => (heard += String(chunk)))
    socket.on('close', () => done(heard))
    socket.on('error', () => done(heard))
  })

test('bytes that are no request at all do no harm', async ({ server }) => {
  expect(await shout(server, 'GARBAGE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/)
  expect(await shout(server, new Uint8Array(4096).fill(0xff))).toMatch(/^HTTP\/1\.1 400/)
  expect(await shout(server, `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n\r\n`)).toMatch(/^HTTP\/1\.1 4/)
  expect(await shout(server, 'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1\.1 4/)
  await shout(server, 'POST /indexes HTTP/1.1\r\nContent-Length: 100\r\n\r\n{"uid"')
  expect(await ask(server, '/health')).toMatchObject({ status: 200 })
})

test('a query of any length is answered in time', async ({ client }) => {
  const index = await aLibrary(client)
  const started = performance.now()
  for (const query of [
    'information '.repeat(50_000),
    'x'.repeat(500_000),
    `"${'law '.repeat(50_000)}"`,
    '-'.repeat(100_000),
    '"'.repeat(100_001),
    'आ'.repeat(100_000),
    '\u0000\uffff\u{10ffff}',
  ]) {
    const { hits } = await index.search(query, { attributesToHighlight: ['*'], showMatchesPosition: true })
    expect(hits.length).toBeLessThanOrEqual(5)
  }
  const values = Array.from({ length: 100_000 }, (_, number) => number).join(',')
  expect((await index.search('', { filter: `pages IN [${values}]` })).hits).toHaveLength(3)
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('fields with the names of JavaScript’s own are fields like others', async ({ client, server }) => {
  const index = client.index('odd')
  await ask(server, '/indexes/odd/settings', {
    method: 'PATCH',
    body: '{"filterableAttributes":["__proto__","constructor"],"displayedAttributes":["id","__proto__","constructor"]}',
  })
  const body = '[{"id":1,"__proto__":"a","constructor":"b","toString":"c"}]'
  await ask(server, '/indexes/odd/documents', { body })
  await client.tasks.waitForTask(1)
  const { hits, facetDistribution } = await index.search('', {
    facets: ['constructor'],
    filter: '__proto__ = a AND constructor = b',
  })
  expect(JSON.stringify(hits)).toBe('[{"id":1,"__proto__":"a","constructor":"b"}]')
  expect(JSON.stringify(facetDistribution)).toBe('{"constructor":{"b":1}}')
  expect(JSON.stringify((await index.getStats()).fieldDistribution)).toBe(
    '{"__proto__":1,"constructor":1,"id":1,"toString":1}',
  )
})

const SETTINGS: [object, string, string][] = [
  [{ displayedAttributes: 'doggo' }, 'invalid_settings_displayed_attributes', 'Invalid value type at `.displayedAttributes`: expected an array, but found a string: `"doggo"`'],
  [{ displayedAttributes: [1] }, 'invalid_settings_displayed_attributes', 'Invalid value type at `.displayedAttributes[0]`: expected a string, but found a positive integer: `1`'],
  [{ pagination: { maxTotalHits: 'all' } }, 'invalid_settings_pagination', 'Invalid value type at `.pagination.maxTotalHits`: expected a positive integer, but found a string: `"all"`'],
  [{ pagination: { most: 1 } }, 'bad_request', 'Unknown field `most` inside `.pagination`: expected one of `maxTotalHits`'],
  [{ typoTolerance: true }, 'invalid_settings_typo_tolerance', 'Invalid value type at `.typoTolerance`: expected an object, but found a boolean: `true`'],
  [{ faceting: { sortFacetValuesBy: { a: 'luck' } } }, 'invalid_settings_faceting', 'Unknown value `luck` at `.faceting.sortFacetValuesBy.a`: expected one of `alpha`, `count`'],
  [{ synonyms: { a: 'b' } }, 'invalid_settings_synonyms', 'Invalid value type at `.synonyms.a`: expected an array, but found a string: `"b"`'],
  [{ distinctAttribute: ['a'] }, 'invalid_settings_distinct_attribute', 'Invalid value type at `.distinctAttribute`: expected a string, but found an array: `["a"]`'],
  [{ filterableAttributes: [{ attributePatterns: ['a'] }] }, 'invalid_settings_filterable_attributes', 'not implemented by the embedded server'],
] // prettier-ignore

for (const [settings, code, message] of SETTINGS) {
  test(`the settings ${JSON.stringify(settings)} are refused as ${code}`, async ({ client }) => {
    await expect(client.index('books').updateSettings(settings)).rejects.toMatchObject({
      cause: { code, message: expect.stringContaining(message) as string },
      response: { status: 400 },
    })
  })
}

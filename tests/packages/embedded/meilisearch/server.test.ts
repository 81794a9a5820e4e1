import { Meilisearch } from 'meilisearch'
import { expect } from 'vitest'
import { aLibrary, BOOKS, failed, succeeded, test, type Book } from './library.ts'

test('health is open and everything else needs the master key', async ({ server, client }) => {
  const stranger = new Meilisearch({ host: server.url })
  expect(await stranger.health()).toEqual({ status: 'available' })
  await expect(stranger.getVersion()).rejects.toMatchObject({
    cause: { code: 'missing_authorization_header', type: 'auth' },
    response: { status: 401 },
  })
  const forger = new Meilisearch({ host: server.url, apiKey: 'guess' })
  await expect(forger.getStats()).rejects.toMatchObject({
    cause: { code: 'invalid_api_key' },
    response: { status: 403 },
  })
  expect(await client.getVersion()).toMatchObject({
    pkgVersion: expect.stringMatching(/^\d+\.\d+/) as string,
  })
})

test('writing is asynchronous: who does not wait for the task does not see its effect', async ({
  client,
}) => {
  const index = await aLibrary(client)
  const adding = index.addDocuments([{ id: 6, title: 'Vigilance' }])
  const task = await adding
  expect(task).toMatchObject({ status: 'enqueued', type: 'documentAdditionOrUpdate', indexUid: 'books' })
  expect((await index.search('vigilance')).hits).toEqual([])

  expect(await adding.waitTask({ interval: 5 })).toMatchObject({
    status: 'succeeded',
    details: { receivedDocuments: 1, indexedDocuments: 1 },
  })
  expect((await index.search('vigilance')).hits).toHaveLength(1)
  const { results } = await client.tasks.getTasks({ indexUids: ['books'], statuses: ['succeeded'], limit: 1 })
  expect(results).toMatchObject([{ uid: task.taskUid, error: null }])
})

test('documents are replaced, updated, read and deleted', async ({ client }) => {
  const index = await aLibrary(client)
  await succeeded(index.updateDocuments([{ id: 1, pages: 121 }]))
  expect(await index.getDocument(1)).toEqual({ ...BOOKS[0], pages: 121 })
  await succeeded(index.addDocuments([{ id: 1, title: 'RTI' }]))
  expect(await index.getDocument(1)).toEqual({ id: 1, title: 'RTI' })
  expect((await index.search('right')).hits).toEqual([])
  expect(await index.getDocument(2, { fields: ['title'] })).toEqual({ title: 'Public Procurement' })

  await succeeded(index.deleteDocument(1))
  await expect(index.getDocument(1)).rejects.toMatchObject({ cause: { code: 'document_not_found' } })
  expect(await succeeded(index.deleteDocuments({ filter: 'genres = Law' }))).toMatchObject({
    details: { deletedDocuments: 2 },
  })
  expect(await index.getDocuments({ fields: ['id'], limit: 1 })).toEqual({
    results: [{ id: 2 }],
    offset: 0,
    limit: 1,
    total: 2,
  })
  expect((await index.getDocuments({ filter: 'pages > 100' })).total).toBe(1)
  await succeeded(index.deleteDocuments(['2']))
  await succeeded(index.deleteAllDocuments())
  expect(await index.getStats()).toMatchObject({ numberOfDocuments: 0, isIndexing: false })
})

test('indexes are created, listed, swapped and deleted', async ({ client }) => {
  await aLibrary(client)
  await succeeded(client.createIndex('shadow', { primaryKey: 'id' }))
  expect(await failed(client.createIndex('shadow'))).toBe('index_already_exists')
  await succeeded(client.index('shadow').addDocuments([{ id: 9, title: 'New' }]))
  await succeeded(client.swapIndexes([{ indexes: ['books', 'shadow'], rename: false }]))

  expect((await client.index<Book>('books').search('')).hits).toEqual([{ id: 9, title: 'New' }])
  expect((await client.getIndexes()).results.map(({ uid }) => uid)).toEqual(['books', 'shadow'])
  await succeeded(client.deleteIndex('shadow'))
  await expect(client.getRawIndex('shadow')).rejects.toMatchObject({
    cause: {
      message: 'Index `shadow` not found.',
      code: 'index_not_found',
      type: 'invalid_request',
      link: 'https://docs.meilisearch.com/errors#index_not_found',
    },
    response: { status: 404 },
  })
  expect(await failed(client.swapIndexes([{ indexes: ['books', 'shadow'], rename: false }]))).toBe(
    'index_not_found',
  )
  expect((await client.getStats()).indexes.books?.fieldDistribution).toEqual({ id: 1, title: 1 })
})

test('settings are merged, read back and reset', async ({ client }) => {
  const index = await aLibrary(client, { typoTolerance: { minWordSizeForTypos: { oneTypo: 4 } } })
  expect(await index.getSettings()).toMatchObject({
    searchableAttributes: ['title', 'about'],
    typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 4, twoTypos: 9 } },
    pagination: { maxTotalHits: 1000 },
  })
  await succeeded(index.updateFilterableAttributes(['year']))
  expect(await index.getFilterableAttributes()).toEqual(['year'])
  await succeeded(index.updateTypoTolerance({ enabled: false }))
  expect((await index.search('informatoin')).hits).toEqual([])
  await succeeded(index.resetSettings())
  expect(await index.getFilterableAttributes()).toEqual([])
})

test('what a task cannot do is in its error', async ({ client }) => {
  const index = client.index('papers')
  expect(await failed(index.addDocuments([{ title: 'No key' }]))).toBe('index_primary_key_no_candidate_found')
  expect(await failed(index.addDocuments([{ aid: 1, bid: 2 }]))).toBe(
    'index_primary_key_multiple_candidates_found',
  )
  expect(await failed(index.addDocuments([{ id: 'a b' }]))).toBe('invalid_document_id')
  expect(await failed(index.addDocuments([{ id: 1 }, { title: 'x' }]))).toBe('missing_document_id')
  expect((await index.getStats()).numberOfDocuments).toBe(0)
  expect(await failed(client.index('nowhere').deleteDocument(1))).toBe('index_not_found')
})

test('settings outside the scope are refused before they become a task', async ({ client }) => {
  const index = client.index('books')
  const refused = (settings: object) => expect(index.updateSettings(settings)).rejects
  await refused({ colour: 'red' }).toMatchObject({ cause: { code: 'bad_request' } })
  await refused({ rankingRules: ['luck'] }).toMatchObject({
    cause: { code: 'invalid_settings_ranking_rules' },
  })
  await refused({ embedders: { a: { source: 'rest' } } }).toMatchObject({
    cause: { code: 'invalid_settings_embedders' },
  })
  await refused({ filterableAttributes: ['a.*'] }).toMatchObject({
    cause: { code: 'invalid_settings_filterable_attributes' },
  })
  await refused({ typoTolerance: { minWordSizeForTypos: { oneTypo: 9, twoTypos: 5 } } }).toMatchObject({
    cause: { code: 'invalid_settings_typo_tolerance' },
  })
})

test('routes outside the scope are refused with an error body', async ({ client, server }) => {
  await expect(client.createDump()).rejects.toMatchObject({
    cause: { code: 'not_found' },
    response: { status: 404 },
  })
  await expect(client.getIndex('no such index')).rejects.toMatchObject({
    cause: { code: 'invalid_index_uid' },
  })

  const post = (body: string, type: string) =>
    fetch(`${server.url}/indexes/books/documents`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${server.apiKey}`, 'content-type': type },
    }).then(async (response) => [response.status, ((await response.json()) as { code: string }).code])
  expect(await post('[{', 'application/json')).toEqual([400, 'malformed_payload'])
  expect(await post('', 'application/json')).toEqual([400, 'missing_payload'])
  expect(await post('id\n1', 'text/csv')).toEqual([415, 'invalid_content_type'])
})

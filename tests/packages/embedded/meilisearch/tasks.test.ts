import { type DeleteOrCancelTasksQuery, type Meilisearch } from 'meilisearch'
import { expect } from 'vitest'
import { aLibrary, succeeded, test } from './library.ts'

const uidsOf = ({ results }: { results: { uid: number }[] }) => results.map(({ uid }) => uid)

test('a task that has not begun can be taken back and then has no effect', async ({ client }) => {
  await aLibrary(client)
  const adding = await client.index('books').addDocuments([{ id: 6, title: 'Vigilance' }])
  const canceling = await succeeded(client.tasks.cancelTasks({ uids: [adding.taskUid] }))
  expect(canceling).toMatchObject({
    type: 'taskCancelation',
    indexUid: null,
    details: { matchedTasks: 1, canceledTasks: 1, originalFilter: `?uids=${adding.taskUid}` },
  })
  expect(await client.tasks.getTask(adding.taskUid)).toMatchObject({
    status: 'canceled',
    canceledBy: canceling.uid,
    details: { receivedDocuments: 1, indexedDocuments: 0 },
    error: null,
    startedAt: null,
    finishedAt: expect.any(String) as string,
  })
  expect((await client.index('books').search('vigilance')).hits).toEqual([])
  expect(uidsOf(await client.tasks.getTasks({ canceledBy: [canceling.uid] }))).toEqual([adding.taskUid])
})

test('tasks that are finished are not taken back, and only they are forgotten', async ({ client }) => {
  await aLibrary(client)
  const finished = uidsOf(await client.tasks.getTasks())
  expect((await succeeded(client.tasks.cancelTasks({ uids: finished }))).details).toMatchObject({
    matchedTasks: finished.length,
    canceledTasks: 0,
  })
  const waiting = await client.index('books').addDocuments([{ id: 6, title: 'Vigilance' }])
  const deleting = await succeeded(client.tasks.deleteTasks({ indexUids: ['books'] }))
  expect(deleting.details).toEqual({ matchedTasks: 3, deletedTasks: 2, originalFilter: '?indexUids=books' })
  await expect(client.tasks.getTask(finished[0]!)).rejects.toMatchObject({
    cause: { code: 'task_not_found' },
  })
  expect(await client.tasks.waitForTask(waiting.taskUid)).toMatchObject({ status: 'succeeded' })
})

async function someTasks(client: Meilisearch) {
  await aLibrary(client)
  await succeeded(client.createIndex('papers'))
  await client.createIndex('papers').waitTask({ interval: 5 })
  await succeeded(client.swapIndexes([{ indexes: ['books', 'papers'], rename: false }]))
}

test('tasks are listed newest first, in pages, by what is asked for', async ({ client }) => {
  await someTasks(client)
  const list = client.tasks
  expect(uidsOf(await list.getTasks())).toEqual([4, 3, 2, 1, 0])
  expect(await list.getTasks({ limit: 2 })).toMatchObject({ total: 5, limit: 2, from: 4, next: 2 })
  expect(uidsOf(await list.getTasks({ limit: 2, from: 2 }))).toEqual([2, 1])
  expect(await list.getTasks({ limit: 2, from: 3, reverse: true })).toMatchObject({ from: 3, next: null })
  expect(uidsOf(await list.getTasks({ reverse: true, limit: 3 }))).toEqual([0, 1, 2])
  expect(uidsOf(await list.getTasks({ statuses: ['failed'] }))).toEqual([3])
  expect(uidsOf(await list.getTasks({ types: ['indexCreation', 'indexSwap'] }))).toEqual([4, 3, 2])
  expect(uidsOf(await list.getTasks({ uids: [1, 4, 99] }))).toEqual([4, 1])
  expect(uidsOf(await list.getTasks({ statuses: ['*'], types: null }))).toHaveLength(5)
  expect(uidsOf(await list.getTasks({ statuses: ['canceled'] }))).toEqual([])
  expect(await list.getTasks({ uids: [99] })).toMatchObject({ total: 0, from: null, next: null })
})

test('what was done to an index is told under its name after a swap', async ({ client }) => {
  await someTasks(client)
  const named = (uid: number) => client.tasks.getTask(uid).then(({ indexUid }) => indexUid)
  expect(await named(0)).toBe('papers')
  expect(await named(2)).toBe('books')
  expect(await named(4)).toBeNull()
  expect(uidsOf(await client.tasks.getTasks({ indexUids: ['papers'] }))).toEqual([4, 1, 0])
})

test('tasks are found by when they were accepted, begun and finished', async ({ client }) => {
  await someTasks(client)
  const { enqueuedAt, finishedAt } = await client.tasks.getTask(2)
  const list = client.tasks
  expect(uidsOf(await list.getTasks({ beforeEnqueuedAt: enqueuedAt }))).toEqual([1, 0])
  expect(uidsOf(await list.getTasks({ afterFinishedAt: finishedAt! }))).toEqual([4, 3])
  expect(uidsOf(await list.getTasks({ afterStartedAt: '2000-01-01', beforeStartedAt: '*' }))).toHaveLength(5)
  expect(uidsOf(await list.getTasks({ afterEnqueuedAt: enqueuedAt.slice(0, 10) }))).toEqual([])
  expect(uidsOf(await list.getTasks({ beforeEnqueuedAt: enqueuedAt.slice(0, 10) }))).toEqual([])
})

const REFUSED: [object, string, string][] = [
  [{ uids: 'doggo' }, 'invalid_task_uids', 'Invalid value in parameter `uids`: could not parse `doggo` as a positive integer'],
  [{ uids: '1,dogo' }, 'invalid_task_uids', 'Invalid value in parameter `uids[1]`: could not parse `dogo` as a positive integer'],
  [{ canceledBy: 'doggo' }, 'invalid_task_canceled_by', 'Invalid value in parameter `canceledBy`: could not parse `doggo` as a positive integer'],
  [{ types: 'doggo' }, 'invalid_task_types', 'Invalid value in parameter `types`: `doggo` is not a valid task type. Available types are `documentAdditionOrUpdate`'],
  [{ statuses: 'doggo' }, 'invalid_task_statuses', 'Invalid value in parameter `statuses`: `doggo` is not a valid task status. Available statuses are `enqueued`, `processing`, `succeeded`, `failed`, `canceled`.'],
  [{ indexUids: 'the good doggo' }, 'invalid_index_uid', 'Invalid value in parameter `indexUids`: `the good doggo` is not a valid index uid.'],
  [{ afterEnqueuedAt: 'doggo' }, 'invalid_task_after_enqueued_at', 'Invalid value in parameter `afterEnqueuedAt`: `doggo` is an invalid date-time. It should follow the YYYY-MM-DD or RFC 3339 date-time format.'],
  [{ doggo: 1 }, 'bad_request', 'Unknown parameter `doggo`: expected one of'],
] // prettier-ignore

for (const [query, code, message] of REFUSED) {
  test(`tasks with ${JSON.stringify(query)} are neither listed nor canceled nor deleted`, async ({
    client,
  }) => {
    const asked = query as DeleteOrCancelTasksQuery
    for (const request of [
      client.tasks.getTasks(asked),
      client.tasks.cancelTasks(asked),
      client.tasks.deleteTasks(asked),
    ]) {
      await expect(request).rejects.toMatchObject({
        cause: { code, message: expect.stringContaining(message) as string },
        response: { status: 400 },
      })
    }
  })
}

test('all tasks are neither canceled nor deleted by mistake', async ({ client }) => {
  for (const [request, verb] of [
    [client.tasks.cancelTasks({}), 'cancel'],
    [client.tasks.deleteTasks({}), 'delete'],
  ] as const) {
    await expect(request).rejects.toMatchObject({
      cause: {
        code: 'missing_task_filters',
        message: expect.stringContaining(`to filter the tasks to ${verb} are missing`) as string,
      },
    })
  }
  await expect(client.tasks.cancelTasks({ limit: 1 } as DeleteOrCancelTasksQuery)).rejects.toMatchObject({
    cause: { code: 'bad_request' },
  })
})

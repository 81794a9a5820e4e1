import { appendFile, cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openJournal } from '../../../../packages/embedded/src/stripe/journal.server.ts'
import { startStripe } from '../../../../packages/embedded/src/stripe/start-stripe.server.ts'
import { openStore, type Stored } from '../../../../packages/embedded/src/stripe/store.server.ts'
import { aDirectory, aSandbox, aSubscription, clientOf } from './support/sandbox.ts'

test('what was answered is still there after the process was killed', async () => {
  const running = await aSandbox()
  const { subscription, customer } = await aSubscription(running.stripe)
  const key = { idempotencyKey: 'k' }
  const product = await running.stripe.products.create({ name: 'Once' }, key)
  const dataDir = await aDirectory()
  await cp(join(running.dataDir, 'journal.jsonl'), join(dataDir, 'journal.jsonl')) // as if it ended right now

  const revived = await aSandbox({ dataDir })

  expect(revived.secretKey).toBe(running.secretKey)
  expect(revived.webhookSecret).toBe(running.webhookSecret)
  expect(await revived.stripe.subscriptions.retrieve(subscription.id)).toEqual(subscription)
  expect(await revived.stripe.customers.retrieve(customer.id)).toMatchObject({ name: 'Ministry of Examples' })
  expect((await revived.stripe.products.create({ name: 'Once' }, key)).id).toBe(product.id)
  expect((await revived.stripe.events.list({ limit: 100 })).data).toHaveLength(
    (await running.stripe.events.list({ limit: 100 })).data.length,
  )
})

test('a line torn by a crash was never acknowledged and is dropped', async () => {
  const running = await aSandbox()
  await running.stripe.customers.create({ name: 'Kept' })
  await running.close()
  const journal = join(running.dataDir, 'journal.jsonl')
  const whole = await readFile(journal)
  await appendFile(journal, '{"put":[{"id":"cus_torn","object":"cust')

  const revived = await aSandbox({ dataDir: running.dataDir })
  await revived.stripe.customers.create({ name: 'Afterwards' })
  await revived.close()

  const again = await aSandbox({ dataDir: running.dataDir })
  expect((await again.stripe.customers.list()).data.map(({ name }) => name)).toEqual(['Afterwards', 'Kept'])
  expect((await readFile(journal)).subarray(0, whole.length).equals(whole)).toBe(true)
})

test('damage inside the journal stops the start instead of losing data', async () => {
  const running = await aSandbox()
  await running.stripe.customers.create({ name: 'Kept' })
  await running.close()
  const journal = join(running.dataDir, 'journal.jsonl')
  const lines = (await readFile(journal, 'utf8')).split('\n')
  await writeFile(journal, [...lines.slice(0, 2), 'garbage', ...lines.slice(2)].join('\n'))

  await expect(startStripe({ dataDir: running.dataDir })).rejects.toMatchObject({
    code: 'start_failed',
    message: expect.stringMatching(
      /journal\.jsonl is damaged at line 3: .*Move the file away.*npm run restore -- FILE/,
    ),
  })
})

test('a journal that lost its beginning is not taken for a new one', async () => {
  for (const left of ['', 'hello', '\0'.repeat(4096), '\n']) {
    const dataDir = await aDirectory()
    const journal = join(dataDir, 'journal.jsonl')
    await writeFile(journal, left)

    await expect(startStripe({ dataDir })).rejects.toThrow(`${journal} is damaged at line 1`)
    expect(await readFile(journal, 'utf8')).toBe(left)
  }
})

test('a single changed letter is noticed at the start', async () => {
  const running = await aSandbox()
  await running.stripe.customers.create({ name: 'Kept' })
  await running.close()
  const journal = join(running.dataDir, 'journal.jsonl')
  await writeFile(journal, (await readFile(journal, 'utf8')).replace('Kept', 'Lost'))

  await expect(startStripe({ dataDir: running.dataDir })).rejects.toThrow('damaged at line')
})

test('a journal of the first version is read and rewritten', async () => {
  const path = join(await aDirectory(), 'journal.jsonl')
  const lines = [
    { format: 'karmashala-stripe-journal', version: 1 },
    { put: [{ id: '1', object: 'thing' }], remove: [] },
    { put: [{ id: '2', object: 'thing' }], remove: [] },
    { put: [], remove: [['thing', '2']] },
  ]
  await writeFile(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))

  const store = openStore(path)

  expect(store.all('thing')).toEqual([{ id: '1', object: 'thing' }])
  expect(await readFile(path, 'utf8')).toContain('"version":2')
  store.close()
})

test('two servers cannot use one directory', async () => {
  const { dataDir, close } = await aSandbox()

  await expect(startStripe({ dataDir })).rejects.toMatchObject({
    code: 'start_failed',
    message: expect.stringContaining(
      `${dataDir} is in use by another embedded server (process ${process.pid})`,
    ),
  })
  await close()
  const next = await aSandbox({ dataDir })
  expect(next.port).toBeGreaterThan(0)
})

test('compaction keeps the newest version of everything and its order', async () => {
  const path = join(await aDirectory(), 'journal.jsonl')
  const store = openStore(path, { compactFromBytes: 500 })
  const record = (id: string, version: number): Stored => ({ id, object: 'thing', version })
  for (let version = 0; version < 50; version += 1) {
    store.transact((transaction) => transaction.put(record(version % 2 ? 'odd' : 'even', version)))
  }
  store.transact((transaction) => transaction.remove('thing', 'even'))
  store.close()

  const { journal, entries } = openJournal(path)
  journal.close()
  expect(entries.length).toBeLessThan(20)
  const reopened = openStore(path)
  expect(reopened.all('thing')).toEqual([record('odd', 49)])
  reopened.close()
})

test('work that fails leaves nothing behind', async () => {
  const store = openStore(join(await aDirectory(), 'journal.jsonl'))
  const failing = () =>
    store.transact((transaction) => {
      transaction.put({ id: '1', object: 'thing' })
      throw new Error('no')
    })

  expect(failing).toThrow('no')
  expect(store.all('thing')).toEqual([])
  store.close()
})

test('the client finds the server again on the port it is given', async () => {
  const dataDir = await aDirectory()
  const first = await startStripe({ dataDir })
  const client = clientOf(first)
  await client.customers.create({ name: 'Kept' })
  await first.close()

  const second = await startStripe({ dataDir, port: first.port })
  onTestFinished(second.close)

  expect((await client.customers.list()).data).toHaveLength(1)
})

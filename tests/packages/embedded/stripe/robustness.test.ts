import { connect } from 'node:net'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startStripe } from '../../../../packages/embedded/src/stripe/start-stripe.server.ts'
import { openStore } from '../../../../packages/embedded/src/stripe/store.server.ts'
import { aSmallDisk } from '../../../support/small-disk.ts'
import { aDirectory, aSandbox, clientOf } from './support/sandbox.ts'

/** Sends a POST as it is written here, straight to the server. */
async function aRawSandbox() {
  const sandbox = await startStripe({ dataDir: await aDirectory() })
  onTestFinished(sandbox.close)
  const post = async (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    type = 'application/x-www-form-urlencoded',
  ) => {
    const answer = await fetch(sandbox.apiBase + path, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${sandbox.secretKey}`, 'content-type': type },
    })
    return {
      status: answer.status,
      body: (await answer.json()) as { error: { type: string; message: string } },
    }
  }
  return { ...sandbox, post, stripe: clientOf(sandbox) }
}

test('when the disk is full a request fails whole, reading goes on, and with room again so does writing', async (context) => {
  const disk = aSmallDisk(1)
  if (disk === null) return context.skip()
  const sandbox = await aSandbox({ dataDir: join(disk, 'stripe') })
  const { stripe, dataDir } = sandbox
  const kept = await stripe.customers.create({ name: 'Kept' })
  const write = (index: number) =>
    stripe.customers.create(
      { name: `Ministry ${index}`, description: 'x'.repeat(5000) },
      { idempotencyKey: `customer-${index}` },
    )
  await writeFile(join(disk, 'ballast'), 'x'.repeat(700_000))
  let made = 0
  const filling = async () => {
    for (; made < 100; made += 1) await write(made)
  }

  await expect(filling()).rejects.toMatchObject({ statusCode: 500, type: 'StripeAPIError' })

  expect(made).toBeGreaterThan(0)
  expect(console.error).toHaveBeenCalledWith(expect.stringContaining('cannot write to its journal'))
  vi.mocked(console.error).mockClear()
  expect(await stripe.customers.retrieve(kept.id)).toMatchObject({ name: 'Kept' })
  expect((await stripe.customers.list({ limit: 100 })).data).toHaveLength(made + 1)
  await rm(join(disk, 'ballast'))
  const late = await write(made)
  await sandbox.close()
  const again = await aSandbox({ dataDir })
  expect((await again.stripe.customers.list({ limit: 1 })).data[0]?.id).toBe(late.id)
  expect((await again.stripe.events.list({ type: 'customer.created', limit: 100 })).data).toHaveLength(
    made + 2,
  )
})

test('a journal that cannot be compacted for want of room goes on as it is', async (context) => {
  const disk = aSmallDisk(1)
  if (disk === null) return context.skip()
  const path = join(disk, 'journal.jsonl')
  const store = openStore(path, { compactFromBytes: 300_000 })
  const put = (id: string) =>
    store.transact((transaction) => transaction.put({ id, object: 'thing', text: 'x'.repeat(50_000) }))
  for (const id of ['a', 'b', 'c', 'd', 'e']) put(id)
  await writeFile(join(disk, 'ballast'), 'x'.repeat(450_000))

  for (const id of ['a', 'b', 'c', 'd', 'e', 'a']) put(id)

  store.close()
  expect(console.error).toHaveBeenCalledWith(expect.stringContaining('could not be compacted'))
  vi.mocked(console.error).mockClear()
  const again = openStore(path)
  expect(again.all('thing').map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  again.close()
})

test('a body that is too large is turned away', async () => {
  const { post, stripe } = await aRawSandbox()

  const { status, body } = await post('/v1/customers', `name=${'x'.repeat(1_100_000)}`)

  expect(status).toBe(413)
  expect(body.error.type).toBe('invalid_request_error')
  expect((await stripe.customers.list()).data).toEqual([])
})

test('a body that is no form is the sender’s fault', async () => {
  const { post, stripe } = await aRawSandbox()
  const statusOf = async (...request: Parameters<typeof post>) => (await post(...request)).status

  expect(await statusOf('/v1/customers', '{"name":"X"}', 'application/json')).toBe(400)
  expect(await statusOf('/v1/customers', 'name=%E0%A4%A')).toBe(400)
  expect(await statusOf('/v1/customers', 'name=%FF%FE')).toBe(400)
  expect(await statusOf('/v1/customers', 'name[=x')).toBe(400)
  expect(await statusOf('/v1/customers', '[]=x')).toBe(400)
  expect(await statusOf('/v1/customers', '=x')).toBe(400)
  expect(await statusOf('/v1/customers', `metadata${'[a]'.repeat(100_000)}=x`)).toBe(400)
  expect(await statusOf('/v1/customers', 'name=a&name[b]=c')).toBe(400)
  expect(await statusOf('/v1/customers', new Uint8Array([0, 255, 254, 38, 61, 37]))).toBe(400)
  expect((await stripe.customers.list()).data).toEqual([])
  expect(
    (await stripe.customers.create({ name: 'A & B = 100 % +', metadata: { ключ: 'मंत्रालय' } })).name,
  ).toBe('A & B = 100 % +')
})

test('odd addresses and clients that hang up do no harm', async () => {
  const { port, apiBase, stripe } = await aRawSandbox()
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(text))
      let answer = ''
      socket.on('data', (chunk) => (answer += chunk.toString()))
      socket.on('close', () => resolve(answer))
      socket.on('error', () => resolve(answer))
    })

  expect(await raw('GET // HTTP/1.1\r\nHost: x\r\n\r\n')).toContain('HTTP/1.1 401')
  expect(await raw('GET /i/ HTTP/1.1\r\nHost: x\r\n\r\n')).toContain('HTTP/1.1 404')
  expect(await raw('GET /i/%zz HTTP/1.1\r\nHost: x\r\n\r\n')).toContain('HTTP/1.1 404')
  expect(await raw('nonsense\r\n\r\n')).toContain('HTTP/1.1 400')
  await raw('POST /v1/customers HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nname=')
  expect((await fetch(`${apiBase}/c/none/pay`, { method: 'POST' })).status).toBe(404)

  expect((await stripe.customers.list()).data).toEqual([])
})

test('a journal of twenty thousand lines is opened in no time', async () => {
  const dataDir = await aDirectory()
  const store = openStore(join(dataDir, 'journal.jsonl'), { compactFromBytes: Infinity })
  const record = (index: number) => ({
    id: `evt_${index}`,
    object: 'event',
    created: Math.floor(Date.now() / 1000),
    type: 'thing.happened',
    pending_webhooks: 0,
    data: { object: { text: 'x'.repeat(2000) } },
  })
  store.transact((transaction) => transaction.put(record(0)))
  store.close()
  const path = join(dataDir, 'journal.jsonl')
  const [header = '', line = ''] = (await readFile(path, 'utf8')).split('\n')
  await writeFile(path, `${[header, ...Array.from({ length: 20_000 }, () => line)].join('\n')}\n`)

  const startedAt = performance.now()
  const sandbox = await startStripe({ dataDir })
  const took = performance.now() - startedAt
  await sandbox.close()

  expect(took).toBeLessThan(1500) // 0.1 s on a machine that does nothing else
})

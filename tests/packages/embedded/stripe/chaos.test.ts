import Stripe from 'stripe'
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  startStripe,
  type StartStripe,
} from '../../../../packages/embedded/src/stripe/start-stripe.server.ts'
import { heldToDeclarations } from '#tests/support/declared-stripe.ts'
import { aDirectory, aReceiver, aSubscription } from './support/sandbox.ts'

type Chaos = NonNullable<StartStripe['chaos']>

/** A server with mishaps and clients of it, without and with retries. */
async function aMisfortune(chaos: Chaos, options: Partial<StartStripe> = {}) {
  const server = await startStripe({ ...options, dataDir: await aDirectory(), chaos })
  onTestFinished(server.close)
  const sandbox = await heldToDeclarations(server)
  const clientWith = (maxNetworkRetries: number) =>
    new Stripe(sandbox.secretKey, {
      host: '127.0.0.1',
      port: sandbox.port,
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries,
    })
  return { ...sandbox, impatient: clientWith(0), patient: clientWith(10) }
}

/** The status of each of so many requests; null where the connection was closed. */
async function outcomes(chaos: Chaos): Promise<(number | null)[]> {
  const { apiBase, secretKey } = await aMisfortune(chaos)
  const seen: (number | null)[] = []
  for (let index = 0; index < 40; index += 1) {
    const answer = fetch(`${apiBase}/v1/customers`, { headers: { authorization: `Bearer ${secretKey}` } })
    seen.push(
      await answer.then(
        ({ status }) => status,
        () => null,
      ),
    )
  }
  return seen
}

test('the same seed brings the same mishaps, another one others', async () => {
  const chances = { errors500: 0.2, rateLimit429: 0.2, timeouts: 0.2 }

  const first = await outcomes({ seed: 7, ...chances })

  expect(await outcomes({ seed: 7, ...chances })).toEqual(first)
  expect(await outcomes({ seed: 8, ...chances })).not.toEqual(first)
  expect(new Set(first)).toEqual(new Set([200, 429, 500, null]))
})

test('without chances nothing goes wrong', async () => {
  expect(new Set(await outcomes({ seed: 7 }))).toEqual(new Set([200]))
})

test('work that was done before the answer failed is done once, and its key repeats the answer', async () => {
  const { impatient, patient } = await aMisfortune({ seed: 3, errors500: 0.2, timeouts: 0.2 })
  for (let index = 0; index < 8; index += 1) {
    const key = { idempotencyKey: `customer-${index}` }
    await impatient.customers.create({ name: `Ministry ${index}` }, key).catch(() => {})
    await patient.customers.create({ name: `Ministry ${index}` }, key)
  }

  const { data } = await patient.customers.list({ limit: 100 })

  expect(data.map(({ name }) => name)).toEqual(
    Array.from({ length: 8 }, (_, index) => `Ministry ${7 - index}`),
  )
})

test('a client that heeds stripe-should-retry gets through a rate limit', async () => {
  const { apiBase, secretKey, patient } = await aMisfortune({ seed: 5, rateLimit429: 0.5 })

  const answers = await Promise.all(
    Array.from({ length: 12 }, () =>
      fetch(`${apiBase}/v1/customers`, { headers: { authorization: `Bearer ${secretKey}` } }),
    ),
  )

  const limited = answers.filter(({ status }) => status === 429)
  expect(limited.length).toBeGreaterThan(0)
  expect(limited.every(({ headers }) => headers.get('stripe-should-retry') === 'true')).toBe(true)
  expect(await limited[0]?.json()).toMatchObject({ error: { code: 'rate_limit' } })
  expect((await patient.customers.list()).data).toEqual([])
})

test('every event arrives although deliveries are dropped, doubled, late and out of order', async () => {
  const receiver = await aReceiver()
  const { patient } = await aMisfortune(
    { seed: 11, duplicate: 0.5, delay: 0.5, shuffle: 1, dropThenRetry: 0.5 },
    { webhookUrl: receiver.url, firstRetryInSeconds: 0.05 },
  )
  for (let index = 0; index < 4; index += 1) await aSubscription(patient)
  const made = (await patient.events.list({ limit: 100 })).data.map(({ id }) => id).reverse()

  const arrived = () => receiver.received.map(({ body }) => (JSON.parse(body) as Stripe.Event).id)
  await vi.waitFor(() => expect(new Set(arrived())).toEqual(new Set(made)), 10_000)
  const firstOf = [...new Set(arrived())]
  expect(arrived().length).toBeGreaterThan(made.length)
  expect(firstOf).not.toEqual(made)
})

test('a card may be declined on the hosted page, and is taken another time', async () => {
  const { patient } = await aMisfortune({ seed: 2, declines: 0.6 })
  const { invoiceId } = await aSubscription(patient)
  const { hosted_invoice_url: url } = await patient.invoices.finalizeInvoice(invoiceId)

  const pages: string[] = []
  for (let attempt = 0; attempt < 20; attempt += 1) {
    pages.push(await (await fetch(`${url}/pay`, { method: 'POST' })).text())
    if (pages.at(-1)?.includes('This invoice is paid')) break
  }

  expect(pages.length).toBeGreaterThan(1)
  expect(pages[0]).toContain('The payment was declined')
  expect((await patient.invoices.retrieve(invoiceId)).status).toBe('paid')
})

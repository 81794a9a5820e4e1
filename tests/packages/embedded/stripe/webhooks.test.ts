import Stripe from 'stripe'
import { expect, test, vi } from 'vitest'
import { aReceiver, aSandbox, aSubscription } from './support/sandbox.ts'

const patiently = { timeout: 10_000 }

test('a delivery is signed over its exact bytes and names the version of the API', async () => {
  const receiver = await aReceiver()
  const { stripe, webhookSecret } = await aSandbox({ webhookUrl: receiver.url })
  await stripe.customers.create({ name: 'Ministry of Examples' })
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), patiently)
  const { body, headers } = receiver.received[0]!

  const event = stripe.webhooks.constructEvent(body, headers['stripe-signature']!, webhookSecret)

  expect(event).toMatchObject({ type: 'customer.created', api_version: '2026-10-28.endive', livemode: false })
  expect(headers['stripe-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/)
  const verify =
    (text: string, secret = webhookSecret) =>
    () =>
      stripe.webhooks.constructEvent(text, headers['stripe-signature']!, secret)
  expect(verify(body.replace('customer', 'costumer'))).toThrow(Stripe.errors.StripeSignatureVerificationError)
  expect(verify(JSON.stringify(JSON.parse(body)))).toThrow(Stripe.errors.StripeSignatureVerificationError)
  expect(verify(body, 'whsec_other')).toThrow(Stripe.errors.StripeSignatureVerificationError)
})

test('the secret may be given', async () => {
  const receiver = await aReceiver()
  const { stripe } = await aSandbox({ webhookUrl: receiver.url, webhookSecret: 'whsec_given' })
  await stripe.customers.create({ name: 'A' })
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), patiently)
  const { body, headers } = receiver.received[0]!

  expect(stripe.webhooks.constructEvent(body, headers['stripe-signature']!, 'whsec_given').type).toBe(
    'customer.created',
  )
})

test('an event is repeated until the receiver takes it, and then no more', async () => {
  const receiver = await aReceiver({ answer: 500 })
  const { stripe } = await aSandbox({ webhookUrl: receiver.url, firstRetryInSeconds: 1 })
  await stripe.customers.create({ name: 'A' })
  await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThanOrEqual(2), patiently)
  expect((await stripe.events.list()).data[0]).toMatchObject({ pending_webhooks: 1 })

  receiver.state.answer = 204
  await vi.waitFor(
    async () => expect((await stripe.events.list()).data[0]).toMatchObject({ pending_webhooks: 0 }),
    patiently,
  )

  const ids = new Set(receiver.received.map(({ body }) => (JSON.parse(body) as Stripe.Event).id))
  expect(ids.size).toBe(1)
})

test('a redirect is not an acknowledgement', async () => {
  const receiver = await aReceiver({ answer: 302 })
  const { stripe } = await aSandbox({ webhookUrl: receiver.url, firstRetryInSeconds: 60 })
  await stripe.customers.create({ name: 'A' })
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), patiently)

  expect((await stripe.events.list()).data[0]).toMatchObject({ pending_webhooks: 1 })
})

test('a receiver that was down gets everything once it is up', async () => {
  const { port, close } = await aReceiver()
  await close()
  const url = `http://127.0.0.1:${port}/webhooks/stripe`
  const { stripe } = await aSandbox({ webhookUrl: url, firstRetryInSeconds: 1 })
  await aSubscription(stripe)
  const expected = (await stripe.events.list({ limit: 100 })).data.map(({ id }) => id)

  const receiver = await aReceiver({ port })

  const idsOf = () => new Set(receiver.received.map(({ body }) => (JSON.parse(body) as Stripe.Event).id))
  await vi.waitFor(() => expect(idsOf()).toEqual(new Set(expected)), patiently)
})

test('what was not delivered before a restart is delivered after it', async () => {
  const { port, close } = await aReceiver()
  await close()
  const url = `http://127.0.0.1:${port}/webhooks/stripe`
  const before = await aSandbox({ webhookUrl: url, firstRetryInSeconds: 3600 })
  const { invoiceId } = await aSubscription(before.stripe)
  await before.stripe.invoices.finalizeInvoice(invoiceId)
  await before.close()
  const receiver = await aReceiver({ port })

  const after = await aSandbox({ webhookUrl: url, dataDir: before.dataDir })

  await vi.waitFor(() => expect(receiver.types()).toContain('invoice.finalized'), patiently)
  await vi.waitFor(async () => {
    const { data } = await after.stripe.events.list({ limit: 100 })
    expect(data.every(({ pending_webhooks }) => pending_webhooks === 0)).toBe(true)
  }, patiently)
})

test('an event nobody takes for three days is given up', async () => {
  const clock = { now: new Date() }
  const receiver = await aReceiver({ answer: 500 })
  const { stripe, passTime } = await aSandbox({
    webhookUrl: receiver.url,
    now: () => clock.now,
    firstRetryInSeconds: 60,
  })
  await stripe.customers.create({ name: 'A' })
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), patiently)

  clock.now = new Date(clock.now.getTime() + 3 * 86_400_000)
  passTime()

  await vi.waitFor(
    async () => expect((await stripe.events.list()).data[0]).toMatchObject({ pending_webhooks: 0 }),
    patiently,
  )
  expect(receiver.received).toHaveLength(2)
})

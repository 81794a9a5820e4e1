import Stripe from 'stripe'
import { expect, test, vi } from 'vitest'
import { aReceiver, aSandbox } from './support/sandbox.ts'

const patiently = { timeout: 10_000 }

test('several endpoints hear of what they asked for, each signed with its own secret', async () => {
  const [configured, everything, customersOnly] = [await aReceiver(), await aReceiver(), await aReceiver()]
  const { stripe, webhookSecret } = await aSandbox({ webhookUrl: configured.url })
  const all = await stripe.webhookEndpoints.create({ url: everything.url, enabled_events: ['*'] })
  const some = await stripe.webhookEndpoints.create({
    url: customersOnly.url,
    enabled_events: ['customer.created'],
  })

  await stripe.customers.create({ name: 'Ministry of Examples' })
  const product = await stripe.products.create({ name: 'Noting and drafting' })

  await vi.waitFor(() => {
    expect(configured.types().sort()).toEqual(['customer.created', 'product.created'])
    expect(everything.types().sort()).toEqual(['customer.created', 'product.created'])
    expect(customersOnly.types()).toEqual(['customer.created'])
  }, patiently)
  const { body, headers } = customersOnly.received[0]!
  const verify = (secret: string) => () =>
    stripe.webhooks.constructEvent(body, headers['stripe-signature']!, secret)
  expect(verify(some.secret ?? '')().type).toBe('customer.created')
  expect(verify(all.secret ?? '')).toThrow(Stripe.errors.StripeSignatureVerificationError)
  expect(verify(webhookSecret)).toThrow(Stripe.errors.StripeSignatureVerificationError)
  expect(product.id).toMatch(/^prod_/)
  await vi.waitFor(async () => {
    const { data } = await stripe.events.list()
    expect(data.map(({ pending_webhooks: pending }) => pending)).toEqual([0, 0])
  }, patiently)
})

test('the secret of an endpoint is shown once', async () => {
  const { stripe } = await aSandbox()
  const made = await stripe.webhookEndpoints.create({
    url: 'http://127.0.0.1:9/hook',
    enabled_events: ['invoice.paid'],
    description: 'The ledger',
  })
  const { secret, ...rest } = made

  expect(secret).toMatch(/^whsec_\w{32}$/)
  const shown = await stripe.webhookEndpoints.retrieve(made.id)
  expect(shown).toEqual(rest)
  expect((await stripe.webhookEndpoints.list()).data).toEqual([rest])
})

test('an endpoint that is switched off or deleted hears nothing more', async () => {
  const receiver = await aReceiver()
  const { stripe } = await aSandbox()
  const { id } = await stripe.webhookEndpoints.create({ url: receiver.url, enabled_events: ['*'] })
  await stripe.customers.create({ name: 'Heard' })
  await vi.waitFor(() => expect(receiver.received).toHaveLength(1), patiently)

  expect(await stripe.webhookEndpoints.update(id, { disabled: true })).toMatchObject({ status: 'disabled' })
  await stripe.customers.create({ name: 'Not heard' })
  await stripe.webhookEndpoints.update(id, { disabled: false })
  await stripe.customers.create({ name: 'Heard again' })
  await vi.waitFor(() => expect(receiver.received).toHaveLength(2), patiently)
  expect(await stripe.webhookEndpoints.del(id)).toEqual(expect.objectContaining({ id, deleted: true }))
  await stripe.customers.create({ name: 'Not heard either' })

  const names = receiver.received.map(({ body }) => body.match(/"name": "([^"]*)"/)?.[1])
  expect(names).toEqual(['Heard', 'Heard again'])
  await expect(stripe.webhookEndpoints.retrieve(id)).rejects.toMatchObject({ statusCode: 404 })
  expect((await stripe.events.list()).data[0]).toMatchObject({ pending_webhooks: 0 })
})

test('an address that is none is refused', async () => {
  const { stripe } = await aSandbox()

  await expect(
    stripe.webhookEndpoints.create({ url: 'ftp://example.org', enabled_events: ['*'] }),
  ).rejects.toMatchObject({ code: 'url_invalid', param: 'url' })
})

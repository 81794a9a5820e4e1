import type Stripe from 'stripe'
import { expect, test, vi } from 'vitest'
import { aCatalogue, aReceiver, aSandbox } from './support/sandbox.ts'

const at = (date: string) => Date.parse(date) / 1000
const dayOf = (seconds: number | null | undefined) =>
  seconds ? new Date(seconds * 1000).toISOString().slice(0, 10) : null

async function aClock(stripe: Stripe, frozen = '2026-04-01T00:00:00Z') {
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: at(frozen), name: 'Two years' })
  const { price } = await aCatalogue(stripe)
  const customer = await stripe.customers.create({ name: 'Ministry of Tomorrow', test_clock: clock.id })
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id, quantity: 2 }],
    collection_method: 'send_invoice',
    days_until_due: 30,
  })
  return { clock, customer, subscription }
}

async function advance(stripe: Stripe, id: string, to: string) {
  const started = await stripe.testHelpers.testClocks.advance(id, { frozen_time: at(to) })
  await vi.waitFor(
    async () => expect((await stripe.testHelpers.testClocks.retrieve(id)).status).toBe('ready'),
    { timeout: 5000 },
  )
  return started
}

test('what belongs to a clock lives at its frozen time and shows which clock that is', async () => {
  const { stripe } = await aSandbox()
  const { clock, customer, subscription } = await aClock(stripe)

  expect(clock).toMatchObject({
    status: 'ready',
    status_details: {},
    frozen_time: at('2026-04-01T00:00:00Z'),
  })
  expect(customer).toMatchObject({ test_clock: clock.id, created: clock.frozen_time })
  expect(subscription).toMatchObject({ test_clock: clock.id, start_date: clock.frozen_time })
  const invoice = await stripe.invoices.retrieve(subscription.latest_invoice as string)
  expect(invoice).toMatchObject({ test_clock: clock.id, created: clock.frozen_time })
  expect(dayOf(subscription.items.data[0]?.current_period_end)).toBe('2027-04-01')
})

test('customers and subscriptions of a clock are listed only for that clock or that customer', async () => {
  const { stripe } = await aSandbox()
  const { clock, customer, subscription } = await aClock(stripe)

  const idsOf = async (params: Stripe.CustomerListParams) =>
    (await stripe.customers.list(params)).data.map(({ id }) => id)
  expect(await idsOf({ test_clock: clock.id })).toEqual([customer.id])
  expect(await idsOf({})).not.toContain(customer.id)
  const subscriptionsOf = async (params: Stripe.SubscriptionListParams) =>
    (await stripe.subscriptions.list(params)).data.map(({ id }) => id)
  expect(await subscriptionsOf({ test_clock: clock.id })).toEqual([subscription.id])
  expect(await subscriptionsOf({ customer: customer.id })).toEqual([subscription.id])
  expect(await subscriptionsOf({})).toEqual([])
})

test('advancing a clock does what happens on the way, in its order and at its time', async () => {
  const receiver = await aReceiver()
  const { stripe } = await aSandbox({ webhookUrl: receiver.url })
  const { clock, customer, subscription } = await aClock(stripe)

  const started = await advance(stripe, clock.id, '2028-03-31T00:00:00Z')

  expect(started).toMatchObject({
    status: 'advancing',
    status_details: { advancing: { target_frozen_time: at('2028-03-31T00:00:00Z') } },
  })
  const invoices = (await stripe.invoices.list({ customer: customer.id })).data.reverse()
  expect(
    invoices.map(({ billing_reason: reason, status, created }) => [reason, status, dayOf(created)]),
  ).toEqual([
    ['subscription_create', 'open', '2026-04-01'],
    ['subscription_cycle', 'open', '2027-04-01'],
  ])
  expect(invoices[1]?.status_transitions.finalized_at).toBe(at('2027-04-01T01:00:00Z'))
  const renewed = await stripe.subscriptions.retrieve(subscription.id)
  expect(dayOf(renewed.items.data[0]?.current_period_end)).toBe('2028-04-01')
  await vi.waitFor(
    () =>
      expect(receiver.types()).toEqual(
        expect.arrayContaining([
          'test_helpers.test_clock.created',
          'test_helpers.test_clock.advancing',
          'test_helpers.test_clock.ready',
        ]),
      ),
    { timeout: 5000 },
  )
})

test('a subscription that is to end at the end of its period ends on the way', async () => {
  const { stripe } = await aSandbox()
  const { clock, subscription } = await aClock(stripe)
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })

  await advance(stripe, clock.id, '2027-06-01T00:00:00Z')

  const ended = await stripe.subscriptions.retrieve(subscription.id)
  expect([ended.status, dayOf(ended.ended_at)]).toEqual(['canceled', '2027-04-01'])
})

test('a clock moves forward only, and two years at most', async () => {
  const { stripe } = await aSandbox()
  const { clock } = await aClock(stripe)
  const to = (date: string) => stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: at(date) })

  await expect(to('2026-03-31T00:00:00Z')).rejects.toMatchObject({ statusCode: 400, param: 'frozen_time' })
  await expect(to('2028-04-02T00:00:00Z')).rejects.toMatchObject({ statusCode: 400, param: 'frozen_time' })
})

test('while a clock advances nothing of it can be changed, and a restart does not stop it', async () => {
  const running = await aSandbox()
  const { stripe, dataDir } = running
  const { clock, customer } = await aClock(stripe)
  await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: at('2027-06-01T00:00:00Z') })

  await expect(stripe.customers.update(customer.id, { name: 'Other' })).rejects.toMatchObject({
    statusCode: 429,
    code: 'lock_timeout',
  })
  await running.close()
  const again = await aSandbox({ dataDir })

  expect(await again.stripe.testHelpers.testClocks.retrieve(clock.id)).toMatchObject({
    status: 'ready',
    frozen_time: at('2027-06-01T00:00:00Z'),
  })
})

test('time passing for everybody else does not move a clock, and deleting it takes all that is its with it', async () => {
  const now = { date: new Date('2026-04-01T00:00:00Z') }
  const { stripe, passTime } = await aSandbox({ now: () => now.date })
  const { clock, customer, subscription } = await aClock(stripe)
  now.date = new Date('2027-05-01T00:00:00Z')
  passTime()

  expect(
    dayOf((await stripe.subscriptions.retrieve(subscription.id)).items.data[0]?.current_period_end),
  ).toBe('2027-04-01')
  expect(await stripe.testHelpers.testClocks.del(clock.id)).toMatchObject({ id: clock.id, deleted: true })
  await expect(stripe.customers.retrieve(customer.id)).rejects.toMatchObject({ code: 'resource_missing' })
  await expect(stripe.subscriptions.retrieve(subscription.id)).rejects.toMatchObject({
    code: 'resource_missing',
  })
  expect((await stripe.testHelpers.testClocks.list()).data).toEqual([])
})

import { expect, test } from 'vitest'
import { aCatalogue, aSandbox, aSubscription } from './support/sandbox.ts'

const at = (instant: string) => Date.parse(instant) / 1000

test('a subscription runs for a year, by the calendar', async () => {
  const { stripe } = await aSandbox({ now: () => new Date('2028-02-29T10:00:00Z') })
  const { subscription } = await aSubscription(stripe)

  const item = subscription.items.data[0]!
  expect(item.current_period_start).toBe(at('2028-02-29T10:00:00Z'))
  expect(item.current_period_end).toBe(at('2029-02-28T10:00:00Z'))
})

test('only invoices that are sent can be had, and they need a number of days', async () => {
  const { stripe } = await aSandbox()
  const { customer, price } = await aCatalogue(stripe)
  const wanted = { customer: customer.id, items: [{ price: price.id }] }

  await expect(stripe.subscriptions.create(wanted)).rejects.toMatchObject({ code: 'resource_missing' })
  await expect(
    stripe.subscriptions.create({ ...wanted, collection_method: 'send_invoice' }),
  ).rejects.toMatchObject({
    param: 'days_until_due',
  })
})

test('more seats are billed at once for what is left of the year', async () => {
  const clock = { now: new Date('2026-01-01T00:00:00Z') }
  const { stripe } = await aSandbox({ now: () => clock.now })
  const { subscription } = await aSubscription(stripe, { seats: 2, unitAmount: 365_000 })
  clock.now = new Date('2026-01-31T00:00:00Z') // 335 of 365 days are left

  const updated = await stripe.subscriptions.update(subscription.id, {
    items: [{ id: subscription.items.data[0]!.id, quantity: 5 }],
    proration_behavior: 'always_invoice',
    expand: ['latest_invoice'],
  })

  expect(updated.items.data[0]?.quantity).toBe(5)
  expect(updated.latest_invoice).toMatchObject({
    billing_reason: 'subscription_update',
    subtotal: 3 * 335_000,
    total: 3 * 335_000 * 1.18,
    lines: {
      data: [
        { amount: -670_000, description: 'Unused time on 2 × Noting and drafting after 31 Jan 2026' },
        { amount: 1_675_000, description: 'Remaining time on 5 × Noting and drafting after 31 Jan 2026' },
      ],
    },
  })
})

test('fewer seats without proration count from the next year on and bill nothing now', async () => {
  const clock = { now: new Date('2026-01-01T00:00:00Z') }
  const { stripe, passTime } = await aSandbox({ now: () => clock.now })
  const { subscription, invoiceId } = await aSubscription(stripe, { seats: 5, unitAmount: 100_000 })
  const items = [{ id: subscription.items.data[0]!.id, quantity: 3 }]

  const fewer = await stripe.subscriptions.update(subscription.id, { items, proration_behavior: 'none' })
  expect(fewer).toMatchObject({ latest_invoice: invoiceId, items: { data: [{ quantity: 3 }] } })

  clock.now = new Date('2027-01-01T00:00:00Z')
  passTime()
  const renewed = await stripe.subscriptions.retrieve(subscription.id, { expand: ['latest_invoice'] })
  expect(renewed.latest_invoice).toMatchObject({ billing_reason: 'subscription_cycle', subtotal: 300_000 })
  expect(renewed.items.data[0]?.current_period_end).toBe(at('2028-01-01T00:00:00Z'))
})

test('a subscription ends when its year is over if it was told to', async () => {
  const clock = { now: new Date('2026-01-01T00:00:00Z') }
  const { stripe, passTime } = await aSandbox({ now: () => clock.now })
  const { subscription } = await aSubscription(stripe)

  const scheduled = await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })
  expect(scheduled).toMatchObject({ status: 'active', cancel_at: at('2027-01-01T00:00:00Z') })
  clock.now = new Date('2026-12-31T23:59:59Z')
  passTime()
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'active' })
  clock.now = new Date('2027-01-01T00:00:00Z')
  passTime()

  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'canceled' })
  expect((await stripe.events.list({ type: 'customer.subscription.deleted' })).data).toHaveLength(1)
  expect((await stripe.invoices.list({ subscription: subscription.id })).data).toHaveLength(1)
})

test('a scheduled end can be taken back', async () => {
  const { stripe } = await aSandbox()
  const { subscription } = await aSubscription(stripe)
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })

  const kept = await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false })

  expect(kept).toMatchObject({ cancel_at: null, cancel_at_period_end: false, canceled_at: null })
})

test('a subscription cancelled now no longer moves its invoices on and cannot be cancelled again', async () => {
  const { stripe } = await aSandbox()
  const { subscription, invoiceId, customer } = await aSubscription(stripe)

  expect(await stripe.subscriptions.cancel(subscription.id)).toMatchObject({ status: 'canceled' })

  expect(await stripe.invoices.retrieve(invoiceId)).toMatchObject({ status: 'draft', auto_advance: false })
  await expect(stripe.subscriptions.cancel(subscription.id)).rejects.toMatchObject({ statusCode: 404 })
  await expect(stripe.subscriptions.update(subscription.id, { metadata: { a: '1' } })).rejects.toThrow(
    'canceled',
  )
  expect((await stripe.subscriptions.list({ customer: customer.id })).data).toEqual([])
  expect((await stripe.subscriptions.list({ customer: customer.id, status: 'all' })).data).toHaveLength(1)
})

test('a change says in its event what was before', async () => {
  const { stripe } = await aSandbox()
  const { subscription } = await aSubscription(stripe)

  await stripe.subscriptions.update(subscription.id, { metadata: { orderId: 'order-2' }, days_until_due: 45 })

  const { data } = await stripe.events.list({ type: 'customer.subscription.updated' })
  expect(data).toHaveLength(1)
  expect(data[0]?.data.previous_attributes).toEqual({ metadata: { orderId: 'order-1' }, days_until_due: 30 })
  expect(data[0]?.request?.idempotency_key).toMatch(/^stripe-node-retry-/)
  expect(await stripe.events.retrieve(data[0]!.id)).toMatchObject({ type: 'customer.subscription.updated' })
})

import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { aCatalogue, aSandbox, aSubscription } from './support/sandbox.ts'

const none = { statusCode: 404, code: 'invoice_upcoming_none' }

test('the preview of a customer is the renewal that comes first, with what waits for it', async () => {
  const { stripe } = await aSandbox()
  const { customer, subscription } = await aSubscription(stripe, { seats: 1, unitAmount: 100_000 })
  await stripe.invoiceItems.create({ customer: customer.id, amount: 5_000, description: 'Books' })

  const preview = await stripe.invoices.createPreview({
    customer: customer.id,
    invoice_items: [{ unit_amount: 250, quantity: 4, description: 'Only here' }],
  })

  expect(preview).toMatchObject({
    id: expect.stringMatching(/^upcoming_in_/),
    billing_reason: 'upcoming',
    subtotal: 106_000,
    total: 125_080,
    parent: { subscription_details: { subscription: subscription.id } },
    period_end: subscription.items.data[0]!.current_period_end,
  })
  expect(preview.lines.data.map(({ amount }) => amount)).toEqual([5_000, 1_000, 100_000])
  await expect(stripe.invoices.retrieve(preview.id)).rejects.toMatchObject({ statusCode: 404 })
  expect((await stripe.invoices.list({ customer: customer.id })).data).toHaveLength(1)
  expect((await stripe.invoiceItems.list({ customer: customer.id })).data).toHaveLength(1)
})

test('a subscription can be priced before it exists, and leaves nothing behind', async () => {
  const { stripe } = await aSandbox()
  const { customer, price, taxRate } = await aCatalogue(stripe)

  const preview = await stripe.invoices.createPreview({
    customer: customer.id,
    subscription_details: {
      items: [{ price: price.id, quantity: 40 }],
      default_tax_rates: [taxRate.id],
    },
  })

  expect(preview).toMatchObject({ subtotal: 6_000_000, total: 7_080_000, amount_due: 7_080_000 })
  expect((await stripe.subscriptions.list({ customer: customer.id })).data).toEqual([])
  expect((await stripe.events.list({ type: 'customer.subscription.created' })).data).toEqual([])
})

test('the preview of a cancellation shows what would be credited, and a proration names its date', async () => {
  const clock = { now: new Date('2026-01-01T00:00:00Z') }
  const { stripe } = await aSandbox({ now: () => clock.now })
  const { subscription } = await aSubscription(stripe, { seats: 2, unitAmount: 365_000 })
  const item = subscription.items.data[0]!.id
  clock.now = new Date('2026-01-31T00:00:00Z')
  const date = clock.now.getTime() / 1000

  const ending = await stripe.invoices.createPreview({
    subscription: subscription.id,
    subscription_details: { cancel_now: true },
  })
  const more = await stripe.invoices.createPreview({
    subscription: subscription.id,
    subscription_details: { items: [{ id: item, quantity: 3 }], proration_date: date - 86_400 },
  })

  expect(ending).toMatchObject({ subtotal: -670_000, amount_due: 0 })
  expect(more.lines.data.map(({ amount }) => amount)).toEqual([-672_000, 1_008_000, 1_095_000])
  expect(more.parent?.subscription_details?.subscription_proration_date).toBe(date - 86_400)
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'active' })
})

test('there is no preview where nothing would come', async () => {
  const { stripe } = await aSandbox()
  const { customer } = await aCatalogue(stripe)
  const { subscription } = await aSubscription(stripe)
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })
  const preview = (params: Stripe.InvoiceCreatePreviewParams) => stripe.invoices.createPreview(params)

  await expect(preview({ customer: customer.id })).rejects.toMatchObject(none)
  await expect(preview({ subscription: subscription.id })).rejects.toMatchObject(none)
  await stripe.subscriptions.cancel(subscription.id)
  await expect(preview({ subscription: subscription.id })).rejects.toMatchObject(none)
  await expect(preview({})).rejects.toMatchObject({ code: 'parameter_missing', param: 'customer' })
  await expect(preview({ customer: 'cus_none' })).rejects.toMatchObject({ code: 'resource_missing' })
  await expect(preview({ customer: customer.id, preview_mode: 'recurring' })).rejects.toMatchObject({
    param: 'preview_mode',
  })
  await expect(preview({ customer: customer.id, schedule: 'sub_sched_1' })).rejects.toMatchObject({
    code: 'parameter_unknown',
  })
})

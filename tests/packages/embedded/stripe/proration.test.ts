import fc from 'fast-check'
import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { aSandbox, aSubscription } from './support/sandbox.ts'

const START = Date.parse('2026-01-01T00:00:00Z') / 1000
const YEAR = 365 * 86_400
const aClock = () => {
  const clock = { now: new Date(START * 1000) }
  return { clock, now: () => clock.now, moveTo: (seconds: number) => (clock.now = new Date(seconds * 1000)) }
}
const pendingOf = (stripe: Stripe, customer: string) =>
  stripe.invoiceItems.list({ customer, pending: true, limit: 100 }).autoPagingToArray({ limit: 1000 })

test('without a word about proration a change waits as two items for the next invoice', async () => {
  const { now, moveTo } = aClock()
  const { stripe, passTime } = await aSandbox({ now })
  const { customer, subscription, invoiceId } = await aSubscription(stripe, { seats: 2, unitAmount: 365_000 })
  moveTo(START + 30 * 86_400) // 335 of 365 days are left

  const updated = await stripe.subscriptions.update(subscription.id, {
    items: [{ id: subscription.items.data[0]!.id, quantity: 5 }],
  })

  expect(updated.latest_invoice).toBe(invoiceId)
  const [charge, credit] = await pendingOf(stripe, customer.id)
  expect(credit).toMatchObject({
    amount: -670_000,
    description: 'Unused time on 2 × Noting and drafting after 31 Jan 2026',
    discountable: false,
    proration: true,
    proration_details: {
      credited_items: {
        type: 'invoice_line_items',
        invoice_line_item_details: { invoice: invoiceId, invoice_line_items: [expect.any(String)] },
      },
    },
    parent: { subscription_details: { subscription: subscription.id } },
  })
  expect(charge).toMatchObject({ amount: 1_675_000, proration_details: { credited_items: null } })

  moveTo(START + YEAR)
  passTime()
  const renewed = await stripe.subscriptions.retrieve(subscription.id, { expand: ['latest_invoice'] })
  const invoice = renewed.latest_invoice as Stripe.Invoice
  expect(invoice.lines.data.map(({ amount }) => amount)).toEqual([-670_000, 1_675_000, 1_825_000])
  expect(invoice.lines.data[0]?.parent?.subscription_item_details).toMatchObject({
    invoice_item: credit!.id,
    proration: true,
    proration_details: { credited_items: { invoice: invoiceId } },
  })
  expect(await pendingOf(stripe, customer.id)).toEqual([])
})

test('fewer seats are a credit that stays with the customer and pays the next invoice', async () => {
  const { now, moveTo } = aClock()
  const { stripe, passTime } = await aSandbox({ now })
  const { customer, subscription, invoiceId } = await aSubscription(stripe, { seats: 4, unitAmount: 100_000 })
  await stripe.invoices.finalizeInvoice(invoiceId)
  moveTo(START + YEAR / 2)

  const fewer = await stripe.subscriptions.update(subscription.id, {
    items: [{ id: subscription.items.data[0]!.id, quantity: 1 }],
    proration_behavior: 'always_invoice',
  })
  const credit = await stripe.invoices.finalizeInvoice(fewer.latest_invoice as string)

  expect(credit).toMatchObject({
    status: 'paid',
    subtotal: -150_000,
    total: -177_000,
    amount_due: 0,
    starting_balance: 0,
    ending_balance: -177_000,
  })
  expect((await stripe.customers.retrieve(customer.id)) as Stripe.Customer).toMatchObject({
    balance: -177_000,
  })
  moveTo(START + YEAR)
  passTime()
  const [draft] = (await stripe.invoices.list({ subscription: subscription.id, status: 'draft', limit: 1 }))
    .data
  expect(draft).toMatchObject({ total: 118_000, starting_balance: -177_000, amount_due: 0 })
  expect(await stripe.invoices.finalizeInvoice(draft!.id)).toMatchObject({
    status: 'paid',
    amount_due: 0,
    ending_balance: -59_000,
  })
  const { data: moves } = await stripe.customers.listBalanceTransactions(customer.id)
  expect(moves.map(({ amount, type, ending_balance: left }) => ({ amount, type, left }))).toEqual([
    { amount: 118_000, type: 'applied_to_invoice', left: -59_000 },
    { amount: -177_000, type: 'applied_to_invoice', left: -177_000 },
  ])
})

test('a credit takes back what was charged, at the tax it was charged with, not what the subscription says', async () => {
  const { now, moveTo } = aClock()
  const { stripe } = await aSandbox({ now })
  const { customer, subscription } = await aSubscription(stripe, { seats: 2, unitAmount: 100_000 })
  const five = await stripe.taxRates.create({ display_name: 'GST', inclusive: false, percentage: 5 })
  const item = subscription.items.data[0]!.id
  await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item, quantity: 10 }],
    default_tax_rates: [five.id],
    proration_behavior: 'none',
  })
  moveTo(START + YEAR / 2)

  const changed = await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item, quantity: 3 }],
    proration_behavior: 'always_invoice',
    expand: ['latest_invoice'],
  })

  expect(changed.latest_invoice).toMatchObject({
    lines: {
      data: [
        { amount: -100_000, quantity: 2, taxes: [{ amount: -18_000 }] },
        { amount: 150_000, quantity: 3, taxes: [{ amount: 7_500 }] },
      ],
    },
    total: 50_000 - 18_000 + 7_500,
  })
  expect(await pendingOf(stripe, customer.id)).toEqual([])
})

test('items can be added, exchanged for another price and removed, each billed for what is left', async () => {
  const { now, moveTo } = aClock()
  const { stripe } = await aSandbox({ now })
  const { subscription, product } = await aSubscription(stripe, { seats: 1, unitAmount: 100_000 })
  const yearly = (unit_amount: number) =>
    stripe.prices.create({
      currency: 'inr',
      product: product.id,
      unit_amount,
      recurring: { interval: 'year' },
    })
  const [dear, cheap] = [await yearly(200_000), await yearly(50_000)]
  moveTo(START + YEAR / 2)
  const amounts = async () => {
    const { latest_invoice } = await stripe.subscriptions.retrieve(subscription.id, {
      expand: ['latest_invoice'],
    })
    return (latest_invoice as Stripe.Invoice).lines.data.map(({ amount }) => amount)
  }
  const how = { proration_behavior: 'always_invoice' } as const

  const added = await stripe.subscriptionItems.create({
    subscription: subscription.id,
    price: cheap.id,
    quantity: 2,
    ...how,
  })
  expect(await amounts()).toEqual([50_000])
  const first = subscription.items.data[0]!.id
  expect(await stripe.subscriptionItems.update(first, { price: dear.id, ...how })).toMatchObject({
    price: { id: dear.id },
    quantity: 1,
  })
  expect(await amounts()).toEqual([-50_000, 100_000])
  expect((await stripe.subscriptionItems.list({ subscription: subscription.id })).data).toHaveLength(2)
  await stripe.subscriptionItems.del(added.id, how)
  expect(await amounts()).toEqual([-50_000])
  expect(await stripe.subscriptionItems.retrieve(first)).toMatchObject({ subscription: subscription.id })
  await expect(stripe.subscriptionItems.retrieve(added.id)).rejects.toMatchObject({ statusCode: 404 })
  await expect(stripe.subscriptionItems.del(first)).rejects.toMatchObject({ statusCode: 400, param: 'items' })
})

test('a change cannot be dated outside the period or before the change before it', async () => {
  const { now, moveTo } = aClock()
  const { stripe } = await aSandbox({ now })
  const { subscription, price } = await aSubscription(stripe)
  const item = subscription.items.data[0]!.id
  const change = (quantity: number, proration_date: number) =>
    stripe.subscriptions.update(subscription.id, { items: [{ id: item, quantity }], proration_date })
  moveTo(START + 1000)

  await expect(change(3, START - 1)).rejects.toMatchObject({ param: 'proration_date' })
  await expect(change(3, START + YEAR + 1)).rejects.toMatchObject({ param: 'proration_date' })
  await change(3, START + 500)
  await expect(change(4, START + 499)).rejects.toMatchObject({ param: 'proration_date' })
  await expect(
    stripe.subscriptions.update(subscription.id, { items: [{ id: 'si_none', quantity: 1 }] }),
  ).rejects.toMatchObject({ code: 'resource_missing', param: 'items[0][id]' })
  await expect(
    stripe.subscriptions.update(subscription.id, { items: [{ price: price.id }] }),
  ).rejects.toMatchObject({ param: 'items' })
  await expect(
    stripe.subscriptions.update(subscription.id, { pause_collection: { behavior: 'void' } }),
  ).rejects.toMatchObject({ code: 'parameter_unknown' })
  await expect(stripe.subscriptions.pause(subscription.id)).rejects.toMatchObject({ statusCode: 404 })
})

test('a cancellation credits and bills what it is told to, and drops prorations otherwise', async () => {
  const { now, moveTo } = aClock()
  const { stripe } = await aSandbox({ now })
  const plain = await aSubscription(stripe)
  const credited = await aSubscription(stripe, { seats: 2, unitAmount: 100_000 })
  moveTo(START + YEAR / 2)
  const itemOf = (subscription: Stripe.Subscription) => subscription.items.data[0]!.id
  await stripe.subscriptions.update(plain.subscription.id, {
    items: [{ id: itemOf(plain.subscription), quantity: 9 }],
  })

  await stripe.subscriptions.cancel(plain.subscription.id)
  const ended = await stripe.subscriptions.cancel(credited.subscription.id, {
    prorate: true,
    invoice_now: true,
    cancellation_details: { comment: 'The ministry was merged' },
    expand: ['latest_invoice'],
  })

  expect(await pendingOf(stripe, plain.customer.id)).toEqual([])
  expect(ended).toMatchObject({
    status: 'canceled',
    cancellation_details: { comment: 'The ministry was merged' },
    latest_invoice: { subtotal: -100_000, status: 'draft', auto_advance: true },
  })
})

test('prorations that wait when a subscription runs out are collected on a last invoice', async () => {
  const { now, moveTo } = aClock()
  const { stripe, passTime } = await aSandbox({ now })
  const { subscription } = await aSubscription(stripe, { seats: 1, unitAmount: 100_000 })
  moveTo(START + YEAR / 2)
  await stripe.subscriptions.update(subscription.id, {
    items: [{ id: subscription.items.data[0]!.id, quantity: 2 }],
    cancel_at_period_end: true,
  })

  moveTo(START + YEAR)
  passTime()

  const ended = await stripe.subscriptions.retrieve(subscription.id, { expand: ['latest_invoice'] })
  expect(ended).toMatchObject({ status: 'canceled', latest_invoice: { subtotal: 50_000 } })
})

const changes = fc.array(fc.record({ after: fc.integer({ min: 1, max: YEAR }), seats: fc.nat(60) }), {
  minLength: 1,
  maxLength: 8,
})

test('whatever changes in a year, every line is exact to the paisa and the year costs what was used of it', async () => {
  const { now, moveTo } = aClock()
  const { stripe } = await aSandbox({ now })
  await fc.assert(
    fc.asyncProperty(
      fc.nat(30),
      fc.integer({ min: 1, max: 9_999_999 }),
      changes,
      async (seats, unit, wanted) => {
        moveTo(START)
        const { customer, subscription } = await aSubscription(stripe, { seats, unitAmount: unit })
        const item = subscription.items.data[0]!.id
        let quantity = seats
        let [used, since] = [0n, 0]
        for (const { after, seats: next } of wanted.toSorted((a, b) => a.after - b.after)) {
          moveTo(START + after)
          await stripe.subscriptions.update(subscription.id, { items: [{ id: item, quantity: next }] })
          used += BigInt(quantity) * BigInt(unit) * BigInt(after - since)
          ;[quantity, since] = [next, after]
        }
        used += BigInt(quantity) * BigInt(unit) * BigInt(YEAR - since)

        const items = await pendingOf(stripe, customer.id)
        for (const { amount, quantity: of, period } of items) {
          const exact = (of * unit * (period.end - period.start)) / YEAR
          expect(Math.abs(Math.abs(amount) - exact)).toBeLessThanOrEqual(1)
        }
        const charged = items.reduce((sum, { amount }) => sum + amount, seats * unit)
        const error = Math.abs(charged - Number(used) / YEAR)
        expect(error).toBeLessThanOrEqual(items.length * 0.5 + 0.001)
      },
    ),
    { numRuns: 20 },
  )
}, 120_000)

test('a preview is what then happens, line by line', async () => {
  const { now, moveTo } = aClock()
  const { stripe, passTime } = await aSandbox({ now })
  const behaviours = fc.constantFrom('always_invoice', 'create_prorations', 'none')
  const what = ({ lines, subtotal, total, total_taxes, amount_due, starting_balance }: Stripe.Invoice) => ({
    lines: lines.data.map(({ amount, description, period, quantity }) => ({
      amount,
      description,
      period,
      quantity,
    })),
    sums: { subtotal, total, amount_due, starting_balance },
    taxes: total_taxes?.map(({ amount, taxable_amount }) => ({ amount, taxable_amount })),
  })
  await fc.assert(
    fc.asyncProperty(
      behaviours,
      fc.nat(20),
      fc.nat(20),
      fc.integer({ min: 1, max: YEAR - 1 }),
      async (proration_behavior, before, after, second) => {
        fc.pre(before !== after)
        moveTo(START)
        const { subscription } = await aSubscription(stripe, { seats: before, unitAmount: 123_457 })
        moveTo(START + second)
        const change = {
          items: [{ id: subscription.items.data[0]!.id, quantity: after }],
          proration_behavior,
          proration_date: START + second,
        }

        const preview = await stripe.invoices.createPreview({
          subscription: subscription.id,
          subscription_details: change,
        })
        expect(preview).toMatchObject({ status: 'draft', billing_reason: 'upcoming', number: null })
        const untouched = await stripe.subscriptions.retrieve(subscription.id)
        expect(untouched.items.data[0]?.quantity).toBe(before)
        await stripe.subscriptions.update(subscription.id, change)
        if (proration_behavior !== 'always_invoice') {
          moveTo(START + YEAR)
          passTime()
        }

        const { latest_invoice } = await stripe.subscriptions.retrieve(subscription.id, {
          expand: ['latest_invoice'],
        })
        expect(what(preview)).toEqual(what(latest_invoice as Stripe.Invoice))
      },
    ),
    { numRuns: 20 },
  )
}, 120_000)

import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { aCatalogue, aSandbox, aSubscription } from './support/sandbox.ts'

test('an item costs an amount, a decimal unit amount, a price or a price made for it', async () => {
  const { stripe } = await aSandbox()
  const { customer, product } = await aCatalogue(stripe)
  const oneTime = await stripe.prices.create({ currency: 'inr', product: product.id, unit_amount: 12_500 })
  const item = (params: Omit<Stripe.InvoiceItemCreateParams, 'customer'>) =>
    stripe.invoiceItems.create({ customer: customer.id, ...params })

  expect(await item({ amount: -900 })).toMatchObject({ amount: -900, discountable: false, description: null })
  expect(await item({ unit_amount_decimal: Stripe.Decimal.from('33.335'), quantity: 3 })).toMatchObject({
    amount: 100,
    quantity: 3,
  })
  expect(await item({ pricing: { price: oneTime.id }, quantity: 2 })).toMatchObject({
    amount: 25_000,
    description: 'Noting and drafting',
    pricing: { price_details: { price: oneTime.id, product: product.id } },
  })
  const inline = await item({ price_data: { currency: 'inr', product: product.id, unit_amount: 400 } })
  expect(inline.amount).toBe(400)
  expect(await stripe.prices.retrieve(inline.pricing!.price_details!.price as string)).toMatchObject({
    active: false,
    type: 'one_time',
  })
})

test('a pending item goes onto the next invoice of the subscription, its own rates with it', async () => {
  const clock = { now: new Date('2026-01-01T00:00:00Z') }
  const { stripe, passTime } = await aSandbox({ now: () => clock.now })
  const { customer, subscription } = await aSubscription(stripe, { seats: 1, unitAmount: 100_000 })
  const other = await aSubscription(stripe)
  const books = await stripe.taxRates.create({ display_name: 'GST', inclusive: false, percentage: 5 })
  const unbound = await stripe.invoiceItems.create({
    customer: customer.id,
    amount: 10_000,
    description: 'Books',
    tax_rates: [books.id],
    period: { start: 1_767_225_600, end: 1_798_761_600 },
  })
  const bound = await stripe.invoiceItems.create({
    customer: customer.id,
    amount: 2_000,
    subscription: subscription.id,
  })

  clock.now = new Date('2027-01-01T00:00:00Z')
  passTime()

  const { latest_invoice } = await stripe.subscriptions.retrieve(subscription.id, {
    expand: ['latest_invoice'],
  })
  const invoice = latest_invoice as Stripe.Invoice
  expect(invoice.lines.data.map(({ amount }) => amount)).toEqual([10_000, 2_000, 100_000])
  expect(invoice.total_taxes?.map(({ amount }) => amount)).toEqual([500, 18_360])
  expect(invoice).toMatchObject({ subtotal: 112_000, total: 130_860 })
  expect(await stripe.invoiceItems.retrieve(unbound.id)).toMatchObject({ invoice: invoice.id })
  expect(await stripe.invoiceItems.retrieve(bound.id)).toMatchObject({ invoice: invoice.id })
  const theirs = await stripe.subscriptions.retrieve(other.subscription.id, { expand: ['latest_invoice'] })
  expect((theirs.latest_invoice as Stripe.Invoice).lines.data).toHaveLength(1)
})

test('an item on a draft can be changed and deleted and the draft follows; then it is final', async () => {
  const { stripe } = await aSandbox()
  const { customer } = await aCatalogue(stripe)
  const draft = await stripe.invoices.create({
    customer: customer.id,
    collection_method: 'send_invoice',
    days_until_due: 5,
  })
  const target = { customer: customer.id, invoice: draft.id }
  const item = await stripe.invoiceItems.create({
    ...target,
    unit_amount_decimal: Stripe.Decimal.from('250'),
    quantity: 4,
  })
  const gone = await stripe.invoiceItems.create({ ...target, amount: 77 })

  await stripe.invoiceItems.update(item.id, { quantity: 6, description: 'Six', metadata: { a: '1' } })
  expect(await stripe.invoiceItems.del(gone.id)).toMatchObject({ deleted: true })

  expect(await stripe.invoices.retrieve(draft.id)).toMatchObject({
    total: 1_500,
    lines: { data: [{ amount: 1_500, quantity: 6, description: 'Six' }] },
  })
  await stripe.invoices.finalizeInvoice(draft.id)
  const final = { statusCode: 400, code: 'invoice_not_editable' }
  await expect(stripe.invoiceItems.update(item.id, { amount: 5 })).rejects.toMatchObject(final)
  await expect(stripe.invoiceItems.del(item.id)).rejects.toMatchObject(final)
})

test('items are listed by customer, by invoice and by whether they wait', async () => {
  const { stripe } = await aSandbox()
  const { customer } = await aCatalogue(stripe)
  const draft = await stripe.invoices.create({
    customer: customer.id,
    collection_method: 'send_invoice',
    days_until_due: 5,
  })
  const placed = await stripe.invoiceItems.create({ customer: customer.id, amount: 1, invoice: draft.id })
  const pending = await stripe.invoiceItems.create({ customer: customer.id, amount: 2 })
  const idsOf = ({ data }: Stripe.ApiList<Stripe.InvoiceItem>) => data.map(({ id }) => id)

  expect(idsOf(await stripe.invoiceItems.list({ customer: customer.id }))).toEqual([pending.id, placed.id])
  expect(idsOf(await stripe.invoiceItems.list({ invoice: draft.id }))).toEqual([placed.id])
  expect(idsOf(await stripe.invoiceItems.list({ pending: true }))).toEqual([pending.id])
  await stripe.invoices.removeLines(draft.id, {
    lines: [{ id: (await stripe.invoices.retrieve(draft.id)).lines.data[0]!.id, behavior: 'unassign' }],
  })
  expect(idsOf(await stripe.invoiceItems.list({ pending: true }))).toEqual([pending.id, placed.id])
  await stripe.invoices.addLines(draft.id, { lines: [{ invoice_item: pending.id }] })
  expect(idsOf(await stripe.invoiceItems.list({ invoice: draft.id }))).toEqual([pending.id])
})

test('an item that says nothing, too much or something impossible is refused', async () => {
  const { stripe } = await aSandbox()
  const { customer, price } = await aCatalogue(stripe)
  const stranger = await aSubscription(stripe)
  const item = (params: Omit<Stripe.InvoiceItemCreateParams, 'customer'>) =>
    stripe.invoiceItems.create({ customer: customer.id, ...params })
  const code = (value: string) => ({ statusCode: 400, code: value })

  await expect(item({})).rejects.toMatchObject(code('parameter_missing'))
  await expect(item({ amount: 1, pricing: { price: price.id } })).rejects.toMatchObject(
    code('parameters_exclusive'),
  )
  await expect(item({ amount: 1, quantity: 2 })).rejects.toMatchObject(code('parameters_exclusive'))
  await expect(item({ pricing: { price: price.id } })).rejects.toThrow('type=one_time')
  await expect(item({ amount: 1, subscription: stranger.subscription.id })).rejects.toMatchObject({
    param: 'subscription',
  })
  await expect(item({ amount: 1, invoice: stranger.invoiceId })).rejects.toMatchObject({ param: 'invoice' })
  await expect(item({ amount: 1, period: { start: 9, end: 8 } })).rejects.toMatchObject({
    param: 'period[end]',
  })
  await expect(item({ amount: 1, tax_code: 'txcd_1' })).rejects.toMatchObject(code('parameter_unknown'))
  await expect(item({ amount: 1, currency: 'usd' })).rejects.toMatchObject({ param: 'currency' })
})

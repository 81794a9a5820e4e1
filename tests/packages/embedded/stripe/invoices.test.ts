import type Stripe from 'stripe'
import { expect, test, vi } from 'vitest'
import { aReceiver, aSandbox, aSubscription } from './support/sandbox.ts'

test('a subscription drafts an invoice of seats times price plus tax', async () => {
  const { stripe } = await aSandbox()
  const { subscription, invoiceId } = await aSubscription(stripe, { seats: 3, unitAmount: 99_933 })

  const invoice = await stripe.invoices.retrieve(invoiceId)

  expect(subscription).toMatchObject({
    status: 'active',
    collection_method: 'send_invoice',
    days_until_due: 30,
  })
  expect(invoice).toMatchObject({
    status: 'draft',
    number: null,
    hosted_invoice_url: null,
    billing_reason: 'subscription_create',
    subtotal: 299_799,
    total: 353_763,
    amount_due: 353_763,
    parent: { subscription_details: { subscription: subscription.id, metadata: { orderId: 'order-1' } } },
  })
  expect(invoice.total_taxes?.[0]).toMatchObject({ amount: 53_964, taxable_amount: 299_799 })
  expect(invoice.due_date).toBe(invoice.created + 30 * 86_400)
})

test('a person pays an open invoice on its hosted page and the receiver hears of it', async () => {
  const receiver = await aReceiver()
  const { stripe } = await aSandbox({ webhookUrl: receiver.url })
  const { invoiceId } = await aSubscription(stripe)
  await stripe.invoices.finalizeInvoice(invoiceId)
  const sent = await stripe.invoices.sendInvoice(invoiceId)

  const page = await (await fetch(sent.hosted_invoice_url!)).text()
  const paid = await fetch(`${sent.hosted_invoice_url}/pay`, { method: 'POST' })

  expect(page).toContain('Sandbox.')
  expect(page).toContain('Pay ₹3,540.00')
  expect(await paid.text()).toContain('Paid')
  expect(await stripe.invoices.retrieve(invoiceId)).toMatchObject({
    status: 'paid',
    amount_paid: 354_000,
    amount_remaining: 0,
    attempted: true,
  })
  await vi.waitFor(() => expect(receiver.types()).toContain('invoice.payment_succeeded'), 5000)
  expect(receiver.types()).toEqual(
    expect.arrayContaining([
      'customer.created',
      'product.created',
      'price.created',
      'customer.subscription.created',
      'invoice.created',
      'invoice.finalized',
      'invoice.sent',
      'invoice.paid',
    ]),
  )
})

test('an invoice paid out of band is paid without a payment attempt', async () => {
  const { stripe } = await aSandbox()
  const { invoiceId } = await aSubscription(stripe)
  await stripe.invoices.finalizeInvoice(invoiceId)

  const paid = await stripe.invoices.pay(invoiceId, {
    paid_out_of_band: true,
    expand: ['amount_paid_off_stripe', 'payments.data.payment.payment_record'],
  })

  expect(paid).toMatchObject({ status: 'paid', amount_paid_off_stripe: 354_000, attempt_count: 0 })
  expect(paid.payments?.data[0]?.payment.payment_record).toMatchObject({
    amount_guaranteed: { currency: 'inr', value: 354_000 },
  })
  expect(await stripe.invoices.retrieve(invoiceId)).not.toHaveProperty('amount_paid_off_stripe')
  const { data: events } = await stripe.events.list({ type: 'invoice.*', limit: 100 })
  expect(events.map(({ type }) => type)).toContain('invoice.paid')
  expect(events.map(({ type }) => type)).not.toContain('invoice.payment_succeeded')
})

test('a declined payment leaves the invoice open and says so', async () => {
  const { stripe } = await aSandbox()
  const { invoiceId } = await aSubscription(stripe)
  const { hosted_invoice_url: page } = await stripe.invoices.finalizeInvoice(invoiceId)

  const declined = await (await fetch(`${page}/decline`, { method: 'POST' })).text()

  expect(declined).toContain('The payment was declined')
  expect(await stripe.invoices.retrieve(invoiceId)).toMatchObject({ status: 'open', attempted: true })
  expect((await stripe.events.list({ type: 'invoice.payment_failed' })).data).toHaveLength(1)
})

test('numbers run on for each customer', async () => {
  const { stripe } = await aSandbox()
  const { customer, price, invoiceId } = await aSubscription(stripe)
  const second = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    collection_method: 'send_invoice',
    days_until_due: 0,
  })

  const first = await stripe.invoices.finalizeInvoice(invoiceId)
  const next = await stripe.invoices.finalizeInvoice(second.latest_invoice as string)

  expect(first.number).toBe(`${customer.invoice_prefix}-0001`)
  expect(next.number).toBe(`${customer.invoice_prefix}-0002`)
})

test('an invoice can be finalized, paid and voided only once', async () => {
  const { stripe } = await aSandbox()
  const { invoiceId } = await aSubscription(stripe)
  await expect(stripe.invoices.voidInvoice(invoiceId)).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
  })
  await stripe.invoices.finalizeInvoice(invoiceId)

  await expect(stripe.invoices.finalizeInvoice(invoiceId)).rejects.toMatchObject({
    code: 'invoice_not_editable',
  })
  expect(await stripe.invoices.voidInvoice(invoiceId)).toMatchObject({ status: 'void' })
  await expect(stripe.invoices.voidInvoice(invoiceId)).rejects.toMatchObject({ statusCode: 400 })
  await expect(stripe.invoices.pay(invoiceId, { paid_out_of_band: true })).rejects.toMatchObject({
    statusCode: 400,
  })
  await expect(stripe.invoices.sendInvoice(invoiceId)).rejects.toMatchObject({ statusCode: 400 })
})

test('nobody has a stored way to pay, so charging is refused in the words of Stripe', async () => {
  const { stripe } = await aSandbox()
  const { invoiceId } = await aSubscription(stripe)

  await expect(stripe.invoices.pay(invoiceId)).rejects.toMatchObject({
    code: 'resource_missing',
    message: expect.stringContaining('no attached payment source'),
  })
})

test('an invoice over nothing is paid as soon as it is finalized', async () => {
  const { stripe } = await aSandbox()
  const { invoiceId } = await aSubscription(stripe, { unitAmount: 0 })

  expect(await stripe.invoices.finalizeInvoice(invoiceId)).toMatchObject({ status: 'paid', amount_due: 0 })
})

test('invoices are found by subscription, by customer and by status', async () => {
  const { stripe } = await aSandbox()
  const { subscription, customer, invoiceId } = await aSubscription(stripe)
  await aSubscription(stripe)

  const idsOf = ({ data }: Stripe.ApiList<Stripe.Invoice>) => data.map(({ id }) => id)
  expect(idsOf(await stripe.invoices.list({ subscription: subscription.id }))).toEqual([invoiceId])
  expect(idsOf(await stripe.invoices.list({ customer: customer.id }))).toEqual([invoiceId])
  expect(idsOf(await stripe.invoices.list({ status: 'open' }))).toEqual([])
  expect(idsOf(await stripe.invoices.list({ status: 'draft' }))).toHaveLength(2)
  const { data: lines } = await stripe.invoices.listLineItems(invoiceId)
  expect(lines[0]).toMatchObject({
    quantity: 2,
    amount: 300_000,
    description: '2 × Noting and drafting (at ₹1,500.00 / year)',
  })
  expect(lines[0]?.pricing?.unit_amount_decimal?.toString()).toBe('150000')
})

test('a draft left alone is finalized and sent after an hour', async () => {
  const clock = { now: new Date('2026-06-01T00:00:00Z') }
  const { stripe, passTime } = await aSandbox({ now: () => clock.now })
  const { invoiceId } = await aSubscription(stripe)

  clock.now = new Date('2026-06-01T00:59:00Z')
  passTime()
  expect(await stripe.invoices.retrieve(invoiceId)).toMatchObject({ status: 'draft' })

  clock.now = new Date('2026-06-01T01:00:00Z')
  passTime()
  expect(await stripe.invoices.retrieve(invoiceId)).toMatchObject({ status: 'open' })
  expect((await stripe.events.list({ type: 'invoice.sent' })).data).toHaveLength(1)
})

test('what people typed cannot become markup on the hosted page', async () => {
  const { stripe } = await aSandbox()
  const { invoiceId, customer } = await aSubscription(stripe)
  await stripe.customers.update(customer.id, { name: '<script>alert(1)</script>' })
  const subscription = await stripe.subscriptions.list({ customer: customer.id })
  expect(subscription.data).toHaveLength(1)
  const next = await stripe.subscriptions.create({
    customer: customer.id,
    items: subscription.data[0]!.items.data.map(({ price }) => ({ price: price.id })),
    collection_method: 'send_invoice',
    days_until_due: 5,
  })
  const invoice = await stripe.invoices.finalizeInvoice(next.latest_invoice as string)

  const page = await (await fetch(invoice.hosted_invoice_url!)).text()

  expect(page).not.toContain('<script>')
  expect(page).toContain('&lt;script&gt;')
  expect(invoiceId).not.toBe(invoice.id)
})

test('a hosted page needs its secret', async () => {
  const { apiBase } = await aSandbox()

  expect((await fetch(`${apiBase}/i/guess`)).status).toBe(404)
  expect((await fetch(`${apiBase}/i/guess/pay`, { method: 'POST' })).status).toBe(404)
})

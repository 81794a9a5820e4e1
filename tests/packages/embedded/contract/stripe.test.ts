import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { expect, inject, test } from 'vitest'
import { stripeClient } from '../../../../packages/billing/src/stripe-client.server.ts'

// What Stripe's documentation promises, of the parts this product uses. Runs on the embedded server, and on an account in
// test mode when `STRIPE_SECRET_KEY` names one; nothing here may be true of one of them only. Pages are cited without
// https://docs.stripe.com.

const { stripe: account, unrecorded } = inject('services')
const stripe = stripeClient(account.secretKey, unrecorded.stripeApiBase)
const isEmbedded = new URL(unrecorded.stripeApiBase).hostname === '127.0.0.1'
const NEEDS_A_PERSON = 'on an account only a person in a browser can pay on a hosted page'

const aName = (what: string) => `Contract test ${what} ${randomUUID()}`
const aCustomer = () => stripe.customers.create({ name: aName('ministry') })
const refused = (error: object) => ({ type: 'StripeInvalidRequestError', statusCode: 400, ...error })

async function aYearlyPrice(unitAmount = 150_000) {
  const product = await stripe.products.create({ name: aName('course') })
  const recurring = { interval: 'year' } as const
  return stripe.prices.create({ product: product.id, currency: 'inr', unit_amount: unitAmount, recurring })
}

async function aSubscription({ seats = 2, unitAmount = 150_000, percentage = 18 } = {}) {
  const customer = await aCustomer()
  const taxRate = await stripe.taxRates.create({ display_name: 'GST', inclusive: false, percentage })
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: (await aYearlyPrice(unitAmount)).id, quantity: seats }],
    collection_method: 'send_invoice',
    days_until_due: 30,
    default_tax_rates: [taxRate.id],
    expand: ['latest_invoice'],
  })
  const [item] = subscription.items.data
  return { customer, subscription, item: item!, invoice: subscription.latest_invoice as Stripe.Invoice }
}

/** An invoice of its own with one line, final and open. */
async function anOpenInvoice(amount = 200_000) {
  const customer = await aCustomer()
  const draft = await stripe.invoices.create({
    customer: customer.id,
    collection_method: 'send_invoice',
    days_until_due: 30,
  })
  await stripe.invoices.addLines(draft.id, { lines: [{ amount, description: 'Printed workbooks' }] })
  return { customer, invoice: await stripe.invoices.finalizeInvoice(draft.id) }
}

async function aTransfer(value: number) {
  const now = Math.floor(Date.now() / 1000)
  return stripe.paymentRecords.reportPayment({
    amount_requested: { currency: 'inr', value },
    initiated_at: now,
    payment_method_details: { type: 'custom', custom: { display_name: 'Bank transfer', type: 'NEFT' } },
    processor_details: { type: 'custom', custom: { payment_reference: randomUUID() } },
    outcome: 'guaranteed',
    guaranteed: { guaranteed_at: now },
  })
}

// /billing/collection-method: with send_invoice the subscription is active before anyone pays.
test('a subscription with invoices that are sent is active at once and drafts its first invoice', async () => {
  const { subscription, item, invoice } = await aSubscription({ seats: 3, unitAmount: 99_933 })

  expect(subscription).toMatchObject({ status: 'active', collection_method: 'send_invoice' })
  expect(item.current_period_end - item.current_period_start).toBeGreaterThanOrEqual(365 * 86_400)
  expect(invoice).toMatchObject({
    status: 'draft',
    billing_reason: 'subscription_create',
    number: null,
    subtotal: 299_799,
    total: 353_763,
    amount_due: 353_763,
    amount_remaining: 353_763,
    parent: { subscription_details: { subscription: subscription.id } },
  })
  expect(invoice.total_taxes).toMatchObject([{ amount: 53_964, tax_behavior: 'exclusive' }])
})

// /billing/subscriptions/prorations: always_invoice bills at once: unused time back, remaining time charged.
test('more seats are billed at once with a credit for the old and a charge for the new quantity', async () => {
  const { subscription, item } = await aSubscription()

  const changed = await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item.id, quantity: 5 }],
    proration_behavior: 'always_invoice',
    proration_date: item.current_period_start,
    expand: ['latest_invoice'],
  })

  const invoice = changed.latest_invoice as Stripe.Invoice
  expect(invoice).toMatchObject({ billing_reason: 'subscription_update', subtotal: 450_000, total: 531_000 })
  const amounts = invoice.lines.data.map(({ amount }) => amount)
  expect(amounts.toSorted((a, b) => a - b)).toEqual([-300_000, 750_000])
  expect(invoice.lines.data.every(({ parent }) => parent?.subscription_item_details?.proration)).toBe(true)
})

// /billing/subscriptions/prorations: create_prorations is the default and leaves items for the next invoice.
test('without a word about proration the items of a change wait for the next invoice', async () => {
  const { customer, subscription, item, invoice } = await aSubscription()

  const changed = await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item.id, quantity: 1 }],
    proration_date: item.current_period_start,
  })

  expect(changed.latest_invoice).toBe(invoice.id)
  const { data } = await stripe.invoiceItems.list({ customer: customer.id, pending: true })
  expect(data.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([-300_000, 150_000])
  expect(data.every(({ proration }) => proration)).toBe(true)
})

// /api/invoices/create_preview: with the same proration_date the preview is calculated exactly as the change.
test('a preview shows what the change then costs, and changes nothing', async () => {
  const { subscription, item } = await aSubscription()
  const change = {
    items: [{ id: item.id, quantity: 7 }],
    proration_behavior: 'always_invoice' as const,
    proration_date: item.current_period_start,
  }

  const preview = await stripe.invoices.createPreview({
    subscription: subscription.id,
    subscription_details: change,
  })
  const untouched = await stripe.subscriptions.retrieve(subscription.id)
  const { latest_invoice } = await stripe.subscriptions.update(subscription.id, {
    ...change,
    expand: ['latest_invoice'],
  })

  const { subtotal, total, amount_due } = latest_invoice as Stripe.Invoice
  expect({ subtotal, total, amount_due }).toEqual({
    subtotal: preview.subtotal,
    total: preview.total,
    amount_due: preview.amount_due,
  })
  expect(untouched.items.data[0]?.quantity).toBe(2)
})

// /api/subscriptions/cancel and /api/subscriptions/update#update_subscription-cancel_at_period_end
test('a subscription can be told to end with its period, be kept after all, and be cancelled now', async () => {
  const { subscription, item } = await aSubscription()

  const ending = await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })
  expect(ending).toMatchObject({ status: 'active', cancel_at: item.current_period_end })
  const kept = await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false })
  expect(kept).toMatchObject({ cancel_at_period_end: false, cancel_at: null })
  expect(await stripe.subscriptions.cancel(subscription.id)).toMatchObject({ status: 'canceled' })
})

// /invoicing/integration/workflow-transitions: draft, open, then paid, void or uncollectible.
test('an invoice is edited as a draft, numbered when it is final, and then only paid, voided or given up', async () => {
  const { invoice } = await anOpenInvoice()
  const other = await anOpenInvoice()

  expect(invoice).toMatchObject({ status: 'open', amount_due: 200_000, number: expect.any(String) })
  expect(invoice.hosted_invoice_url).toEqual(expect.stringContaining('http'))
  expect(invoice.number).not.toBe(other.invoice.number)
  await expect(stripe.invoices.update(invoice.id, { footer: 'Too late' })).rejects.toMatchObject(refused({}))
  await expect(stripe.invoices.addLines(invoice.id, { lines: [{ amount: 100 }] })).rejects.toMatchObject(
    refused({}),
  )
  expect(await stripe.invoices.markUncollectible(other.invoice.id)).toMatchObject({ status: 'uncollectible' })
  expect(await stripe.invoices.voidInvoice(invoice.id)).toMatchObject({ status: 'void' })
  await expect(stripe.invoices.pay(invoice.id, { paid_out_of_band: true })).rejects.toMatchObject(refused({}))
})

// /api/invoiceitems/create and /api/invoices/create#create_invoice-pending_invoice_items_behavior
test('an item waits until an invoice asks for what is pending', async () => {
  const customer = await aCustomer()
  const item = await stripe.invoiceItems.create({
    customer: customer.id,
    amount: 12_500,
    currency: 'inr',
    description: 'Courier',
  })
  const sent = { customer: customer.id, collection_method: 'send_invoice', days_until_due: 5 } as const

  const without = await stripe.invoices.create(sent)
  const withIt = await stripe.invoices.create({ ...sent, pending_invoice_items_behavior: 'include' })

  expect(without.lines.data).toEqual([])
  expect(withIt.lines.data).toMatchObject([{ amount: 12_500, description: 'Courier' }])
  expect(await stripe.invoiceItems.retrieve(item.id)).toMatchObject({ invoice: withIt.id })
  expect(await stripe.invoices.del(without.id)).toMatchObject({ deleted: true })
  await expect(stripe.invoices.retrieve(without.id)).rejects.toMatchObject({ statusCode: 404 })
})

// /invoicing/customer/balance: a credit is applied to the next invoice that becomes final.
test('what the customer has in hand is taken off the next final invoice', async () => {
  const customer = await aCustomer()
  await stripe.customers.createBalanceTransaction(customer.id, { amount: -50_000, currency: 'inr' })
  const draft = await stripe.invoices.create({
    customer: customer.id,
    collection_method: 'send_invoice',
    days_until_due: 5,
  })
  await stripe.invoices.addLines(draft.id, { lines: [{ amount: 200_000 }] })

  expect(await stripe.invoices.finalizeInvoice(draft.id)).toMatchObject({
    total: 200_000,
    starting_balance: -50_000,
    ending_balance: 0,
    amount_due: 150_000,
  })
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ balance: 0 })
})

// /api/invoices/pay#pay_invoice-paid_out_of_band
test('an invoice paid outside Stripe is paid in full', async () => {
  const { invoice } = await anOpenInvoice()

  const paid = await stripe.invoices.pay(invoice.id, { paid_out_of_band: true })

  expect(paid).toMatchObject({ status: 'paid', amount_remaining: 0 })
  expect(paid.status_transitions.paid_at).toEqual(expect.any(Number))
})

// /invoicing/partial-payments: only the payment that leaves nothing remaining makes the invoice paid.
test('payments reported from elsewhere pay an invoice in parts', async () => {
  const { invoice } = await anOpenInvoice(200_000)
  const attach = async (value: number) =>
    stripe.invoices.attachPayment(invoice.id, { payment_record: (await aTransfer(value)).id })

  const partly = await attach(150_000)
  expect(partly).toMatchObject({ status: 'open', amount_paid: 150_000, amount_remaining: 50_000 })
  await expect(stripe.invoices.voidInvoice(invoice.id)).rejects.toMatchObject(refused({}))
  expect(await attach(50_000)).toMatchObject({ status: 'paid', amount_paid: 200_000, amount_remaining: 0 })

  const { data } = await stripe.invoicePayments.list({ invoice: invoice.id, status: 'paid' })
  expect(data.map(({ amount_paid }) => amount_paid).toSorted()).toEqual([150_000, 50_000])
  expect(data.every(({ payment }) => payment.type === 'payment_record')).toBe(true)
})

// /api/credit_notes/create: first amount_remaining is lowered; the preview creates nothing.
test('a credit note on an open invoice lowers what remains of it', async () => {
  const { invoice } = await anOpenInvoice(200_000)
  const line = invoice.lines.data[0]!.id
  const wanted: Stripe.CreditNoteCreateParams = {
    invoice: invoice.id,
    lines: [{ type: 'invoice_line_item', invoice_line_item: line, amount: 80_000 }],
    reason: 'order_change',
  }

  const preview = await stripe.creditNotes.preview(wanted)
  expect((await stripe.creditNotes.list({ invoice: invoice.id })).data).toEqual([])
  const note = await stripe.creditNotes.create(wanted)

  expect(note).toMatchObject({
    total: preview.total,
    status: 'issued',
    type: 'pre_payment',
    pre_payment_amount: 80_000,
    post_payment_amount: 0,
  })
  expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({
    amount_due: 120_000,
    amount_remaining: 120_000,
    pre_payment_credit_notes_amount: 80_000,
  })
  expect(await stripe.creditNotes.voidCreditNote(note.id)).toMatchObject({ status: 'void' })
  expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({ amount_remaining: 200_000 })
})

// /api/credit_notes/create: refunds, credits and outside credits must equal the post_payment_amount.
test('a credit note on a paid invoice must say where all of it goes', async () => {
  const { customer, invoice } = await anOpenInvoice(200_000)
  await stripe.invoices.pay(invoice.id, { paid_out_of_band: true })
  const note = { invoice: invoice.id, amount: 50_000 }

  await expect(stripe.creditNotes.create({ ...note, credit_amount: 10_000 })).rejects.toMatchObject(
    refused({}),
  )
  expect(
    await stripe.creditNotes.create({ ...note, credit_amount: 20_000, out_of_band_amount: 30_000 }),
  ).toMatchObject({ type: 'post_payment', post_payment_amount: 50_000, out_of_band_amount: 30_000 })
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ balance: -20_000 })
})

// /refunds and /api/refunds/create: any number of parts, never more than the charge.
test('a payment on the hosted page can be refunded in parts', async ({ skip }) => {
  skip(!isEmbedded, NEEDS_A_PERSON)
  const { invoice } = await anOpenInvoice(200_000)
  await fetch(`${invoice.hosted_invoice_url}/pay`, { method: 'POST' })
  const { data } = await stripe.invoicePayments.list({ invoice: invoice.id, status: 'paid' })
  const payment_intent = data[0]!.payment.payment_intent as string

  expect(await stripe.refunds.create({ payment_intent, amount: 60_000 })).toMatchObject({
    status: 'succeeded',
  })
  expect(await stripe.refunds.create({ payment_intent })).toMatchObject({ amount: 140_000 })
  await expect(stripe.refunds.create({ payment_intent })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  })
})

// /error-codes and /api/errors
test('errors name their code and the parameter that is to blame', async () => {
  const customer = await aCustomer()
  const { id: price } = await aYearlyPrice()

  await expect(stripe.invoices.retrieve('in_none')).rejects.toMatchObject({
    type: 'StripeInvalidRequestError',
    statusCode: 404,
    code: 'resource_missing',
  })
  const orphan = stripe.subscriptions.create({
    customer: 'cus_none',
    items: [{ price }],
    collection_method: 'send_invoice',
    days_until_due: 5,
  })
  await expect(orphan).rejects.toMatchObject(refused({ code: 'resource_missing', param: 'customer' }))
  const misspelt = { name: 'x', colour: 'red' } as Stripe.CustomerCreateParams
  await expect(stripe.customers.create(misspelt)).rejects.toMatchObject(
    refused({ code: 'parameter_unknown' }),
  )
  await expect(stripe.products.create({} as Stripe.ProductCreateParams)).rejects.toMatchObject(
    refused({ code: 'parameter_missing', param: 'name' }),
  )
  const stranger = stripeClient('sk_test_notAKeyOfAnybody', unrecorded.stripeApiBase)
  await expect(stranger.customers.retrieve(customer.id)).rejects.toBeInstanceOf(
    Stripe.errors.StripeAuthenticationError,
  )
})

// /api/idempotent_requests
test('a repeated request with its key does the work once; with other contents the key is refused', async () => {
  const idempotencyKey = randomUUID()
  const name = aName('ministry')

  const first = await stripe.customers.create({ name }, { idempotencyKey })
  const again = await stripe.customers.create({ name }, { idempotencyKey })

  expect(again.id).toBe(first.id)
  await expect(stripe.customers.create({ name: aName('other') }, { idempotencyKey })).rejects.toBeInstanceOf(
    Stripe.errors.StripeIdempotencyError,
  )
})

// /api/pagination: newest first, cursors are ids.
test('a list is read in pages, forwards and backwards', async () => {
  const product = await stripe.products.create({ name: aName('course') })
  const made: string[] = []
  for (const unit_amount of [100_000, 200_000, 300_000]) {
    const recurring = { interval: 'year' } as const
    const price = await stripe.prices.create({ product: product.id, currency: 'inr', unit_amount, recurring })
    made.push(price.id)
    // Objects of one second have no promised order.
    await new Promise((resolve) => setTimeout(resolve, isEmbedded ? 0 : 1100))
  }
  const [oldest, middle, newest] = made

  const first = await stripe.prices.list({ product: product.id, limit: 2 })
  const rest = await stripe.prices.list({ product: product.id, limit: 2, starting_after: middle })
  const back = await stripe.prices.list({ product: product.id, limit: 1, ending_before: middle })

  expect(first).toMatchObject({ has_more: true, data: [{ id: newest }, { id: middle }] })
  expect(rest).toMatchObject({ has_more: false, data: [{ id: oldest }] })
  expect(back.data.map(({ id }) => id)).toEqual([newest])
  const all = await stripe.prices.list({ product: product.id, limit: 2 }).autoPagingToArray({ limit: 10 })
  expect(all).toHaveLength(3)
})

// /api/expanding_objects and /expand
test('ids become objects where it is asked for, and only there', async () => {
  const { customer, subscription, invoice } = await aSubscription()

  const expanded = await stripe.subscriptions.retrieve(subscription.id, {
    expand: ['latest_invoice.customer', 'items.data.price.product'],
  })
  const plain = await stripe.subscriptions.retrieve(subscription.id)
  const listed = await stripe.invoices.list({ customer: customer.id, expand: ['data.customer'] })

  expect(expanded.latest_invoice).toMatchObject({ id: invoice.id, customer: { id: customer.id } })
  expect(expanded.items.data[0]?.price.product).toMatchObject({ object: 'product' })
  expect(plain.latest_invoice).toBe(invoice.id)
  expect(listed.data[0]?.customer).toMatchObject({ id: customer.id })
  await expect(stripe.invoices.retrieve(invoice.id, { expand: ['status'] })).rejects.toMatchObject(
    refused({}),
  )
})

// /api/metadata: keys are merged, an empty value removes its key, an empty metadata all of them.
test('metadata are merged, and emptied key by key or all at once', async () => {
  const { id } = await stripe.customers.create({ name: aName('ministry'), metadata: { a: '1', b: '2' } })

  const merged = await stripe.customers.update(id, { metadata: { b: '', c: '3' } })
  const emptied = await stripe.customers.update(id, { metadata: '' })

  expect(merged.metadata).toEqual({ a: '1', c: '3' })
  expect(emptied.metadata).toEqual({})
})

// /api/checkout/sessions/create, /api/checkout/sessions/expire
test('a Checkout session is open at an address of its own until it is expired, and then for good', async () => {
  const price = await aYearlyPrice(99_900)
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: (await aCustomer()).id,
    line_items: [{ price: price.id, quantity: 3 }],
    success_url: 'https://example.com/thanks?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://example.com/basket',
    client_reference_id: 'order-7',
    expand: ['line_items'],
  })

  expect(session).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    amount_total: 299_700,
    currency: 'inr',
    client_reference_id: 'order-7',
    line_items: { data: [{ quantity: 3, amount_total: 299_700 }] },
    subscription: null,
  })
  expect(session.url).toMatch(/^https?:\/\//)
  expect(session.expires_at - session.created).toBe(86_400)
  const { data } = await stripe.checkout.sessions.listLineItems(session.id)
  expect(data.map(({ price }) => price?.id)).toEqual([price.id])
  expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired', url: null })
  await expect(stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject(refused({}))
})

// /payments/checkout/custom-success-page, /payments/checkout/how-checkout-works
test('who pays a Checkout session is led to the success address with its id', async ({ skip }) => {
  skip(!isEmbedded, NEEDS_A_PERSON)
  const session = await stripe.checkout.sessions.create({
    mode: 'payment',
    customer: (await stripe.customers.create({ name: aName('ministry'), email: 'a@ministry.example' })).id,
    line_items: [
      {
        price_data: { currency: 'inr', unit_amount: 50_000, product_data: { name: aName('workshop') } },
        quantity: 1,
      },
    ],
    success_url: 'https://example.com/thanks?session={CHECKOUT_SESSION_ID}',
  })

  const paid = await fetch(`${session.url}/pay`, { method: 'POST', redirect: 'manual' })

  expect(paid.headers.get('location')).toBe(`https://example.com/thanks?session=${session.id}`)
  expect(await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    payment_intent: { status: 'succeeded', amount_received: 50_000 },
  })
})

// /billing/testing/test-clocks/api-advanced-usage
test('a test clock moves its customers on by itself: renewal and final invoice come in their order', async () => {
  const frozen = Math.floor(Date.now() / 1000)
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: frozen, name: aName('clock') })
  const customer = await stripe.customers.create({ name: aName('ministry'), test_clock: clock.id })
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: (await aYearlyPrice()).id, quantity: 2 }],
    collection_method: 'send_invoice',
    days_until_due: 30,
  })
  const end = subscription.items.data[0]?.current_period_end ?? 0

  const started = await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: end + 2 * 3600 })
  expect(started.status).toBe('advancing')
  await expect
    .poll(async () => (await stripe.testHelpers.testClocks.retrieve(clock.id)).status, { timeout: 60_000 })
    .toBe('ready')

  const renewed = await stripe.subscriptions.retrieve(subscription.id)
  expect(renewed).toMatchObject({ test_clock: clock.id, status: 'active' })
  expect(renewed.items.data[0]?.current_period_start).toBe(end)
  const { data } = await stripe.invoices.list({ subscription: subscription.id })
  expect(data.map(({ billing_reason: reason, status }) => [reason, status])).toEqual([
    ['subscription_cycle', 'open'],
    ['subscription_create', 'open'],
  ])
  const back = stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: frozen })
  await expect(back).rejects.toMatchObject(refused({}))
  await stripe.testHelpers.testClocks.del(clock.id)
  await expect(stripe.testHelpers.testClocks.retrieve(clock.id)).rejects.toMatchObject({ statusCode: 404 })
}, 90_000)

// /api/customers/list: customers of a test clock are only listed when the clock is named.
test('customers of a test clock stay out of the list of all customers', async () => {
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: Math.floor(Date.now() / 1000) })
  const email = `${randomUUID()}@ministry.example`
  const customer = await stripe.customers.create({ email, test_clock: clock.id })

  expect((await stripe.customers.list({ email })).data).toEqual([])
  const ofClock = await stripe.customers.list({ test_clock: clock.id })
  expect(ofClock.data.map(({ id }) => id)).toEqual([customer.id])
  await stripe.testHelpers.testClocks.del(clock.id)
})

// /api/customer_portal/sessions/create
test('a portal session leads a customer to an address of its own', async () => {
  const configuration = await stripe.billingPortal.configurations.create({
    features: { invoice_history: { enabled: true } },
  })

  const session = await stripe.billingPortal.sessions.create({
    customer: (await aCustomer()).id,
    configuration: configuration.id,
    return_url: 'https://example.com/account',
  })

  expect(session).toMatchObject({
    object: 'billing_portal.session',
    configuration: configuration.id,
    return_url: 'https://example.com/account',
  })
  expect(session.url).toMatch(/^https?:\/\//)
  expect(await stripe.billingPortal.configurations.update(configuration.id, { active: false })).toMatchObject(
    { active: false, features: { invoice_history: { enabled: true } } },
  )
})

// /api/webhook_endpoints/object: the secret is only returned at creation.
test('the secret of a webhook endpoint is told once', async () => {
  const made = await stripe.webhookEndpoints.create({
    url: 'https://example.com/webhooks/stripe',
    enabled_events: ['invoice.paid'],
  })
  const shown = await stripe.webhookEndpoints.retrieve(made.id)

  expect(made.secret).toMatch(/^whsec_/)
  expect(shown.secret).toBeUndefined()
  expect(shown).toMatchObject({ status: 'enabled', enabled_events: ['invoice.paid'] })
  expect(await stripe.webhookEndpoints.update(made.id, { disabled: true })).toMatchObject({
    status: 'disabled',
  })
  expect(await stripe.webhookEndpoints.del(made.id)).toMatchObject({ id: made.id, deleted: true })
})

// /connect/account-capabilities, /api/transfers/create
test('an account that has not been onboarded receives nothing', async ({ skip }) => {
  skip(!isEmbedded, 'Connect has to be activated by a person')
  const account = await stripe.accounts.create({
    country: 'IN',
    controller: {
      stripe_dashboard: { type: 'express' },
      fees: { payer: 'application' },
      losses: { payments: 'application' },
    },
    capabilities: { transfers: { requested: true } },
  })
  expect(account).toMatchObject({ details_submitted: false, capabilities: { transfers: 'inactive' } })
  expect(account.requirements?.currently_due).not.toEqual([])
  const link = await stripe.accountLinks.create({
    account: account.id,
    type: 'account_onboarding',
    refresh_url: 'https://example.com/again',
    return_url: 'https://example.com/done',
  })
  expect(link.expires_at).toBeGreaterThan(link.created)

  const transfer = stripe.transfers.create({ amount: 100, currency: 'inr', destination: account.id })

  await expect(transfer).rejects.toMatchObject(refused({ code: 'insufficient_capabilities_for_transfer' }))
  expect(await stripe.accounts.del(account.id)).toMatchObject({ deleted: true })
})

import fc from 'fast-check'
import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { aSandbox, aSubscription } from './support/sandbox.ts'

/** A bank transfer that reached the treasury account, with the bank's reference. */
const aTransfer = (customer: string, value: number): Stripe.PaymentRecordReportPaymentParams => ({
  amount_requested: { currency: 'inr', value },
  initiated_at: 1_780_000_000,
  payment_method_details: { type: 'custom', custom: { display_name: 'NEFT' } },
  processor_details: { type: 'custom', custom: { payment_reference: 'SBIN526100000017' } },
  customer_details: { customer },
  outcome: 'guaranteed',
  guaranteed: { guaranteed_at: 1_780_000_000 },
  metadata: { utr: 'SBIN526100000017' },
})
const typesOf = async (stripe: Stripe, type: string) =>
  (await stripe.events.list({ type, limit: 100 })).data.map((event) => event.type)

test('two bank transfers pay an invoice together, and it is paid only with the second', async () => {
  const { stripe } = await aSandbox()
  const { customer, invoiceId } = await aSubscription(stripe) // 3,540 rupees
  await stripe.invoices.finalizeInvoice(invoiceId)
  const first = await stripe.paymentRecords.reportPayment(aTransfer(customer.id, 300_000))
  const second = await stripe.paymentRecords.reportPayment(aTransfer(customer.id, 54_000))

  const partly = await stripe.invoices.attachPayment(invoiceId, {
    payment_record: first.id,
    expand: ['payments'],
  })
  expect(partly).toMatchObject({ status: 'open', amount_paid: 300_000, amount_remaining: 54_000 })
  const waiting = partly.payments?.data.find(({ is_default }) => is_default)
  expect(waiting).toMatchObject({ status: 'open', amount_requested: 54_000 })
  expect(await typesOf(stripe, 'invoice.paid')).toEqual([])
  await expect(stripe.invoices.voidInvoice(invoiceId)).rejects.toThrow('payments')

  const paid = await stripe.invoices.attachPayment(invoiceId, { payment_record: second.id })

  expect(paid).toMatchObject({
    status: 'paid',
    amount_paid: 354_000,
    amount_remaining: 0,
    amount_overpaid: 0,
  })
  expect(await typesOf(stripe, 'invoice.paid')).toHaveLength(1)
  expect(await typesOf(stripe, 'invoice.payment_succeeded')).toEqual([])
  expect(await typesOf(stripe, 'invoice_payment.paid')).toHaveLength(2)
  const { data } = await stripe.invoicePayments.list({ invoice: invoiceId, status: 'paid' })
  expect(data.map(({ amount_paid, payment }) => [amount_paid, payment.payment_record])).toEqual([
    [54_000, second.id],
    [300_000, first.id],
  ])
  expect(await stripe.invoicePayments.retrieve(waiting!.id)).toMatchObject({ status: 'canceled' })
  expect(await stripe.paymentRecords.retrieve(first.id)).toMatchObject({
    metadata: { utr: 'SBIN526100000017' },
    processor_details: { custom: { payment_reference: 'SBIN526100000017' } },
    reported_by: 'self',
  })
})

test('what a transfer brings too much stays with the customer', async () => {
  const { stripe } = await aSandbox()
  const { customer, invoiceId } = await aSubscription(stripe)
  await stripe.invoices.finalizeInvoice(invoiceId)
  const record = await stripe.paymentRecords.reportPayment(aTransfer(customer.id, 360_000))

  const paid = await stripe.invoices.attachPayment(invoiceId, {
    payment_record: record.id,
    expand: ['customer', 'amount_paid_off_stripe'],
  })

  expect(paid).toMatchObject({
    status: 'paid',
    amount_paid: 354_000,
    amount_overpaid: 6_000,
    amount_remaining: 0,
    customer: { balance: -6_000 },
  })
  const { data } = await stripe.customers.listBalanceTransactions(customer.id)
  expect(data).toMatchObject([{ amount: -6_000, type: 'invoice_overpaid', invoice: invoiceId }])
  expect(await typesOf(stripe, 'invoice.overpaid')).toHaveLength(1)
})

test('a transfer under way is credited when it has arrived and forgotten when it fails', async () => {
  const { stripe } = await aSandbox()
  const { customer, invoiceId } = await aSubscription(stripe)
  await stripe.invoices.finalizeInvoice(invoiceId)
  const { outcome: _outcome, guaranteed: _at, ...underWay } = aTransfer(customer.id, 354_000)
  const failing = await stripe.paymentRecords.reportPayment(underWay)
  const arriving = await stripe.paymentRecords.reportPayment(underWay)
  await stripe.invoices.attachPayment(invoiceId, { payment_record: failing.id })
  await stripe.invoices.attachPayment(invoiceId, { payment_record: arriving.id })
  await expect(stripe.invoices.markUncollectible(invoiceId)).rejects.toThrow('open payments')

  await stripe.paymentRecords.reportPaymentAttemptFailed(failing.id, { failed_at: 1_780_000_100 })
  expect(await stripe.invoices.retrieve(invoiceId)).toMatchObject({ status: 'open', amount_paid: 0 })
  await stripe.paymentRecords.reportPaymentAttemptGuaranteed(arriving.id, { guaranteed_at: 1_780_000_100 })

  expect(await stripe.invoices.retrieve(invoiceId)).toMatchObject({ status: 'paid', amount_paid: 354_000 })
  expect(
    await stripe.paymentRecords.reportPaymentAttempt(failing.id, {
      initiated_at: 1_780_000_200,
      outcome: 'canceled',
      canceled: { canceled_at: 1_780_000_300 },
    }),
  ).toMatchObject({ amount_canceled: { value: 354_000 }, amount_failed: { value: 0 } })
  await expect(
    stripe.paymentRecords.reportPaymentAttempt(arriving.id, { initiated_at: 1_780_000_200 }),
  ).rejects.toThrow('canceled or failed')
  expect(
    await stripe.paymentRecords.reportPaymentAttemptInformational(arriving.id, { description: 'Q1' }),
  ).toMatchObject({ description: 'Q1' })
})

test('a transfer that arrives when the invoice was paid otherwise is kept for the customer', async () => {
  const { stripe } = await aSandbox()
  const { customer, invoiceId } = await aSubscription(stripe)
  await stripe.invoices.finalizeInvoice(invoiceId)
  const { outcome: _outcome, guaranteed: _at, ...underWay } = aTransfer(customer.id, 54_000)
  const late = await stripe.paymentRecords.reportPayment(underWay)
  await stripe.invoices.attachPayment(invoiceId, { payment_record: late.id })
  await stripe.invoices.pay(invoiceId, { paid_out_of_band: true })

  await stripe.paymentRecords.reportPaymentAttemptGuaranteed(late.id, { guaranteed_at: 1_780_000_100 })

  expect(await stripe.invoices.retrieve(invoiceId)).toMatchObject({
    status: 'paid',
    amount_paid: 354_000,
    amount_overpaid: 54_000,
  })
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ balance: -54_000 })
  expect(await typesOf(stripe, 'invoice.paid')).toHaveLength(1)
})

test('money that went back outside Stripe is reported on its record, up to what came', async () => {
  const { stripe } = await aSandbox()
  const { customer } = await aSubscription(stripe)
  const record = await stripe.paymentRecords.reportPayment(aTransfer(customer.id, 10_000))
  const refund = (value: number) =>
    stripe.paymentRecords.reportRefund(record.id, {
      outcome: 'refunded',
      processor_details: { type: 'custom', custom: { refund_reference: 'RTN-1' } },
      amount: { currency: 'inr', value },
      refunded: { refunded_at: 1_780_000_000 },
    })

  expect(await refund(4_000)).toMatchObject({ amount_refunded: { value: 4_000 } })
  await expect(refund(6_001)).rejects.toMatchObject({ param: 'amount' })
  expect(await refund(6_000)).toMatchObject({ amount_refunded: { value: 10_000 } })
  expect((await stripe.paymentRecords.list()).data).toHaveLength(1)
})

test('a payment of somebody else, a second time, to a closed invoice or without an outcome is refused', async () => {
  const { stripe } = await aSandbox()
  const { customer, invoiceId } = await aSubscription(stripe)
  const other = await aSubscription(stripe)
  const record = await stripe.paymentRecords.reportPayment(aTransfer(customer.id, 100))
  const attach = (id: string, params: Stripe.InvoiceAttachPaymentParams) =>
    stripe.invoices.attachPayment(id, params)
  const invalid = { type: 'StripeInvalidRequestError', statusCode: 400 }

  await expect(attach(invoiceId, { payment_record: record.id })).rejects.toThrow('draft')
  await stripe.invoices.finalizeInvoice(invoiceId)
  await stripe.invoices.finalizeInvoice(other.invoiceId)
  await expect(attach(other.invoiceId, { payment_record: record.id })).rejects.toThrow('different customer')
  await expect(attach(invoiceId, {})).rejects.toMatchObject({ ...invalid, code: 'parameter_missing' })
  await expect(attach(invoiceId, { payment_record: 'pr_none' })).rejects.toMatchObject({
    ...invalid,
    code: 'resource_missing',
    param: 'payment_record',
  })
  await attach(invoiceId, { payment_record: record.id })
  await expect(attach(invoiceId, { payment_record: record.id })).rejects.toThrow('already attached')
  const { guaranteed: _at, ...incomplete } = aTransfer(customer.id, 100)
  await expect(stripe.paymentRecords.reportPayment(incomplete)).rejects.toMatchObject({
    ...invalid,
    code: 'parameter_missing',
    param: 'guaranteed',
  })
})

test('a payment on the hosted page is an intent with a charge; a declined one leaves a failed charge', async () => {
  const { stripe } = await aSandbox()
  const { customer, invoiceId } = await aSubscription(stripe)
  const { hosted_invoice_url: page } = await stripe.invoices.finalizeInvoice(invoiceId)

  await fetch(`${page}/decline`, { method: 'POST' })
  expect((await stripe.charges.list({ customer: customer.id })).data).toMatchObject([
    { status: 'failed', failure_code: 'card_declined', amount_captured: 0 },
  ])
  await fetch(`${page}/pay`, { method: 'POST' })

  const paid = await stripe.invoices.retrieve(invoiceId, {
    expand: ['payments.data.payment.payment_intent'],
  })
  const intent = paid.payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent
  expect(paid).toMatchObject({ status: 'paid', attempt_count: 2 })
  expect(intent).toMatchObject({ status: 'succeeded', amount_received: 354_000, customer: customer.id })
  expect(await stripe.charges.retrieve(intent.latest_charge as string)).toMatchObject({
    status: 'succeeded',
    amount: 354_000,
    payment_method_details: { card: { last4: '4242' } },
  })
  expect((await stripe.paymentIntents.list({ customer: customer.id })).data).toHaveLength(1)
  expect(await typesOf(stripe, 'charge.*')).toEqual(['charge.succeeded', 'charge.failed'])
  expect(await typesOf(stripe, 'payment_intent.*')).toEqual([
    'payment_intent.succeeded',
    'payment_intent.payment_failed',
    'payment_intent.created',
  ])
})

test('a void invoice gives back the credit that was applied to it and gives up its payment', async () => {
  const { stripe } = await aSandbox()
  const { customer, invoiceId } = await aSubscription(stripe)
  await stripe.customers.createBalanceTransaction(customer.id, { amount: -100_000, currency: 'inr' })
  const open = await stripe.invoices.finalizeInvoice(invoiceId)
  expect(open).toMatchObject({ amount_due: 254_000, starting_balance: -100_000, ending_balance: 0 })

  await stripe.invoices.voidInvoice(invoiceId)

  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ balance: -100_000 })
  const { data } = await stripe.customers.listBalanceTransactions(customer.id)
  expect(data.map(({ type }) => type)).toEqual(['unapplied_from_invoice', 'applied_to_invoice', 'adjustment'])
  expect(
    await stripe.customers.updateBalanceTransaction(customer.id, data[2]!.id, { description: 'Goodwill' }),
  ).toMatchObject({ description: 'Goodwill', amount: -100_000 })
  expect((await stripe.paymentIntents.list()).data).toMatchObject([
    { status: 'canceled', cancellation_reason: 'void_invoice' },
  ])
})

const lines = fc.array(fc.integer({ min: -5_000_000, max: 9_000_000 }), { minLength: 1, maxLength: 6 })

test('the sums of an invoice agree, whatever its lines, rates, balance and payments', async () => {
  const { stripe } = await aSandbox()
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.constantFrom(0, 5, 12.5, 18, 28),
      fc.integer({ min: -4_000_000, max: 4_000_000 }),
      fc.array(fc.integer({ min: 1, max: 9_000_000 }), { maxLength: 3 }),
      async (amounts, percentage, balance, payments) => {
        const customer = await stripe.customers.create({ name: 'Ministry of Sums' })
        const rate = await stripe.taxRates.create({ display_name: 'GST', inclusive: false, percentage })
        if (balance !== 0)
          await stripe.customers.createBalanceTransaction(customer.id, { amount: balance, currency: 'inr' })
        const draft = await stripe.invoices.create({
          customer: customer.id,
          collection_method: 'send_invoice',
          days_until_due: 5,
          default_tax_rates: [rate.id],
        })
        await stripe.invoices.addLines(draft.id, { lines: amounts.map((amount) => ({ amount })) })
        let invoice: Stripe.Invoice = await stripe.invoices.finalizeInvoice(draft.id)
        for (const value of payments) {
          if (invoice.status !== 'open') break
          const record = await stripe.paymentRecords.reportPayment(aTransfer(customer.id, value))
          invoice = await stripe.invoices.attachPayment(draft.id, { payment_record: record.id })
        }

        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
        const { data } = await stripe.invoices.listLineItems(draft.id)
        const taxes = sum((invoice.total_taxes ?? []).map(({ amount }) => amount))
        expect(invoice.subtotal).toBe(sum(amounts))
        expect(taxes).toBe(sum(data.flatMap((line) => (line.taxes ?? []).map(({ amount }) => amount))))
        expect(invoice.total).toBe(invoice.subtotal + taxes)
        expect(invoice.amount_due).toBe(Math.max(0, invoice.total + invoice.starting_balance))
        expect(invoice.starting_balance + invoice.total).toBe(
          invoice.amount_due + (invoice.ending_balance ?? NaN),
        )
        expect(invoice.amount_due).toBe(invoice.amount_paid + invoice.amount_remaining)
        expect(invoice.status).toBe(invoice.amount_remaining === 0 ? 'paid' : 'open')
        const paid = await stripe.invoicePayments.list({ invoice: draft.id, status: 'paid' })
        expect(sum(paid.data.map(({ amount_paid }) => amount_paid ?? 0))).toBe(
          invoice.amount_paid + invoice.amount_overpaid,
        )
        const { balance: left } = (await stripe.customers.retrieve(customer.id)) as Stripe.Customer
        expect(left).toBe((invoice.ending_balance ?? NaN) - invoice.amount_overpaid)
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)

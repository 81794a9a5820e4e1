import fc from 'fast-check'
import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { aSandbox, aSubscription } from './support/sandbox.ts'

/** An open invoice over 2 × 1,500 rupees plus 18 % tax, 3,540 in all. */
async function anOpenInvoice(stripe: Stripe, options = {}) {
  const made = await aSubscription(stripe, options)
  const invoice = await stripe.invoices.finalizeInvoice(made.invoiceId)
  return { ...made, invoice, line: invoice.lines.data[0]!.id }
}
async function aPaidInvoice(stripe: Stripe) {
  const made = await anOpenInvoice(stripe)
  await fetch(`${made.invoice.hosted_invoice_url}/pay`, { method: 'POST' })
  const [charge] = (await stripe.charges.list({ customer: made.customer.id })).data
  return { ...made, charge: charge! }
}
const typesOf = async (stripe: Stripe, type: string) =>
  (await stripe.events.list({ type, limit: 100 })).data.map((event) => event.type)

test('a credit note on an open invoice lowers what remains, tax included', async () => {
  const { stripe } = await aSandbox()
  const { invoice, line } = await anOpenInvoice(stripe)

  const note = await stripe.creditNotes.create({
    invoice: invoice.id,
    lines: [{ type: 'invoice_line_item', invoice_line_item: line, quantity: 1 }],
    reason: 'order_change',
    memo: 'One official has moved',
    metadata: { orderId: 'order-1' },
  })

  expect(note).toMatchObject({
    type: 'pre_payment',
    status: 'issued',
    number: `${invoice.number}-CN-01`,
    subtotal: 150_000,
    total: 177_000,
    amount: 177_000,
    pre_payment_amount: 177_000,
    post_payment_amount: 0,
    total_taxes: [{ amount: 27_000, taxable_amount: 150_000 }],
    memo: 'One official has moved',
  })
  expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({
    status: 'open',
    total: 354_000,
    amount_due: 177_000,
    amount_remaining: 177_000,
    pre_payment_credit_notes_amount: 177_000,
    post_payment_credit_notes_amount: 0,
  })
  const { data } = await stripe.invoicePayments.list({ invoice: invoice.id })
  expect(data).toMatchObject([{ status: 'open', amount_requested: 177_000 }])
  expect((await stripe.creditNotes.listLineItems(note.id)).data).toMatchObject([
    { amount: 150_000, invoice_line_item: line, tax_rates: [{ percentage: 18 }] },
  ])
})

test('a credit note over all that remains makes the invoice paid; before that it can be made void', async () => {
  const { stripe } = await aSandbox()
  const { invoice } = await anOpenInvoice(stripe)
  const part = await stripe.creditNotes.create({ invoice: invoice.id, amount: 54_000 })

  expect(await stripe.creditNotes.update(part.id, { memo: 'Agreed' })).toMatchObject({ memo: 'Agreed' })
  expect(await stripe.creditNotes.voidCreditNote(part.id)).toMatchObject({ status: 'void' })
  await expect(stripe.creditNotes.voidCreditNote(part.id)).rejects.toThrow('already void')
  expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({
    amount_remaining: 354_000,
    pre_payment_credit_notes_amount: 0,
  })
  const whole = await stripe.creditNotes.create({ invoice: invoice.id, amount: 354_000 })

  expect(whole.number).toBe(`${invoice.number}-CN-02`)
  expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({
    status: 'paid',
    amount_due: 0,
    amount_paid: 0,
    amount_remaining: 0,
  })
  await expect(stripe.creditNotes.voidCreditNote(whole.id)).rejects.toMatchObject({ statusCode: 400 })
  expect(await typesOf(stripe, 'credit_note.*')).toEqual([
    'credit_note.created',
    'credit_note.voided',
    'credit_note.updated',
    'credit_note.created',
  ])
  expect((await stripe.creditNotes.list({ invoice: invoice.id })).data).toHaveLength(2)
})

test('after the payment every paisa of a credit note is refunded, kept for the customer or given back outside', async () => {
  const { stripe } = await aSandbox()
  const { invoice, customer, charge } = await aPaidInvoice(stripe)
  const note = { invoice: invoice.id, amount: 100_000 }
  await expect(stripe.creditNotes.create(note)).rejects.toThrow('must equal')
  await expect(stripe.creditNotes.create({ ...note, refund_amount: 99_999 })).rejects.toThrow('must equal')

  const issued = await stripe.creditNotes.create({
    ...note,
    refund_amount: 60_000,
    credit_amount: 30_000,
    out_of_band_amount: 10_000,
    expand: ['refunds.refund', 'customer_balance_transaction', 'invoice'],
  })

  expect(issued).toMatchObject({
    type: 'post_payment',
    post_payment_amount: 100_000,
    pre_payment_amount: 0,
    out_of_band_amount: 10_000,
    customer_balance_transaction: { amount: -30_000, type: 'credit_note', credit_note: issued.id },
    refunds: [{ amount_refunded: 60_000, type: 'refund', refund: { charge: charge.id, amount: 60_000 } }],
    invoice: { status: 'paid', amount_paid: 354_000, post_payment_credit_notes_amount: 100_000 },
  })
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ balance: -30_000 })
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 60_000, refunded: false })
  await expect(
    stripe.creditNotes.create({ invoice: invoice.id, amount: 254_001, out_of_band_amount: 254_001 }),
  ).rejects.toMatchObject({ statusCode: 400, param: 'amount' })
})

test('a partly paid invoice is credited first for what remains, then for what was paid', async () => {
  const { stripe } = await aSandbox()
  const { invoice, customer } = await anOpenInvoice(stripe)
  const record = await stripe.paymentRecords.reportPayment({
    amount_requested: { currency: 'inr', value: 300_000 },
    initiated_at: 1_780_000_000,
    payment_method_details: { type: 'custom', custom: { display_name: 'RTGS' } },
    outcome: 'guaranteed',
    guaranteed: { guaranteed_at: 1_780_000_000 },
  })
  await stripe.invoices.attachPayment(invoice.id, { payment_record: record.id })
  await stripe.paymentRecords.reportRefund(record.id, {
    outcome: 'refunded',
    processor_details: { type: 'custom', custom: { refund_reference: 'RTN-7' } },
    amount: { currency: 'inr', value: 40_000 },
    refunded: { refunded_at: 1_780_000_500 },
  })

  const note = await stripe.creditNotes.create({
    invoice: invoice.id,
    amount: 100_000,
    credit_amount: 6_000,
    refunds: [
      {
        type: 'payment_record_refund',
        payment_record_refund: { payment_record: record.id, refund_group: 'RTN-7' },
      },
    ],
  })

  expect(note).toMatchObject({ type: 'mixed', pre_payment_amount: 54_000, post_payment_amount: 46_000 })
  expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({
    status: 'paid',
    amount_due: 300_000,
    amount_paid: 300_000,
    amount_remaining: 0,
  })
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ balance: -6_000 })
})

test('refunds made for the invoice count against what can be credited, unless the note names them', async () => {
  const { stripe } = await aSandbox()
  const { invoice, charge } = await aPaidInvoice(stripe)
  const refund = await stripe.refunds.create({ charge: charge.id, amount: 54_000 })
  const whole = { invoice: invoice.id, amount: 354_000 }

  await expect(stripe.creditNotes.create({ ...whole, out_of_band_amount: 354_000 })).rejects.toMatchObject({
    statusCode: 400,
  })
  const both = { ...whole, refunds: [{ refund: refund.id }], refund_amount: 300_000 }
  expect(await stripe.creditNotes.preview(both)).toMatchObject({ post_payment_amount: 354_000 })
  const rest = { invoice: invoice.id, amount: 300_000, refund_amount: 300_000 }
  expect(await stripe.creditNotes.preview(rest)).toMatchObject({ post_payment_amount: 300_000 })
  expect((await stripe.creditNotes.list()).data).toEqual([])
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 54_000 })
  await stripe.creditNotes.create({
    invoice: invoice.id,
    amount: 54_000,
    refunds: [{ refund: refund.id }],
  })
  await expect(
    stripe.creditNotes.create({ invoice: invoice.id, amount: 54_000, refunds: [{ refund: refund.id }] }),
  ).rejects.toThrow('already linked')
  await stripe.creditNotes.create(rest)
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ refunded: true })
})

test('a credit note needs an invoice that is final, a line of it and an amount it still has', async () => {
  const { stripe } = await aSandbox()
  const { invoice, line } = await anOpenInvoice(stripe)
  const draft = await aSubscription(stripe)
  const refused = (params: Partial<Stripe.CreditNoteCreateParams>, error: object) =>
    expect(stripe.creditNotes.create({ invoice: invoice.id, ...params })).rejects.toMatchObject(error)
  const credit = { type: 'invoice_line_item', invoice_line_item: line } as const

  await refused({ invoice: draft.invoiceId, amount: 1 }, { param: 'invoice' })
  await refused({ invoice: 'in_none', amount: 1 }, { code: 'resource_missing', param: 'invoice' })
  await refused({}, { code: 'parameter_missing' })
  await refused({ amount: 1, lines: [{ ...credit, amount: 1 }] }, { code: 'parameters_exclusive' })
  await refused({ amount: 354_001 }, { param: 'amount' })
  await refused({ lines: [{ ...credit, amount: 300_001 }] }, { param: 'lines[0][amount]' })
  await refused({ lines: [{ ...credit, quantity: 3 }] }, { param: 'lines[0][quantity]' })
  await refused(
    { lines: [{ ...credit, invoice_line_item: 'il_none', amount: 1 }] },
    { code: 'resource_missing', param: 'lines[0][invoice_line_item]' },
  )
  await refused(
    { lines: [{ type: 'custom_line_item', quantity: 1, unit_amount: 5 }] },
    { code: 'parameter_missing', param: 'lines[0][description]' },
  )
  await refused({ amount: 5, refund_amount: 5 }, { statusCode: 400 })
  await refused({ amount: 5, shipping_cost: { shipping_rate: 'shr_1' } }, { code: 'parameter_unknown' })
})

test('custom lines are taxed by their own rates', async () => {
  const { stripe } = await aSandbox()
  const { invoice, taxRate } = await anOpenInvoice(stripe)
  const params = {
    invoice: invoice.id,
    lines: [
      {
        type: 'custom_line_item' as const,
        description: 'Late delivery',
        quantity: 3,
        unit_amount: 1_001,
        tax_rates: [taxRate.id],
      },
    ],
  }

  const { data } = await stripe.creditNotes.listPreviewLineItems(params)
  const note = await stripe.creditNotes.create(params)

  expect(data).toMatchObject([{ amount: 3_003, description: 'Late delivery' }])
  expect(note).toMatchObject({ subtotal: 3_003, total: 3_544, total_taxes: [{ amount: 541 }] })
})

test('however an invoice line is credited in parts, all of its tax goes with it and no paisa more', async () => {
  const { stripe } = await aSandbox()
  const cuts = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 5_000, max: 999_999 }), cuts, async (unitAmount, parts) => {
      const { invoice, line } = await anOpenInvoice(stripe, { seats: 1, unitAmount })
      const sizes = [...parts, unitAmount - parts.reduce((sum, part) => sum + part, 0)]
      for (const amount of sizes) {
        await stripe.creditNotes.create({
          invoice: invoice.id,
          lines: [{ type: 'invoice_line_item', invoice_line_item: line, amount }],
        })
        const { amount_due, amount_remaining, pre_payment_credit_notes_amount, total } =
          await stripe.invoices.retrieve(invoice.id)
        expect(amount_remaining).toBe(total - pre_payment_credit_notes_amount)
        expect(amount_due).toBe(amount_remaining)
      }
      expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({
        status: 'paid',
        amount_remaining: 0,
      })
    }),
    { numRuns: 15 },
  )
}, 120_000)

import { expect, test } from 'vitest'
import { aCatalogue, aSandbox, aSubscription } from './support/sandbox.ts'

const refusal = (code: string) => ({ statusCode: 400, code })

test('an invoice is made by hand: empty, filled with lines, changed and finalized', async () => {
  const { stripe } = await aSandbox()
  const { customer, taxRate } = await aCatalogue(stripe)

  const draft = await stripe.invoices.create({
    customer: customer.id,
    collection_method: 'send_invoice',
    days_until_due: 15,
    description: 'Printed workbooks',
    footer: 'Payable to the treasury account',
    custom_fields: [{ name: 'Sanction', value: 'F.1/2026' }],
    default_tax_rates: [taxRate.id],
    metadata: { orderId: 'order-9' },
  })
  expect(draft).toMatchObject({
    status: 'draft',
    auto_advance: false,
    automatically_finalizes_at: null,
    billing_reason: 'manual',
    due_date: draft.created + 15 * 86_400,
    parent: null,
    total: 0,
  })

  const filled = await stripe.invoices.addLines(draft.id, {
    lines: [
      { amount: 100_050, description: 'Workbooks' },
      { amount: -50, description: 'Rounding', discountable: false },
    ],
    invoice_metadata: { checked: 'yes' },
  })
  expect(filled).toMatchObject({
    subtotal: 100_000,
    total: 118_000,
    amount_due: 118_000,
    metadata: { orderId: 'order-9', checked: 'yes' },
    total_taxes: [{ amount: 18_000, taxable_amount: 100_000 }],
  })
  const [first, second] = filled.lines.data
  await stripe.invoices.updateLines(draft.id, { lines: [{ id: first!.id, amount: 200_000 }] })
  await stripe.invoices.removeLines(draft.id, { lines: [{ id: second!.id, behavior: 'delete' }] })
  const line = await stripe.invoices.updateLineItem(draft.id, first!.id, { description: 'Workbooks, bound' })
  expect(line).toMatchObject({ amount: 200_000, description: 'Workbooks, bound' })
  await stripe.invoices.update(draft.id, { footer: 'New footer', due_date: draft.created + 86_400 })

  const open = await stripe.invoices.finalizeInvoice(draft.id)
  expect(open).toMatchObject({
    status: 'open',
    number: `${customer.invoice_prefix}-0001`,
    footer: 'New footer',
    total: 236_000,
    due_date: draft.created + 86_400,
    custom_fields: [{ name: 'Sanction', value: 'F.1/2026' }],
  })
})

test('items that wait are put on an invoice by hand only when it asks for them', async () => {
  const { stripe } = await aSandbox()
  const { customer } = await aCatalogue(stripe)
  const base = { customer: customer.id, collection_method: 'send_invoice', days_until_due: 5 } as const
  await expect(
    stripe.invoices.create({ ...base, pending_invoice_items_behavior: 'include' }),
  ).rejects.toMatchObject(refusal('invoice_no_customer_line_items'))
  await stripe.invoiceItems.create({ customer: customer.id, amount: 5_000, description: 'Courier' })

  const without = await stripe.invoices.create(base)
  const withItems = await stripe.invoices.create({ ...base, pending_invoice_items_behavior: 'include' })

  expect(without.lines.data).toEqual([])
  expect(withItems).toMatchObject({ subtotal: 5_000, lines: { data: [{ description: 'Courier' }] } })
  expect((await stripe.invoiceItems.list({ customer: customer.id, pending: true })).data).toEqual([])
})

test('a draft of its own can be deleted and its items wait again; one of a subscription cannot', async () => {
  const { stripe } = await aSandbox()
  const { customer, invoiceId } = await aSubscription(stripe)
  const item = await stripe.invoiceItems.create({ customer: customer.id, amount: 700 })
  const draft = await stripe.invoices.create({
    customer: customer.id,
    collection_method: 'send_invoice',
    days_until_due: 5,
    pending_invoice_items_behavior: 'include',
  })

  expect(await stripe.invoices.del(draft.id)).toMatchObject({ deleted: true })

  await expect(stripe.invoices.retrieve(draft.id)).rejects.toMatchObject({ statusCode: 404 })
  expect(await stripe.invoiceItems.retrieve(item.id)).toMatchObject({ invoice: null })
  await expect(stripe.invoices.del(invoiceId)).rejects.toMatchObject({ statusCode: 400 })
  expect((await stripe.events.list({ type: 'invoice.deleted' })).data).toHaveLength(1)
})

test('a number set by hand stays and leaves no gap in the others', async () => {
  const { stripe } = await aSandbox()
  const { customer } = await aCatalogue(stripe)
  const base = { customer: customer.id, collection_method: 'send_invoice', days_until_due: 5 } as const
  const byHand = await stripe.invoices.create({ ...base, number: 'SPV/2026/17' })
  const ordinary = [await stripe.invoices.create(base), await stripe.invoices.create(base)]
  await stripe.invoices.del((await stripe.invoices.create(base)).id)

  expect((await stripe.invoices.finalizeInvoice(byHand.id)).number).toBe('SPV/2026/17')
  const numbers = []
  for (const { id } of ordinary) numbers.push((await stripe.invoices.finalizeInvoice(id)).number)

  expect(numbers).toEqual([`${customer.invoice_prefix}-0001`, `${customer.invoice_prefix}-0002`])
  await expect(stripe.invoices.create({ ...base, number: 'SPV/2026/17' })).rejects.toMatchObject({
    param: 'number',
  })
})

test('what is final cannot be edited, in the words of Stripe', async () => {
  const { stripe } = await aSandbox()
  const { invoiceId, customer } = await aSubscription(stripe)
  const { lines } = await stripe.invoices.finalizeInvoice(invoiceId)
  const notEditable = refusal('invoice_not_editable')

  await expect(stripe.invoices.update(invoiceId, { footer: 'No' })).rejects.toMatchObject(notEditable)
  await expect(stripe.invoices.del(invoiceId)).rejects.toMatchObject(notEditable)
  await expect(stripe.invoices.addLines(invoiceId, { lines: [{ amount: 5 }] })).rejects.toMatchObject(
    notEditable,
  )
  await expect(
    stripe.invoices.removeLines(invoiceId, { lines: [{ id: lines.data[0]!.id, behavior: 'delete' }] }),
  ).rejects.toMatchObject(notEditable)
  await expect(
    stripe.invoiceItems.create({ customer: customer.id, invoice: invoiceId, amount: 5 }),
  ).rejects.toMatchObject(notEditable)
  expect(await stripe.invoices.update(invoiceId, { metadata: { seen: 'yes' } })).toMatchObject({
    metadata: { seen: 'yes' },
  })
})

test('an invoice by hand needs a due date, a way of collection that exists and known parameters', async () => {
  const { stripe } = await aSandbox()
  const { customer } = await aCatalogue(stripe)
  const sent = { customer: customer.id, collection_method: 'send_invoice' } as const

  await expect(stripe.invoices.create({ customer: customer.id })).rejects.toMatchObject({
    param: 'collection_method',
  })
  await expect(stripe.invoices.create(sent)).rejects.toMatchObject(refusal('parameter_missing'))
  await expect(
    stripe.invoices.create({ ...sent, days_until_due: 5, due_date: 2_000_000_000 }),
  ).rejects.toMatchObject(refusal('parameters_exclusive'))
  await expect(stripe.invoices.create({ ...sent, due_date: 1_000_000 })).rejects.toMatchObject({
    param: 'due_date',
  })
  await expect(
    stripe.invoices.create({ ...sent, days_until_due: 5, default_tax_rates: ['txr_none'] }),
  ).rejects.toMatchObject({ ...refusal('resource_missing'), param: 'default_tax_rates[0]' })
  await expect(
    stripe.invoices.create({ ...sent, days_until_due: 5, discounts: [{ coupon: 'half' }] }),
  ).rejects.toMatchObject(refusal('parameter_unknown'))
  await expect(
    stripe.invoices.create({ ...sent, customer: 'cus_none', days_until_due: 5 }),
  ).rejects.toMatchObject({ ...refusal('resource_missing'), param: 'customer' })
})

test('a draft shows the customer as they are, a final invoice as they were', async () => {
  const { stripe } = await aSandbox()
  const { customer, invoiceId } = await aSubscription(stripe)

  await stripe.customers.update(customer.id, { name: 'Ministry of Samples' })
  expect((await stripe.invoices.finalizeInvoice(invoiceId)).customer_name).toBe('Ministry of Samples')
  await stripe.customers.update(customer.id, { name: 'Ministry of Specimens' })

  expect((await stripe.invoices.retrieve(invoiceId)).customer_name).toBe('Ministry of Samples')
})

test('an open invoice is announced once as overdue, and its subscription stays active', async () => {
  const clock = { now: new Date('2026-01-01T00:00:00Z') }
  const { stripe, passTime } = await aSandbox({ now: () => clock.now })
  const { invoiceId, subscription } = await aSubscription(stripe)
  await stripe.invoices.finalizeInvoice(invoiceId)

  clock.now = new Date('2026-01-31T00:00:00Z')
  passTime()
  passTime()

  expect((await stripe.events.list({ type: 'invoice.overdue' })).data).toHaveLength(1)
  expect(await stripe.invoices.retrieve(invoiceId)).toMatchObject({ status: 'open' })
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'active' })
})

test('an uncollectible invoice may still be paid or voided, and only an open one becomes it', async () => {
  const { stripe } = await aSandbox()
  const { invoiceId } = await aSubscription(stripe)
  const other = await aSubscription(stripe)
  await expect(stripe.invoices.markUncollectible(invoiceId)).rejects.toMatchObject({ statusCode: 400 })
  await stripe.invoices.finalizeInvoice(invoiceId)
  await stripe.invoices.finalizeInvoice(other.invoiceId)

  const given = await stripe.invoices.markUncollectible(invoiceId)
  await stripe.invoices.markUncollectible(other.invoiceId)

  expect(given.status).toBe('uncollectible')
  expect(given.status_transitions.marked_uncollectible_at).toEqual(expect.any(Number))
  expect(await stripe.invoices.pay(invoiceId, { paid_out_of_band: true })).toMatchObject({ status: 'paid' })
  expect(await stripe.invoices.voidInvoice(other.invoiceId)).toMatchObject({ status: 'void' })
})

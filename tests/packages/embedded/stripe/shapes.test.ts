import { expect, test } from 'vitest'
import { mismatches } from './support/declared-shapes.ts'
import { aReceiver, aSandbox, aSubscription } from './support/sandbox.ts'

const sampleOf = async ({ apiBase, secretKey }: { apiBase: string; secretKey: string }, path: string) => {
  const answer = await fetch(`${apiBase}${path}`, { headers: { authorization: `Bearer ${secretKey}` } })
  return (await answer.json()) as Record<string, unknown> & { data: Record<string, unknown>[] }
}

test('every object on the wire has exactly the fields and types Stripe declares for this version', async () => {
  const receiver = await aReceiver()
  const sandbox = await aSandbox({ webhookUrl: receiver.url })
  const { stripe } = sandbox
  const { customer, product, price, taxRate, subscription, invoiceId } = await aSubscription(stripe)
  const taxId = await stripe.customers.createTaxId(customer.id, { type: 'in_gst', value: '07AAAGM0289C1ZL' })
  const get = (path: string) => sampleOf(sandbox, path)
  const draft = await get(`/v1/invoices/${invoiceId}`)
  await stripe.invoices.finalizeInvoice(invoiceId)
  const open = await get(`/v1/invoices/${invoiceId}`)
  await stripe.invoices.pay(invoiceId, { paid_out_of_band: true })
  const item = subscription.items.data[0]!.id
  await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item, quantity: 5 }],
    proration_behavior: 'always_invoice',
  })
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })
  const scheduled = await get(
    `/v1/subscriptions/${subscription.id}?expand[]=latest_invoice&expand[]=customer`,
  )
  await stripe.subscriptions.cancel(subscription.id)

  expect(mismatches('Customer', await get(`/v1/customers/${customer.id}`))).toEqual([])
  expect(mismatches('TaxId', await get(`/v1/customers/${customer.id}/tax_ids/${taxId.id}`))).toEqual([])
  expect(mismatches('Product', await get(`/v1/products/${product.id}`))).toEqual([])
  expect(mismatches('Price', await get(`/v1/prices/${price.id}`))).toEqual([])
  expect(mismatches('TaxRate', await get(`/v1/tax_rates/${taxRate.id}`))).toEqual([])
  expect(mismatches('Invoice', draft)).toEqual([])
  expect(mismatches('Invoice', open)).toEqual([])
  expect(mismatches('Invoice', await get(`/v1/invoices/${invoiceId}`))).toEqual([])
  expect(mismatches('Subscription', scheduled)).toEqual([])
  expect(mismatches('Subscription', await get(`/v1/subscriptions/${subscription.id}`))).toEqual([])
  for (const line of (await get(`/v1/invoices/${invoiceId}/lines`)).data) {
    expect(mismatches('InvoiceLineItem', line)).toEqual([])
  }
  const { data: events } = await get('/v1/events?limit=100')
  expect(events.length).toBeGreaterThan(12)
  for (const event of events) expect(mismatches('Event', event)).toEqual([])
})

test('the comparison notices what is missing, what is too much and what is misspelt', async () => {
  const sandbox = await aSandbox()
  const { taxRate } = await aSubscription(sandbox.stripe)
  const good = await sampleOf(sandbox, `/v1/tax_rates/${taxRate.id}`)
  const { percentage: _gone, ...lacking } = good

  expect(mismatches('TaxRate', lacking)).toEqual(['TaxRate.percentage: missing'])
  expect(mismatches('TaxRate', { ...good, colour: 'red' })).toEqual(['TaxRate.colour: not declared'])
  expect(mismatches('TaxRate', { ...good, tax_type: 'gsst' })).toHaveLength(1)
})

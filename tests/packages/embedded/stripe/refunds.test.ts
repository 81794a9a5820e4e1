import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { aSandbox, aSubscription } from './support/sandbox.ts'

async function aPayment(stripe: Stripe) {
  const made = await aSubscription(stripe)
  const { hosted_invoice_url: page } = await stripe.invoices.finalizeInvoice(made.invoiceId)
  await fetch(`${page}/pay`, { method: 'POST' })
  const [intent] = (await stripe.paymentIntents.list({ customer: made.customer.id })).data
  return { ...made, intent: intent!, charge: intent!.latest_charge as string }
}

test('a payment is refunded in parts until nothing is left', async () => {
  const { stripe } = await aSandbox()
  const { intent, charge, invoiceId } = await aPayment(stripe)

  const part = await stripe.refunds.create({
    payment_intent: intent.id,
    amount: 54_000,
    reason: 'requested_by_customer',
    metadata: { orderId: 'order-1' },
  })
  expect(part).toMatchObject({ status: 'succeeded', amount: 54_000, charge, payment_intent: intent.id })
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 54_000, refunded: false })
  await expect(stripe.refunds.create({ charge, amount: 300_001 })).rejects.toMatchObject({
    statusCode: 400,
    param: 'amount',
  })
  const rest = await stripe.refunds.create({ charge })

  expect(rest.amount).toBe(300_000)
  const whole = await stripe.charges.retrieve(charge, { expand: ['refunds'] })
  expect(whole).toMatchObject({ amount_refunded: 354_000, refunded: true })
  expect(whole.refunds?.data.map(({ id }) => id)).toEqual([rest.id, part.id])
  expect(await stripe.invoices.retrieve(invoiceId)).toMatchObject({ status: 'paid', amount_paid: 354_000 })
  await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({ code: 'charge_already_refunded' })
})

test('a refund is found by its charge, told about, annotated and not taken back', async () => {
  const { stripe } = await aSandbox()
  const { charge } = await aPayment(stripe)
  const other = await aPayment(stripe)
  const refund = await stripe.refunds.create({ charge })
  await stripe.refunds.create({ payment_intent: other.intent.id, amount: 1 })

  expect((await stripe.refunds.list({ charge })).data.map(({ id }) => id)).toEqual([refund.id])
  expect((await stripe.refunds.list({ payment_intent: other.intent.id })).data).toHaveLength(1)
  expect(await stripe.refunds.update(refund.id, { metadata: { note: 'seen' } })).toMatchObject({
    metadata: { note: 'seen' },
  })
  expect(await stripe.refunds.retrieve(refund.id, { expand: ['charge'] })).toMatchObject({
    charge: { id: charge, refunded: true },
  })
  await expect(stripe.refunds.cancel(refund.id)).rejects.toThrow('requires_action')
  const { data } = await stripe.events.list({
    types: ['refund.created', 'refund.updated', 'charge.refunded'],
  })
  expect(data.map(({ type }) => type)).toEqual([
    'refund.updated',
    'charge.refunded',
    'refund.created',
    'charge.refunded',
    'refund.created',
  ])
})

test('what was never paid cannot be refunded', async () => {
  const { stripe } = await aSandbox()
  const { invoiceId, customer } = await aSubscription(stripe)
  const { hosted_invoice_url: page } = await stripe.invoices.finalizeInvoice(invoiceId)
  await fetch(`${page}/decline`, { method: 'POST' })
  const [intent] = (await stripe.paymentIntents.list({ customer: customer.id })).data

  await expect(stripe.refunds.create({ payment_intent: intent!.id })).rejects.toThrow(
    'does not have a successful charge to refund',
  )
  await expect(stripe.refunds.create({ charge: intent!.latest_charge as string })).rejects.toMatchObject({
    statusCode: 400,
  })
  await expect(stripe.refunds.create({})).rejects.toMatchObject({ code: 'parameter_missing' })
  await expect(stripe.refunds.create({ charge: 'ch_none' })).rejects.toMatchObject({
    code: 'resource_missing',
    param: 'charge',
  })
  await expect(stripe.refunds.create({ charge: 'ch_1', reverse_transfer: true })).rejects.toMatchObject({
    code: 'parameter_unknown',
  })
})
